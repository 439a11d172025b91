/** Keeps how each closed deal ended, once, as it stood at its close. */
import { closeOf, readOutcome } from '../domain/outcome.ts';
import { outcomeOf } from '../domain/stage.ts';
import type { CompiledRules } from '../domain/compile.ts';
import type { CompanyFacts, Deal } from '../domain/types.ts';
import { keepOutcome, readCloses } from '../facts/outcomes.ts';
import type { Connection } from '../facts/store.ts';

export async function recordOutcomes(
  db: Connection,
  companies: readonly CompanyFacts[],
  compiled: CompiledRules,
  now: number,
): Promise<void> {
  const closed = companies.flatMap((facts) =>
    facts.deals
      .filter((deal) => deal.homeCompanyId === facts.company.id && closeOf(deal, compiled, now) !== null)
      .map((deal) => ({ facts, deal })),
  );
  const known = await readCloses(
    db,
    closed.map(({ deal }) => deal.id),
  );
  for (const { facts, deal } of closed) {
    const closedAt = closeOf(deal, compiled, now);
    if (closedAt === null || known.get(deal.id)?.includes(closedAt) === true) continue;
    const outcome = readOutcome(facts, deal, compiled, now);
    if (outcome !== null) await keepOutcome(db, outcome, closesOf(deal, compiled), now);
  }
}

/** Each time the deal entered a closed stage. */
function closesOf(deal: Deal, { rules }: CompiledRules): number[] {
  return deal.stageEntries
    .filter(({ dealStage }) => outcomeOf({ ...deal, dealStage }, rules.stages) !== null)
    .map(({ at }) => at);
}
