/** Which companies are loaded with which: a head with all of its family, everybody else alone (R23). */
import type { Company, Family } from '../domain/types.ts';
import { readFamilies, type FamilyIds } from './families.ts';
import { completeCompanies, type CompleteCompany, type Picture } from './load-companies.ts';
import type { Connection } from './store.ts';

/** What is loaded for one company's decision. */
export interface Scope {
  readonly company: Company;
  /** The company itself and, of a head, its subsidiaries. */
  readonly companyIds: readonly string[];
  readonly family: FamilyIds | null;
  /** Of all of them, for whose domains addresses stand. */
  readonly complete: readonly CompleteCompany[];
}

/** Companies of which something is still to be read, of their families included, are left out. */
export async function findScopes(
  db: Connection,
  ids: readonly string[],
  familiesJoin: boolean,
  picture: Picture = 'current',
): Promise<Scope[]> {
  const families = familiesJoin ? await readFamilies(db, ids) : new Map<string, FamilyIds>();
  const scopeOf = (id: string): readonly string[] => {
    const family = families.get(id);
    return family?.headId === id ? family.companyIds : [id];
  };
  const wider = [...new Set(ids.flatMap(scopeOf))];
  const complete = new Map(
    (await completeCompanies(db, wider, picture)).map((each) => [each.company.id, each]),
  );
  const unsure =
    familiesJoin && picture === 'current' ? await findUnsure(db, ids, families) : new Set<string>();
  return [...complete.values()]
    .filter(
      ({ company: { id } }) =>
        ids.includes(id) && !unsure.has(id) && scopeOf(id).every((each) => complete.has(each)),
    )
    .map(({ company }) => ({
      company,
      companyIds: scopeOf(company.id),
      family: families.get(company.id) ?? null,
      complete: scopeOf(company.id).flatMap((id) => complete.get(id) ?? []),
    }));
}

/** Companies whose family may turn out to be larger: a relative or a parent is still to be read. */
async function findUnsure(
  db: Connection,
  ids: readonly string[],
  families: ReadonlyMap<string, FamilyIds>,
): Promise<Set<string>> {
  const relativesOf = (id: string): readonly string[] => families.get(id)?.companyIds ?? [id];
  const relatives = [...new Set(ids.flatMap(relativesOf))];
  if (relatives.length === 0) return new Set();
  const rows = await db
    .selectFrom('company')
    .innerJoin('to_read', (join) =>
      join.on(({ or, and, eb, ref }) =>
        or([
          and([eb('to_read.what', '=', 'company_families'), eb('to_read.id', '=', ref('company.id'))]),
          and([eb('to_read.what', '=', 'companies'), eb('to_read.id', '=', ref('company.parent_id'))]),
        ]),
      ),
    )
    .select('company.id')
    .distinct()
    .where('company.id', 'in', relatives)
    .execute();
  const waiting = new Set(rows.map(({ id }) => id));
  return new Set(ids.filter((id) => relativesOf(id).some((each) => waiting.has(each))));
}

export interface DealLink {
  readonly deal_id: string;
  readonly company_id: string;
}

/** People who are on deals of the head of their family, by head. */
export async function readPeopleOfHeads(
  db: Connection,
  scopes: readonly Scope[],
): Promise<Map<string, ReadonlySet<string>>> {
  const heads = scopes.flatMap(({ company, family }) =>
    family === null || family.headId === company.id ? [] : [family.headId],
  );
  if (heads.length === 0) return new Map();
  const rows = await db
    .selectFrom('pair')
    .innerJoin('deal_company', 'deal_company.deal_id', 'pair.deal_id')
    .innerJoin('deal', 'deal.id', 'pair.deal_id')
    .select(['deal_company.company_id', 'pair.contact_id'])
    .distinct()
    .where('deal_company.company_id', 'in', [...new Set(heads)])
    .where('pair.present', '=', 1)
    .where('deal.archived', '=', 0)
    .execute();
  const byHead = Map.groupBy(rows, ({ company_id }) => company_id);
  return new Map([...byHead].map(([id, all]) => [id, new Set(all.map(({ contact_id }) => contact_id))]));
}

export function familyOf(
  { company, family }: Scope,
  links: readonly DealLink[],
  contactIds: readonly string[],
  peopleOfHeads: ReadonlyMap<string, ReadonlySet<string>>,
): { readonly family?: Family } {
  if (family === null) return {};
  const own = new Set(
    links.filter(({ company_id }) => company_id === company.id).map((each) => each.deal_id),
  );
  const theirs = links.filter(
    (each) => family.companyIds.includes(each.company_id) && !own.has(each.deal_id),
  );
  const isHead = family.headId === company.id;
  const onHeadDeals = peopleOfHeads.get(family.headId);
  return {
    family: {
      ...family,
      subsidiaryDeals: isHead ? [...new Set(theirs.map(({ deal_id }) => deal_id))].sort() : [],
      onHeadDeals: isHead ? [] : contactIds.filter((id) => onHeadDeals?.has(id)),
    },
  };
}
