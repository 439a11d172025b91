import { applyPlan } from '../../src/install/apply-plan.ts';
import { planInstall } from '../../src/install/plan.ts';
import { readPortalShape } from '../../src/install/portal-shape.ts';
import { readPortal } from '../../src/install/portal-state.ts';
import { createPortal, RULES } from './portal-double.ts';
import type { PortalLimits } from './portal-double.ts';

async function installed(limits: PortalLimits = {}) {
  const portal = createPortal(limits);
  await applyPlan(portal.gateway, planInstall(await readPortal(portal.gateway), RULES));
  return portal;
}

test('an installed portal has all labels, the early pipeline and no missing property', async () => {
  const portal = await installed();
  const shape = await readPortalShape(portal.gateway, RULES);
  expect(Object.keys(shape.labelTypeIds)).toHaveLength(9);
  expect(shape.labelTypeIds.initiator).toBe(100);
  expect(shape.pipeline).toEqual({ id: 'bg_early', stageIds: ['bg_detected', 'bg_engaged'], early: true });
  expect(shape.missingProperties).toEqual([]);
});

test('without an early pipeline new deals go to the first stage of the default one', async () => {
  const portal = await installed({ free: 400 });
  const shape = await readPortalShape(portal.gateway, RULES);
  expect(shape.labelTypeIds).toEqual({});
  expect(shape.pipeline).toEqual({ id: 'default', stageIds: ['appointmentscheduled'], early: false });
});

test('the early pipeline is known by its text where HubSpot gave it other ids', async () => {
  const portal = createPortal();
  portal.pipelines.push({
    id: '8842',
    label: 'buying groups ',
    stages: [{ id: '9911', label: 'Detected', isClosed: false, probability: 0.1 }],
  });
  const shape = await readPortalShape(portal.gateway, RULES);
  expect(shape.pipeline).toEqual({ id: '8842', stageIds: ['9911'], early: true });
});

test('a portal without installation names every missing property', async () => {
  const shape = await readPortalShape(createPortal().gateway, RULES);
  expect(shape.missingProperties).toHaveLength(34);
  expect(shape.missingProperties).toContain('deals.bg_key');
  expect(shape.missingProperties).toContain('contacts.bg_buying_roles');
});

test('the stages of all pipelines say whether they are open, won or lost', async () => {
  const { stages } = await readPortalShape(createPortal().gateway, RULES);
  expect(stages.map(({ id, closed, won, lost }) => ({ id, closed, won, lost }))).toEqual([
    { id: 'appointmentscheduled', closed: false, won: false, lost: false },
    { id: 'closedwon', closed: true, won: true, lost: false },
    { id: 'closedlost', closed: true, won: false, lost: true },
  ]);
});
