/** Past detections with what became of them, for the reports on lead time and on quality. */
import type { PastDetection } from '../domain/reports/detection-quality.ts';
import { reportDetectionQuality } from '../domain/reports/detection-quality.ts';
import { reportLeadTime, type LeadTime } from '../domain/reports/lead-time.ts';
import type { Report } from '../domain/reports/report.ts';
import { outcomeOf } from '../domain/stage.ts';
import { decideCompanies, type DecidedCompany } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

type Row = Awaited<ReturnType<typeof readRows>>[number];

function readRows({ db }: ReportContext) {
  return db
    .selectFrom('detection')
    .leftJoin('opportunity', 'opportunity.key', 'detection.key')
    .leftJoin('deal', 'deal.id', 'opportunity.deal_id')
    .select([
      'detection.key',
      'detection.company_id',
      'detection.solution',
      'detection.detected_at',
      'detection.raised_at',
      'opportunity.state',
      'opportunity.deal_id',
      'deal.created_at',
    ])
    .orderBy('detection.key')
    .execute();
}

function timesOf(row: Row): LeadTime {
  return {
    solution: row.solution,
    detectedAt: Number(row.detected_at),
    raisedAt: row.raised_at === null ? null : Number(row.raised_at),
    dealAt: row.created_at === null ? null : Number(row.created_at),
  };
}

export async function readLeadTime(context: ReportContext): Promise<Report> {
  const rows = await readRows(context);
  return reportLeadTime(rows.map(timesOf), context.compiled.rules.solutions, context.language);
}

export async function readDetectionQuality(context: ReportContext): Promise<Report> {
  const { compiled, now, language } = context;
  const rows = await readRows(context);
  const byCompany = Map.groupBy(rows, ({ company_id }) => company_id);
  const past: PastDetection[] = [];
  const seen = new Set<string>();
  for await (const company of decideCompanies(context, [...byCompany.keys()])) {
    const { id } = company.facts.company;
    seen.add(id);
    past.push(...(byCompany.get(id) ?? []).map((row) => pastOf(row, company, context)));
  }
  // A company that is gone or is just being read: what the store knows of it by itself.
  const others = rows.filter(({ company_id }) => !seen.has(company_id));
  past.push(...others.map((row) => pastOf(row, null, context)));
  const { activeWithinDays } = compiled.rules.scoring;
  return reportDetectionQuality(past, compiled.rules.solutions, activeWithinDays, now, language);
}

function pastOf(row: Row, company: DecidedCompany | null, { compiled }: ReportContext): PastDetection {
  const facts = company?.facts;
  const deal = facts?.deals.find(({ id }) => id === row.deal_id);
  const { opportunities = [], candidates = [], closed = [] } = company?.decision ?? {};
  const group = [...opportunities, ...candidates, ...closed].find(
    ({ key, dealId }) => key === row.key || (dealId !== null && dealId === row.deal_id),
  );
  return {
    ...timesOf(row),
    deal:
      row.deal_id === null
        ? null
        : {
            outcome: deal === undefined ? null : outcomeOf(deal, compiled.rules.stages),
            takenOver: deal?.movedByPerson ?? false,
            deleted: row.state === 'deleted',
          },
    answer: answerOf(row.key, facts),
    lastTouchAt: group?.numbers.lastTouchAt ?? null,
  };
}

function answerOf(key: string, facts: DecidedCompany['facts'] | undefined): PastDetection['answer'] {
  const latest = facts?.proposalAnswers
    .filter((each) => each.key === key)
    .toSorted((a, b) => a.at - b.at)
    .at(-1);
  if (latest === undefined) return null;
  return latest.answer === 'decline' ? 'declined' : 'accepted';
}
