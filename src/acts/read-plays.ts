/** Which plays people chose and what became of them. */
import type { ChosenPlay } from '../domain/card/play.ts';
import type { CompanyDecision } from '../domain/opportunity.ts';
import type { KeptAct } from '../facts/acts.ts';
import { readChosenPlays } from '../facts/acts.ts';
import { readTasksOfActs } from '../facts/tasks.ts';
import type { Connection } from '../facts/store.ts';

/** Under what acts on any group of the company may be filed. */
export function opportunitiesOf({ opportunities, candidates }: CompanyDecision): string[] {
  return [...opportunities, ...candidates].flatMap(({ key, dealId }) =>
    dealId === null ? [key] : [key, dealId],
  );
}

export async function readChosen(db: Connection, opportunities: readonly string[]): Promise<ChosenPlay[]> {
  const acts = await readChosenPlays(db, opportunities);
  const tasks = await readTasksOfActs(
    db,
    acts.map(({ id }) => id),
  );
  return acts.map((act) => ({
    play: playOf(act) ?? '',
    opportunity: act.opportunity,
    actionId: act.id,
    at: Number(act.at),
    by: act.by,
    state: tasks.get(act.id) ?? 'none',
  }));
}

/** `null`: it was another kind of act. */
export function playOf({ kind, detail }: Pick<KeptAct, 'kind' | 'detail'>): string | null {
  return kind === 'plays' && typeof detail.play === 'string' ? detail.play : null;
}
