import { reportLosses } from '../domain/reports/losses.ts';
import type { Report } from '../domain/reports/report.ts';
import { valueOf, type Stamped } from '../facts/mirror.ts';
import { listOutcomes } from '../facts/outcomes.ts';
import type { ReportContext } from './report-context.ts';

/** Deals that stand in a lost stage now: one that was opened again is lost no longer. */
export async function readLosses({ db, compiled, language }: ReportContext): Promise<Report> {
  const { lostStages } = compiled.rules.stages;
  const rows = await db.selectFrom('deal').select(['id', 'properties']).where('archived', '=', 0).execute();
  const lost = new Set(
    rows
      .filter(({ properties }) =>
        lostStages.includes(valueOf(JSON.parse(properties) as Stamped, 'dealstage') ?? ''),
      )
      .map(({ id }) => id),
  );
  const losses = (await listOutcomes(db)).filter(
    ({ outcome, dealId }) => outcome === 'lost' && lost.has(dealId),
  );
  const names = new Map(compiled.rules.solutions.map(({ id, name }) => [id, name]));
  return reportLosses(losses, names, language);
}
