/** Reads from HubSpot what the mirror lacks, in waves as large as the batches allow. */
import { dueReadings, postponeReadings, type DueReading, type PortalReading } from '../facts/work.ts';
import { RefusedError } from '../hubspot/errors.ts';
import type { Reader, ReadContext } from './read-context.ts';
import { readCompaniesOfDeals, readDeals, readDealsOfCompanies, readPairsOf } from './read-deals.ts';
import { readEngagements } from './read-engagements.ts';
import { readFamiliesOf } from './read-families.ts';
import { readCompanies, readContacts, readContactsByEmail } from './read-people.ts';

/** How many of one kind are read before their answers are stored. */
const WAVE = 1000;

/** Later kinds are asked for by what earlier ones bring, so that one round usually reads everything. */
const ORDER: readonly PortalReading[] = [
  'meetings',
  'calls',
  'emails',
  'communications',
  'contact_emails',
  'contacts',
  'companies',
  'company_families',
  'company_deals',
  'deals',
  'deal_companies',
  'deal_contacts',
  'pair_contacts',
];

/** Reads until nothing is due; answers how many readings were done. A failure of HubSpot's is thrown (P28). */
export async function readWhatIsDue(context: ReadContext): Promise<number> {
  let done = 0;
  for (;;) {
    const before = done;
    for (const what of ORDER) {
      const due = await dueReadings(context.db, what, context.now(), WAVE);
      if (due.length === 0) continue;
      await readIsolated(context, due, what);
      done += due.length;
    }
    if (done === before) return done;
  }
}

/**
 * One id that HubSpot refuses must not hold up the others: the wave is halved until it stands alone, and is then
 * asked for again later, ever more rarely. It is not taken for missing (P28).
 */
async function readIsolated(
  context: ReadContext,
  due: readonly DueReading[],
  what: PortalReading,
): Promise<void> {
  try {
    await READERS[what](context, due, what);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    if (due.length === 1) return postponeReadings(context.db, what, due, context.now());
    const half = Math.ceil(due.length / 2);
    await readIsolated(context, due.slice(0, half), what);
    await readIsolated(context, due.slice(half), what);
  }
}

const READERS: Readonly<Record<PortalReading, Reader>> = {
  meetings: (context, due) => readEngagements(context, due, 'meetings').then(() => undefined),
  calls: (context, due) => readEngagements(context, due, 'calls').then(() => undefined),
  emails: (context, due) => readEngagements(context, due, 'emails').then(() => undefined),
  communications: (context, due) => readEngagements(context, due, 'communications').then(() => undefined),
  contact_emails: readContactsByEmail,
  contacts: readContacts,
  pair_contacts: readContacts,
  companies: readCompanies,
  company_families: readFamiliesOf,
  company_deals: readDealsOfCompanies,
  deals: readDeals,
  deal_companies: readCompaniesOfDeals,
  deal_contacts: (context, due) => readPairsOf(context, due).then(() => undefined),
};
