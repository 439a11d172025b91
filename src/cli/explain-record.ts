/** `buying-groups explain --contact` and `--deal`: read from the store, also while a server works on it. */
import type { Kysely } from 'kysely';
import { compileRuleSet } from '../app/compile.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import type { Language } from '../domain/vocabulary.ts';
import { openForReading } from '../facts/inspect.ts';
import { valueOf, type Stamped } from '../facts/mirror.ts';
import type { Tables } from '../facts/schema.ts';
import { StoreError, type StoreLocation } from '../facts/store.ts';
import { readContactExplanation } from '../worker/explain-contact.ts';
import { readBuyingGroup } from '../acts/read-group.ts';
import { printContactExplanation, printGroupExplanation } from './print-explanation.ts';
import { UsageError } from './usage-error.ts';

export interface ExplainRecordOptions {
  readonly rules: RuleSet;
  readonly record: { readonly type: 'contact' | 'deal'; readonly id: string };
  readonly location: StoreLocation;
  readonly language: Language;
  readonly json: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly write: (text: string) => void;
}

/** HubSpot's object ids are positive 64-bit numbers. */
const OBJECT_ID = /^[0-9]{1,19}$/u;

/** Answers 0; a record the store does not know is a {@link StoreError} that says so. */
export async function explainRecord(options: ExplainRecordOptions): Promise<number> {
  const { type, id } = options.record;
  if (!OBJECT_ID.test(id))
    throw new UsageError(`explain --${type}: got "${id}", expected the digits HubSpot shows in its address`);
  const db = openForReading(options.location);
  if (db === null)
    throw new StoreError(
      `There is no store in ${options.location.dataDir} yet: start "buying-groups serve" first, or set DATA_DIR.`,
    );
  try {
    options.write(type === 'deal' ? await explainDeal(db, options) : await explainContact(db, options));
    return 0;
  } finally {
    await db.destroy();
  }
}

async function explainDeal(
  db: Kysely<Tables>,
  { rules, record: { id }, language, json, now }: ExplainRecordOptions,
): Promise<string> {
  const view = await readBuyingGroup(db, compileRuleSet(rules), id, now);
  if (view === null) throw new StoreError(await whyNoGroup(db, id));
  return json ? `${JSON.stringify(view)}\n` : printGroupExplanation(view, language);
}

async function explainContact(
  db: Kysely<Tables>,
  { rules, record: { id }, language, json, now }: ExplainRecordOptions,
): Promise<string> {
  const found = await readContactExplanation(db, compileRuleSet(rules), id, now);
  if (found === null)
    throw new StoreError(`The store knows no contact ${id}: check the id, or wait until it was read.`);
  return json ? `${JSON.stringify(found)}\n` : printContactExplanation(found, language);
}

/** What a person can do about a deal that has no buying group. */
async function whyNoGroup(db: Kysely<Tables>, dealId: string): Promise<string> {
  const deal = await db.selectFrom('deal').select('properties').where('id', '=', dealId).executeTakeFirst();
  if (deal === undefined)
    return `The store knows no deal ${dealId}: check the id, or wait until it was read.`;
  const link = await db
    .selectFrom('deal_company')
    .select('company_id')
    .where('deal_id', '=', dealId)
    .executeTakeFirst();
  if (link === undefined) return `Deal ${dealId} has no company: associate it with one in HubSpot.`;
  if (valueOf(JSON.parse(deal.properties) as Stamped, 'bg_solution') === null)
    return `Deal ${dealId} has no solution: set bg_solution in HubSpot.`;
  return `Deal ${dealId} has no buying group: its company is not read completely yet, or no rule knows its solution.`;
}
