/** What `useAssociations` reads. */
import { findObjectType } from '../../sandbox/object-types.ts';
import type { Portal } from '../../sandbox/portal.ts';
import type { RecordType } from '../link/protocol.ts';
import type { AssociationsAnswer } from '../link/worker-link.ts';

export function readAssociations(
  portal: Portal,
  record: { readonly type: RecordType; readonly id: string },
  to: string,
  { properties, most }: { readonly properties: readonly string[]; readonly most: number },
): AssociationsAnswer {
  const type = findObjectType(to);
  const pairs = type === null ? [] : portal.associations(record.type, record.id, type);
  const results = pairs.slice(0, most).map(({ id, types }) => {
    const all = type === null ? {} : (portal.find(type, id)?.properties ?? {});
    return {
      toObjectId: Number(id),
      associationTypes: types.map(({ category, typeId, label }) => ({
        category,
        typeId,
        label: label ?? '',
      })),
      properties: Object.fromEntries(properties.map((name) => [name, all[name] ?? ''])),
    };
  });
  return { results, hasMore: pairs.length > most, nextOffset: results.length };
}
