/** Companies and their subsidiaries: who is at the top, and what of a family is one company's to decide (R23). */
import type { CompanyRules, Solution } from './rule-set.ts';
import type { CompanyFacts, Contact, Deal, LedgerEntry } from './types.ts';

/** Contacts of subsidiaries join the parent's opportunities for this solution. */
export function joinsParent(
  { subsidiariesJoinParent }: Pick<Solution, 'subsidiariesJoinParent'>,
  rules: Pick<CompanyRules, 'subsidiariesJoinParent'>,
): boolean {
  return subsidiariesJoinParent ?? rules.subsidiariesJoinParent;
}

/**
 * The company at the top of a family. `parentOf` holds living companies only; a parent that is not among its keys is
 * gone, so whoever is below it is at the top. Of companies that are each other's parents the lowest id is the head.
 */
export function headOf(id: string, parentOf: ReadonlyMap<string, string | null>): string {
  const path = [id];
  for (;;) {
    const parent = parentOf.get(path.at(-1) ?? id) ?? null;
    if (parent === null || !parentOf.has(parent)) return path.at(-1) ?? id;
    const loop = path.indexOf(parent);
    if (loop >= 0) return path.slice(loop).reduce((a, b) => (isOlder(a, b) ? a : b));
    path.push(parent);
  }
}

/** HubSpot's ids are numbers written as text: the shorter is the older. */
function isOlder(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length < b.length;
}

/** What one company's decision has to do with its family, for one solution or for deals without one. */
export interface FamilyView {
  /** Its people take part in this company's purchases of the solution. */
  isColleague(contact: Pick<Contact, 'companyId'>, solution: string): boolean;
  /** The company whose decision shapes the deal. */
  homeOf(deal: Deal, solution: string | null): string;
  /** The purchase is the head's to decide, and this company is not the head. */
  isLeftToHead(solution: string): boolean;
  /** Another company of the family is about to make the deal that this one would make. */
  isBeingMadeElsewhere(solution: string): boolean;
}

/**
 * `joins`: whether subsidiaries join for a solution; `null` stands for deals without one, which belong to the head only
 * where all solutions do.
 */
export function viewFamily(facts: CompanyFacts, joins: (solution: string | null) => boolean): FamilyView {
  const { company, family } = facts;
  const members = new Set(family?.companyIds);
  const isHead = family?.headId === company.id;
  return {
    isColleague: ({ companyId }, solution) => {
      if (companyId === null || family === undefined || !joins(solution)) return companyId === company.id;
      return isHead && members.has(companyId);
    },
    homeOf: ({ homeCompanyId }, solution) =>
      family !== undefined && joins(solution) && members.has(homeCompanyId) ? family.headId : homeCompanyId,
    isLeftToHead: (solution) => family !== undefined && !isHead && joins(solution),
    isBeingMadeElsewhere: (solution) =>
      isHead &&
      joins(solution) &&
      facts.ledger.some(
        (each) => each.solution === solution && each.state === 'creating' && each.companyId !== company.id,
      ),
  };
}

/** Facts without what of the subsidiaries is their own to decide. */
export function withoutOthers(
  facts: CompanyFacts,
  joins: (solution: string | null) => boolean,
): CompanyFacts {
  const { company, family } = facts;
  if (family === undefined || family.headId !== company.id) return facts;
  const theirs = new Set(family.subsidiaryDeals);
  const isOurs = ({ companyId, solution }: LedgerEntry): boolean =>
    companyId === company.id || joins(solution);
  return {
    ...facts,
    deals: facts.deals.filter(({ id, solution }) => !theirs.has(id) || joins(solution)),
    ledger: facts.ledger.filter(isOurs),
  };
}
