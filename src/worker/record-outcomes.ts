/** Keeps how each closed deal ended, once, as it stood at its close. */
import { closeOf, readOutcome, type Outcome } from '../domain/outcome.ts';
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
  tellFailure: (companyId: string, error: unknown) => void,
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
    const outcome = tryOutcome(facts, deal, compiled, now, tellFailure);
    if (outcome !== null) await keepOutcome(db, outcome, closesOf(deal, compiled), now);
  }
}

/** One company whose past cannot be decided must not hold up the others. */
function tryOutcome(
  facts: CompanyFacts,
  deal: Deal,
  compiled: CompiledRules,
  now: number,
  tellFailure: (companyId: string, error: unknown) => void,
): Outcome | null {
  try {
    return readOutcome(facts, deal, compiled, now);
  } catch (error) {
    tellFailure(facts.company.id, error);
    return null;
  }
}

/** Each time the deal entered a closed stage. */
function closesOf(deal: Deal, { rules }: CompiledRules): number[] {
  return deal.stageEntries
    .filter(({ dealStage }) => outcomeOf({ ...deal, dealStage }, rules.stages) !== null)
    .map(({ at }) => at);
}
