/** Reads whose subsidiary a company is, and who its own are; only where a rule joins them (R23). */
import {
  childrenOf,
  forgetFamilies,
  linkFamilies,
  withHeads,
  withoutKnownFamily,
  type FamilyLink,
} from '../facts/families.ts';
import type { Connection } from '../facts/store.ts';
import { finishReadings, markToRead, type DueReading } from '../facts/work.ts';
import type { AssociationsOf } from '../hubspot/gateway.ts';
import { idsOf, type ReadContext } from './read-context.ts';
import { touchCompanies } from './touched-companies.ts';

/** HubSpot's own types between two companies: from a parent to its child, and from a child to its parent. */
const TO_CHILD = 13;
const TO_PARENT = 14;

export async function readFamiliesOf(context: ReadContext, due: readonly DueReading[]): Promise<void> {
  const { db, gateway, mail } = context;
  const ids = idsOf(due);
  const answers = mail.familiesJoin ? await gateway.readAssociations('companies', 'companies', ids) : [];
  const now = context.now();
  await db.transaction().execute(async (trx) => {
    if (mail.familiesJoin) await takeInFamilies(trx, answers.map(toLink), now);
    else await forgetFamilies(trx, ids);
    await finishReadings(trx, 'company_families', due);
  });
}

function toLink({ fromId, to }: AssociationsOf): FamilyLink {
  const related = (typeId: number): string[] =>
    to
      .filter(({ types }) =>
        types.some((each) => each.category === 'HUBSPOT_DEFINED' && each.typeId === typeId),
      )
      .map(({ id }) => id)
      .filter((id) => id !== fromId);
  // HubSpot allows one parent; should it ever tell of several, every reading takes the same.
  const [parentId = null] = related(TO_PARENT).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return { companyId: fromId, parentId, childIds: related(TO_CHILD) };
}

/** Everybody concerned before and after is decided again; relatives that are not known yet are read as well. */
async function takeInFamilies(db: Connection, links: readonly FamilyLink[], now: number): Promise<void> {
  const ids = links.map(({ companyId }) => companyId);
  const before = await withHeads(db, [...ids, ...(await childrenOf(db, ids))]);
  await linkFamilies(db, links, now);
  const relatives = links.flatMap(({ parentId, childIds }) => [
    ...(parentId === null ? [] : [parentId]),
    ...childIds,
  ]);
  await touchCompanies(db, [...new Set([...before, ...ids, ...relatives])], now);
  await markToRead(db, 'company_families', await withoutKnownFamily(db, relatives), now);
}

/**
 * Where subsidiaries join their parents, a company is decided once its family is known: of the others it is asked for
 * here, such as after the rule was switched on.
 */
export async function withKnownFamily(
  db: Connection,
  ids: readonly string[],
  familiesJoin: boolean,
  now: number,
): Promise<readonly string[]> {
  if (!familiesJoin) return ids;
  const unknown = new Set(await withoutKnownFamily(db, ids));
  await markToRead(db, 'company_families', unknown, now);
  return ids.filter((id) => !unknown.has(id));
}
