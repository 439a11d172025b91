/** What end-to-end tests look at: decisions as the worker takes them, writes as the portal saw them. */
import { decideCompany } from '../../src/domain/decide.ts';
import type { CompanyDecision } from '../../src/domain/opportunity.ts';
import { loadCompanies } from '../../src/facts/load.ts';
import type { ObjectView } from '../../src/sandbox/portal-views.ts';
import type { World } from './world.ts';

/** Decisions of all live companies of the mirror, in the order of their ids. */
export async function decideAll(world: World): Promise<CompanyDecision[]> {
  const { compiled } = await world.view();
  const rows = await world.store.db.selectFrom('company').select('id').orderBy('id').execute();
  const loaded = await loadCompanies(
    world.store.db,
    rows.map(({ id }) => id),
    compiled.mail,
  );
  return loaded.map(({ facts }) => decideCompany(facts, compiled, world.clock.now()));
}

export async function decideOne(world: World, companyId: string): Promise<CompanyDecision> {
  const decision = (await decideAll(world)).find((each) => each.companyId === companyId);
  if (decision === undefined) throw new Error('the mirror does not hold this company completely');
  return decision;
}

/** Calls that change something in the portal; reads by POST are none. */
export function writesOf(world: World): string[] {
  return world.sandbox.calls.entries
    .filter(({ method, path }) => method !== 'GET' && !/\/(read|search)$/u.test(path))
    .map(({ method, path }) => `${method} ${path}`);
}

export function onlyDeal(world: World): ObjectView {
  const deals = world.sandbox.portal.list('deals');
  if (deals.length !== 1) throw new Error(`one deal was expected, the portal has ${deals.length}`);
  return deals[0]!;
}

/** Texts of the labels on each contact of a deal, by contact id. */
export function labelsOn(world: World, dealId: string): Record<string, string[]> {
  return Object.fromEntries(
    world.sandbox.portal.associations('deals', dealId, 'contacts').map(({ id, types }) => [
      id,
      types
        .filter(({ category }) => category === 'USER_DEFINED')
        .map(({ label }) => label ?? '')
        .sort(),
    ]),
  );
}

/** Mark of a label between deals and contacts, by the text people see. */
export function labelMark(world: World, text: string): { category: 'USER_DEFINED'; typeId: number } {
  const label = world.sandbox.portal.labels('deals', 'contacts').find((each) => each.label === text);
  if (label === undefined) throw new Error(`the portal has no label "${text}"`);
  return { category: 'USER_DEFINED', typeId: label.typeId };
}

export interface Listed {
  readonly company: string;
  readonly code: string;
  readonly object: string;
  readonly id: string;
}

/** The table of data quality, ordered. */
export async function dataQuality(world: World): Promise<Listed[]> {
  const rows = await world.store.db.selectFrom('data_quality').selectAll().execute();
  return rows
    .map(({ company_id, code, object, id }) => ({ company: company_id, code, object, id }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
