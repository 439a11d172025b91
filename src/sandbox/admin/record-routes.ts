import { z } from 'zod';
import { importContacts, MOST_IMPORTED } from '../imports.ts';
import { OBJECT_TYPES } from '../object-types.ts';
import { ACT, ask, readAct, readName, readType, take } from './admin-route.ts';
import type { AdminRoute, Steered } from './admin-route.ts';

const PROPERTIES = z.record(z.string(), z.string());
const WRITE = z.strictObject({ properties: PROPERTIES, ...ACT });
const WHEN = z.strictObject(ACT);
const MERGE = z.strictObject({ with: z.string().min(1), newRecord: z.boolean().optional(), ...ACT });
const IMPORT = z.strictObject({
  count: z.int().min(1).max(MOST_IMPORTED),
  companyId: z.string().min(1).optional(),
  domain: z.string().min(1).optional(),
  jobtitles: z.array(z.string().min(1)).optional(),
});
const OWNER = z.strictObject({
  id: z.string().min(1),
  userId: z.int(),
  email: z.string().min(3),
  firstName: z.string(),
  lastName: z.string(),
});

type Params = Readonly<Record<string, string>>;

/** A record with everything that stands beside it. */
function showRecord({ portal }: Steered, params: Params) {
  const type = readType(params);
  const found = portal.find(type, readName(params, 'id'));
  if (found === null) throw new Error(`The sandbox has no ${type} ${readName(params, 'id')}.`);
  const beside = OBJECT_TYPES.map((to) => [to, portal.associations(type, found.id, to)] as const);
  const associations = Object.fromEntries(
    beside
      .filter(([, pairs]) => pairs.length > 0)
      .map(([to, pairs]) => [to, pairs.map(({ id, labels }) => ({ id, labels }))]),
  );
  return { ...found, associations };
}

const ROOT = '/sandbox/objects/{type}';

/** Records, as people and imports make and change them. */
export const RECORD_ROUTES: readonly AdminRoute[] = [
  ask('GET', ROOT, ({ portal }, params) => ({ results: portal.list(readType(params)) })),
  ask('GET', `${ROOT}/{id}`, showRecord),
  take('POST', ROOT, WRITE, ({ portal }, { params, body }) => ({
    id: portal.createObject(readType(params), body.properties, readAct(body)),
  })),
  take('PATCH', `${ROOT}/{id}`, WRITE, ({ portal }, { params, body }) =>
    portal.updateObject(readType(params), readName(params, 'id'), body.properties, readAct(body)),
  ),
  take('POST', `${ROOT}/{id}/archive`, WHEN, ({ portal }, { params, body }) =>
    portal.archiveObject(readType(params), readName(params, 'id'), readAct(body)),
  ),
  take('POST', `${ROOT}/{id}/restore`, WHEN, ({ portal }, { params, body }) =>
    portal.restoreObject(readType(params), readName(params, 'id'), readAct(body)),
  ),
  take('POST', `${ROOT}/{id}/gdpr-delete`, WHEN, ({ portal }, { params, body }) =>
    portal.privacyDelete(readType(params), readName(params, 'id'), readAct(body)),
  ),
  take('POST', `${ROOT}/{id}/merge`, MERGE, ({ portal }, { params, body }) => ({
    id: portal.mergeObjects(readType(params), readName(params, 'id'), body.with, {
      ...readAct(body),
      newRecord: body.newRecord ?? false,
    }),
  })),
  take('POST', '/sandbox/import', IMPORT, ({ portal: { state } }, { body }) => {
    const actor = { at: state.now(), source: 'IMPORT', sourceId: null };
    return { ids: importContacts(state, body, actor) };
  }),
  take('POST', '/sandbox/owners', OWNER, ({ portal }, { body }) =>
    portal.addOwner({ ...body, createdAt: portal.state.now() }),
  ),
];
