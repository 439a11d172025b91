/** How the deal ended, on its card: for a lost one, with the roles that were never engaged (R40). */
import type { Outcome } from '../outcome.ts';
import { isoTime } from '../view.ts';
import { listWords, localized, ROLE_NAMES } from '../words.ts';
import type { Localized, Role } from '../vocabulary.ts';

export interface OutcomeView {
  readonly outcome: 'won' | 'lost';
  /** ISO 8601. */
  readonly closedAt: string | null;
  readonly words: Localized;
  readonly neverEngaged: readonly {
    readonly role: Role;
    readonly name: Localized;
    readonly known: boolean;
  }[];
}

export function viewOutcome(outcome: Outcome): OutcomeView {
  const { neverEngaged, neverKnown } = outcome;
  return {
    outcome: outcome.outcome,
    closedAt: isoTime(outcome.closedAt),
    words: wordsOf(outcome),
    neverEngaged: neverEngaged.map((role) => ({
      role,
      name: ROLE_NAMES[role],
      known: !neverKnown.includes(role),
    })),
  };
}

function wordsOf({ outcome, neverEngaged }: Outcome): Localized {
  return localized((language) => {
    const ru = language === 'ru';
    const ended =
      outcome === 'won'
        ? ru
          ? 'Сделка выиграна'
          : 'The deal was won'
        : ru
          ? 'Сделка проиграна'
          : 'The deal was lost';
    if (neverEngaged.length === 0)
      return ru
        ? `${ended}; были вовлечены все обязательные роли`
        : `${ended}; every required role was engaged`;
    const roles = listWords(
      neverEngaged.map((role) => ROLE_NAMES[role][language]),
      language,
    );
    return ru ? `${ended}; так и не вовлечены: ${roles}` : `${ended}; never engaged: ${roles}`;
  });
}
