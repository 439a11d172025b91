/** What a backfill found and made, in words, as `backfill` prints it. */
import type { BackfillPlan } from '../domain/backfill-plan.ts';
import type { DecisionRow } from '../domain/opportunity.ts';
import type { BackfillResult } from '../backfill/run-backfill.ts';
import type { Rehearsal } from '../backfill/rehearse.ts';
import { STEPS, type Step } from '../backfill/steps.ts';
import { CALLS } from '../backfill/tally.ts';
import { nameDay } from './backfill-since.ts';

type Counts = Readonly<Record<string, number>>;

const NAMES: Readonly<Record<Step, string>> = {
  contacts: 'contacts',
  meetings: 'meetings',
  calls: 'calls',
  emails: 'e-mails',
  communications: 'messages',
  marketing_events: 'marketing events',
  deals: 'deals',
  deciding: 'companies and deals',
};

export function nameStep(step: Step): string {
  return NAMES[step];
}

/** One line when a step has ended. */
export function describeStep(step: Step, counts: Counts): string {
  if (step === 'deciding') return `Companies and deals that the past concerns: ${counts.released ?? 0}.`;
  if ((counts[`refused_${step}`] ?? 0) > 0) return `${nameStep(step)}: not allowed to read them; left out.`;
  const recovered =
    step === 'deals'
      ? `${countOf(counts.stages ?? 0, 'stage')} recovered`
      : `${countOf(counts.interactions ?? 0, 'interaction')} recovered so far`;
  return `${nameStep(step)}: ${counts[step] ?? 0} read; ${recovered}.`;
}

/** More lines nobody reads in a terminal; `--json` has all. */
const MOST_LINES = 20;

export function describeRehearsal({ plan, counts, undecided }: Rehearsal, since: number): string {
  return [
    'Nothing was changed: this was a dry run.',
    ...describeReading(counts, since),
    `${countOf(plan.companies, 'company', 'companies')} would be decided: ${countOf(plan.groups, 'group')} with ${countOf(plan.people, 'person', 'people')} and ${countOf(plan.roles, 'role')}.`,
    ...describeDeals(plan),
    ...describeProposals(plan.proposals),
    `Into HubSpot: ${countOf(plan.created.length, 'deal')} created, ${countOf(plan.writes.deals, 'deal')} changed, ${countOf(plan.writes.pairs, 'member')} with labels, ${countOf(plan.writes.contacts, 'contact')} changed.`,
    ...(undecided === 0
      ? []
      : [`${countOf(undecided, 'company', 'companies')} could not be read completely.`]),
    'Nobody will be told by tasks of what was so before; hand-offs are only made by people.',
    'To carry it out: the same command without --dry-run.',
    '',
  ].join('\n');
}

function describeDeals({ created, adopted, joined, closed, closedWithoutSolution }: BackfillPlan): string[] {
  const more = created.length - MOST_LINES;
  return [
    `Deals: ${created.length} would be created, ${adopted.length} adopted, ${joined} of a solution already.`,
    ...created
      .slice(0, MOST_LINES)
      .map(({ key, people, reason }) => `  + ${key}, ${countOf(people, 'person', 'people')}: ${reason.en}`),
    ...(more > 0 ? [`  … and ${more} more; --json has all.`] : []),
    ...adopted
      .slice(0, MOST_LINES)
      .map((id) => `  = deal ${id}: of no solution, and the company shows interest in only one`),
    `Closed deals: ${closed} kept as history with their people; ${closedWithoutSolution} of no solution, which are left alone.`,
  ];
}

function describeProposals(proposals: BackfillPlan['proposals']): string[] {
  const rows = Object.entries(proposals) as [DecisionRow, number][];
  if (rows.length === 0) return [];
  const all = rows.reduce((sum, [, n]) => sum + n, 0);
  const each = rows.map(([row, n]) => `${row} ${n}`).join(', ');
  return [`${countOf(all, 'group')} would wait for a person (${each}); see: buying-groups report review`];
}

export function describeResult({ counts, written, keptQuiet }: BackfillResult, since: number): string {
  const { created, deals, pairs, contacts } = written;
  return [
    'Done.',
    ...describeReading(counts, since),
    `Written since it began: ${countOf(created, 'deal')} created, ${countOf(deals, 'deal')} changed, ${countOf(pairs, 'member')} with labels, ${countOf(contacts, 'contact')} changed.`,
    `${countOf(keptQuiet, 'thing')} that would have made a task ${keptQuiet === 1 ? 'was' : 'were'} so before, and nobody was told. What waits for a person: buying-groups report review`,
    '',
  ].join('\n');
}

function describeReading(counts: Counts, since: number): string[] {
  const read = STEPS.filter((step) => (counts[step] ?? 0) > 0).map(
    (step) => `${counts[step]} ${nameStep(step)}`,
  );
  return [
    `Read since ${nameDay(since)}: ${read.length === 0 ? 'nothing' : read.join(', ')}; with ${countOf(counts[CALLS] ?? 0, 'call')} to HubSpot.`,
    `Recovered: ${countOf(counts.interactions ?? 0, 'interaction')} and ${countOf(counts.stages ?? 0, 'stage')} of deals that were not known.`,
    ...describeUnread(counts),
  ];
}

function describeUnread(counts: Counts): string[] {
  return STEPS.flatMap((step) => {
    const unread = counts[`unread_${step}`] ?? 0;
    return [
      ...((counts[`refused_${step}`] ?? 0) > 0
        ? [`Not read: ${nameStep(step)}; HubSpot does not let this token. See: buying-groups doctor`]
        : []),
      ...(unread > 0 ? [`Not read: ${unread} ${nameStep(step)} that HubSpot refused one by one.`] : []),
    ];
  });
}

function countOf(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
