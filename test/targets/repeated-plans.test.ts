/** Plans in any order, doubled and repeated, give each pair one opportunity, on every store (R125). */
import fc from 'fast-check';
import { prepareTargets } from '../../src/targets/apply-targets.ts';
import { approveTargets } from '../../src/targets/approve-targets.ts';
import { undoTargets } from '../../src/targets/undo-targets.ts';
import { contextOf, rulesFor } from '../fixtures/planning.ts';
import { describeEachStore } from '../support/stores.ts';
import { START } from '../support/world.ts';
import { openWorkshop, type Workshop } from '../worker/workshop.ts';

const COMPANIES = ['10', '20', '30', '40'];
const SOLUTIONS = ['hr_system', 'analytics_platform'];

type Pair = readonly [company: string, solution: string];
type Act =
  { readonly act: 'apply'; readonly pairs: readonly Pair[] } | { readonly act: 'work' | 'approve' | 'undo' };

const pair = fc.tuple(fc.constantFrom(...COMPANIES), fc.constantFrom(...SOLUTIONS));
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .array(pair, { minLength: 1, maxLength: 10 })
        .map((pairs) => ({ act: 'apply' as const, pairs })),
    },
    { weight: 2, arbitrary: fc.constantFrom({ act: 'work' as const }, { act: 'approve' as const }) },
  ),
  { minLength: 1, maxLength: 6 },
);

async function reset(workshop: Workshop): Promise<void> {
  const portal = await workshop.reset();
  for (const id of COMPANIES)
    portal.put('companies', id, { name: `Company ${id}`, domain: `c${id}.example` }, START);
  // Of one pair a rep has a deal already.
  portal.put(
    'deals',
    '900',
    { dealname: 'Rep', dealstage: 'qualifiedtobuy', pipeline: 'default', bg_solution: 'hr_system' },
    START,
  );
  portal.link('companies', '40', 'deals', '900');
}

async function perform(workshop: Workshop, step: Act): Promise<void> {
  const context = contextOf(workshop);
  workshop.clock.pass(1000);
  if (step.act === 'work') await workshop.drain();
  if (step.act === 'undo') await undoTargets(context, { by: null, runId: null, dryRun: false });
  if (step.act === 'approve')
    for (const side of ['marketing', 'sales'] as const)
      await approveTargets(context, { side, by: side, runId: null });
  if (step.act !== 'apply') return;
  const lines = step.pairs.map(([company, solution]) => `${company},${solution}`);
  const prepared = await prepareTargets(context, ['company_id,solution', ...lines].join('\n'));
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults));
  await prepared.carryOut(null);
}

function openDeals(workshop: Workshop): string[] {
  return workshop
    .portal()
    .list('deals')
    .map(({ properties }) => properties.bg_key ?? '40:hr_system:rep')
    .map((key) => key.split(':').slice(0, 2).join(':'))
    .sort();
}

describeEachStore('target accounts', (open, kind) => {
  const numRuns = kind === 'SQLite' ? 25 : 6;

  test('have one opportunity per pair, whatever the order, doubles and repetitions of files are (R125)', async () => {
    const workshop = await openWorkshop({ rules: await rulesFor('full'), store: open() });
    await fc.assert(
      fc.asyncProperty(acts, async (steps) => {
        await reset(workshop);
        for (const step of steps) await perform(workshop, step);
        await workshop.drain();
        const planned = steps.flatMap((step) =>
          step.act === 'apply' ? step.pairs.map((each) => each.join(':')) : [],
        );
        expect(openDeals(workshop)).toEqual([...new Set([...planned, '40:hr_system'])].sort());
      }),
      { numRuns },
    );
  });

  test('get a deal only after both approvals, and lose it when the plan is taken back (R122, R125)', async () => {
    const workshop = await openWorkshop({
      rules: await rulesFor('full', ['marketing', 'sales']),
      store: open(),
    });
    await reset(workshop);
    const apply: Act = {
      act: 'apply',
      pairs: [
        ['10', 'hr_system'],
        ['40', 'hr_system'],
      ],
    };
    for (const step of [apply, { act: 'work' }, apply] as const) await perform(workshop, step);
    expect(openDeals(workshop)).toEqual(['40:hr_system']);
    for (const step of [{ act: 'approve' }, apply, { act: 'approve' }, { act: 'work' }] as const)
      await perform(workshop, step);
    expect(openDeals(workshop)).toEqual(['10:hr_system', '40:hr_system']);
    for (const step of [{ act: 'undo' }, { act: 'work' }, { act: 'undo' }] as const)
      await perform(workshop, step);
    expect(openDeals(workshop)).toEqual(['40:hr_system']);
    const rows = await workshop.store.db
      .selectFrom('target')
      .select(['origin', 'undone_at'])
      .orderBy('company_id')
      .execute();
    expect(rows).toEqual([
      { origin: 'created', undone_at: expect.any(Number) },
      { origin: 'joined', undone_at: expect.any(Number) },
    ]);
  });
});
