import { z } from 'zod';
import type { TypeMark } from '../associations.ts';
import { OBJECT_TYPES } from '../object-types.ts';
import type { Reference } from '../portal.ts';
import { ACT, ask, readAct, readName, readType, take } from './admin-route.ts';
import type { AdminRoute, Steered } from './admin-route.ts';

const END = z.strictObject({ type: z.enum(OBJECT_TYPES), id: z.string().min(1) });
const PAIR = z.strictObject({ from: END, to: END, ...ACT });
/** Labels by the text people see; `Primary` is one of them. */
const LABELLED = PAIR.extend({ labels: z.array(z.string().min(1)).default([]) });
const LABEL = z.strictObject({
  from: z.enum(OBJECT_TYPES),
  to: z.enum(OBJECT_TYPES),
  label: z.string().min(1),
});

function findMarks(
  { portal }: Steered,
  from: Reference,
  to: Reference,
  labels: readonly string[],
): TypeMark[] {
  const known = portal.labels(from.type, to.type);
  return labels.map((text) => {
    const link = known.find(({ label }) => label === text);
    if (!link) throw new Error(`No label "${text}" leads from ${from.type} to ${to.type}.`);
    return { category: link.category, typeId: link.typeId };
  });
}

const ROOT = '/sandbox/associations';

/** Who belongs to what, and as what. */
export const ASSOCIATION_ADMIN_ROUTES: readonly AdminRoute[] = [
  take('POST', ROOT, LABELLED, (sandbox, { body: { from, to, labels, ...act } }) =>
    sandbox.portal.associate(from, to, findMarks(sandbox, from, to, labels), readAct(act)),
  ),
  take('PUT', `${ROOT}/labels`, LABELLED, (sandbox, { body: { from, to, labels, ...act } }) =>
    sandbox.portal.setLabels(from, to, findMarks(sandbox, from, to, labels), readAct(act)),
  ),
  take('DELETE', ROOT, PAIR, ({ portal }, { body: { from, to, ...act } }) =>
    portal.removeAssociation(from, to, readAct(act)),
  ),
  take('POST', '/sandbox/labels', LABEL, ({ portal }, { body: { from, to, label } }) =>
    portal.addLabel(from, to, label),
  ),
  ask('GET', '/sandbox/labels/{from}/{to}', ({ portal }, params) => ({
    results: portal.labels(readType(params, 'from'), readType(params, 'to')),
  })),
  ask('DELETE', '/sandbox/labels/{from}/{to}/{typeId}', ({ portal }, params) =>
    portal.removeLabel(readType(params, 'from'), readType(params, 'to'), Number(readName(params, 'typeId'))),
  ),
];
