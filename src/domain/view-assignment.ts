/** One role of one person as card, API and terminal show it: every piece of evidence with its words. */
import { cutText } from './cut-text.ts';
import { explainCounterEvidence, explainEvidence, explainKept } from './explain-evidence.ts';
import type { CounterEvidence, RoleAssignment, RoleEvidence } from './roles.ts';
import type { Localized } from './vocabulary.ts';
import { ROLE_NAMES } from './words.ts';

export interface AssignmentView extends Omit<RoleAssignment, 'kept' | 'evidence' | 'counterEvidence'> {
  readonly name: Localized;
  /** Why the state holds although the confidence is below its line by now; `null`: it is not. */
  readonly kept: { readonly since: string; readonly words: Localized } | null;
  /** Strongest first; the same thing seen several times is one piece, as it weighs most. */
  readonly evidence: readonly EvidenceView[];
  readonly counterEvidence: readonly (CounterEvidence & { readonly words: Localized })[];
}

export interface EvidenceView extends RoleEvidence {
  /** How often it was seen. */
  readonly times: number;
  readonly words: Localized;
}

/** `most`: so many pieces of evidence are shown, the strongest. */
export function viewAssignment(assignment: RoleAssignment, most: number): AssignmentView {
  const { kept, evidence, counterEvidence, ...rest } = assignment;
  const keptWords = explainKept(assignment);
  return {
    ...rest,
    name: ROLE_NAMES[assignment.role],
    kept:
      kept === null || keptWords === null
        ? null
        : { since: new Date(kept.since).toISOString(), words: keptWords },
    evidence: gatherSame(evidence).slice(0, most),
    counterEvidence: counterEvidence.map((found) => {
      const shown = { ...found, text: cutText(found.text) };
      return { ...shown, words: explainCounterEvidence(shown) };
    }),
  };
}

function gatherSame(evidence: readonly RoleEvidence[]): EvidenceView[] {
  const same = Map.groupBy(evidence, (each) => [each.class, each.rule, each.text].join('|'));
  return [...same.values()].flatMap(([strongest, ...others]) => {
    if (strongest === undefined) return [];
    const shown = { ...strongest, text: cutText(strongest.text) };
    const times = others.length + 1;
    return [{ ...shown, times, words: explainEvidence(shown, times) }];
  });
}
