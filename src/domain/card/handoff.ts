/** The hand-off on the card: where it stands, what sales gets, and whether the one who decides is known (R55, R159). */
import {
  decisionMakerStatus,
  mayFollow,
  type DecisionMakerStatus,
  type Handoff,
  type HandoffPackage,
} from '../handoff.ts';
import { BANT_NAMES, HANDOFF_NAMES, RETURN_REASON_NAMES, ROLE_NAMES } from '../names.ts';
import type { BuyingGroup } from '../opportunity.ts';
import { HANDOFF_STEPS, type HandoffFact, type ReturnReason } from '../said-facts.ts';
import { isoTime } from '../view.ts';
import { count, listWords, localized, writePercent } from '../words.ts';
import type { Localized } from '../vocabulary.ts';

export interface HandoffView {
  readonly state: 'none' | Handoff['state'];
  readonly words: Localized;
  readonly handedOverAt: string | null;
  /** HubSpot's user id. */
  readonly handedOverBy: string | null;
  readonly answeredAt: string | null;
  readonly answeredBy: string | null;
  readonly reason: ReturnReason | null;
  /** What was handed over last; `null`: nothing. */
  readonly packed: Localized | null;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly decisionMaker: { readonly status: DecisionMakerStatus; readonly words: Localized };
  /** Steps that a person may take now. */
  readonly steps: readonly HandoffFact['step'][];
}

const NOT_YET: Localized = { en: 'not handed over to sales yet', ru: 'в продажи ещё не передана' };

const DECISION_MAKER: Readonly<Record<DecisionMakerStatus, Localized>> = {
  engaged: {
    en: 'the decision maker is known and takes part',
    ru: 'ЛПР известен и участвует',
  },
  known: { en: 'the decision maker is known and silent', ru: 'ЛПР известен, но молчит' },
  unknown: { en: 'the decision maker is unknown', ru: 'ЛПР неизвестен' },
};

export function viewHandoff(
  { handoff, members, outcome }: BuyingGroup,
  handed: HandoffPackage | null,
): HandoffView {
  const status = decisionMakerStatus(members);
  return {
    state: handoff?.state ?? 'none',
    words: handoff === null ? NOT_YET : wordsOf(handoff),
    handedOverAt: isoTime(handoff?.handedOverAt ?? null),
    handedOverBy: handoff?.handedOverBy ?? null,
    answeredAt: isoTime(handoff?.answeredAt ?? null),
    answeredBy: handoff?.answeredBy ?? null,
    reason: handoff?.reason ?? null,
    packed: handoff === null || handed === null ? null : describePackage(handed),
    dueAt: isoTime(handoff?.dueAt ?? null),
    overdue: handoff?.overdue ?? false,
    decisionMaker: { status, words: DECISION_MAKER[status] },
    steps: outcome !== null ? [] : HANDOFF_STEPS.filter((step) => mayFollow(step, handoff)),
  };
}

function describePackage({ members, coverage, bantKnown, rolesMissing }: HandoffPackage): Localized {
  return localized((language) => {
    const ru = language === 'ru';
    const none = ru ? 'ничего' : 'nothing';
    const known = listWords(
      bantKnown.map((letter) => BANT_NAMES[letter][language]),
      language,
    );
    const missing = listWords(
      rolesMissing.map((role) => ROLE_NAMES[role][language]),
      language,
    );
    const gaps = missing === '' ? '' : ru ? `; не хватает: ${missing}` : `; missing: ${missing}`;
    return ru
      ? `передано: ${count(members, 'member', 'ru')}, покрытие ${writePercent(coverage.identified, language)}, известно: ${known || none}${gaps}`
      : `handed over: ${count(members, 'member', 'en')}, coverage ${writePercent(coverage.identified, language)}, known: ${known || none}${gaps}`;
  });
}

function wordsOf({ state, reason, overdue }: Handoff): Localized {
  return localized((language) => {
    const late =
      overdue && state === 'handed_over' ? (language === 'ru' ? ', срок прошёл' : ', overdue') : '';
    const why = reason === null ? '' : `: ${RETURN_REASON_NAMES[reason][language]}`;
    return `${HANDOFF_NAMES[state][language]}${why}${late}`;
  });
}
