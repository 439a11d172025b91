/**
 * What findings suggest to do (R142). Each is a proposal that waits for a person: nothing is changed or sent by it, and
 * approving it says who decided, so that the change in the rules has a reason to point at.
 */
import { listWords, localized, writePercent, ROLE_NAMES } from '../words.ts';
import type { RuleSet, Solution } from '../rule-set.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { findContent, type ContentFinding } from './content-findings.ts';
import type { DealHistory } from './deal-history.ts';
import { findEarlyRoles, type EarlyRole } from './early-roles.ts';
import { readCurve, type MembersCurve } from './members-curve.ts';
import type { Reading } from '../reports/sample-size.ts';

export const RECOMMENDATION_ANSWERS = ['approved', 'declined', 'withdrawn'] as const;
/** `withdrawn`: the former answer was taken back, and the recommendation waits again. */
export type RecommendationAnswer = (typeof RECOMMENDATION_ANSWERS)[number];

export interface Recommendation {
  /** The same for the same finding, whatever its figures are by now. */
  readonly id: string;
  readonly solution: string;
  /** `play`: something to do on deals. `template`, `content`: a change of the rules or of what is offered. */
  readonly makes: 'play' | 'template' | 'content';
  readonly reading: Reading;
  /** What was found, with its n and the base rate. */
  readonly finding: Localized;
  readonly action: Localized;
}

type Rules = Pick<RuleSet, 'solutions' | 'scoring' | 'stages' | 'settings'>;

/** Findings first, then hints; what is too few to say or as usual suggests nothing. */
export function recommend(histories: readonly DealHistory[], rules: Rules): Recommendation[] {
  const solutions = new Map(rules.solutions.map((solution) => [solution.id, solution]));
  const says = ({ reading }: { readonly reading: Reading }): boolean =>
    reading === 'hint' || reading === 'finding';
  const content = findContent(histories)
    .filter(says)
    .map((finding) => recommendContent(finding));
  const early = findEarlyRoles(histories, rules)
    .filter((finding) => says(finding) && (finding.difference ?? 0) < 0)
    .flatMap((finding) => recommendRole(finding, solutions.get(finding.solution)) ?? []);
  const curves = rules.solutions.flatMap((solution) => {
    const mine = histories.filter((each) => each.solution === solution.id);
    const curve = readCurve(mine, rules.settings.membersCurve);
    return curve.verdict === 'under_invested' ? [recommendIdentifying(solution, curve)] : [];
  });
  const isHint = ({ reading }: Recommendation): number => Number(reading === 'hint');
  return [...curves, ...content, ...early].sort((a, b) => isHint(a) - isHint(b) || (a.id < b.id ? -1 : 1));
}

function recommendContent({
  solution,
  role,
  content,
  touched,
  base,
  lift,
  reading,
}: ContentFinding): Recommendation {
  const more = (lift ?? 1) > 1;
  const name = ROLE_NAMES[role];
  const rate = ({ won, closed }: ContentFinding['base'], language: Language): string =>
    writePercent(Math.round((100 * won) / closed), language);
  return {
    id: `content:${solution}:${role}:${content}`,
    solution,
    makes: more ? 'play' : 'content',
    reading,
    finding: {
      en: `${content} read by the ${name.en}: ${rate(touched, 'en')} won of ${touched.closed}; usually ${rate(base, 'en')} of ${base.closed}`,
      ru: `${content}, роль «${name.ru}»: выиграно ${rate(touched, 'ru')} из ${touched.closed}; обычно ${rate(base, 'ru')} из ${base.closed}`,
    },
    action: more
      ? {
          en: `Offer ${content} to the ${name.en} on open deals: a play in settings.yaml with unless_content: ${content}`,
          ru: `Предлагать ${content} роли «${name.ru}» в открытых сделках: действие в settings.yaml с unless_content: ${content}`,
        }
      : {
          en: `Look whether ${content} fits the ${name.en}; offer something else meanwhile`,
          ru: `Проверить, подходит ли ${content} роли «${name.ru}»; пока предлагать другое`,
        },
  };
}

/** `null`: the rules do not know the solution any more. */
function recommendRole(
  { solution, role, early, late, difference, reading }: EarlyRole,
  known: Solution | undefined,
): Recommendation | null {
  if (known === undefined) return null;
  const required = known.template.find((each) => each.role === role)?.required === true;
  const name = ROLE_NAMES[role];
  const days = Math.round(-(difference ?? 0));
  return {
    id: `early:${solution}:${role}`,
    solution,
    makes: required ? 'play' : 'template',
    reading,
    finding: {
      en: `Won deals with the ${name.en} engaged early: ${days} days shorter (median, ${early.length} early, ${late.length} late)`,
      ru: `Выигранные сделки, где роль «${name.ru}» вовлечена рано: короче на ${days} дн. (медиана, рано ${early.length}, поздно ${late.length})`,
    },
    action: required
      ? {
          en: `Try to engage the ${name.en} before the risk stages: a play in settings.yaml`,
          ru: `Попробовать вовлекать роль «${name.ru}» до стадий риска: действие в settings.yaml`,
        }
      : {
          en: `Make the ${name.en} a required role in solutions.yaml, so that it is missed before the risk stages`,
          ru: `Сделать роль «${name.ru}» обязательной в solutions.yaml, чтобы её отсутствие было видно до стадий риска`,
        },
  };
}

function recommendIdentifying({ id }: Solution, curve: MembersCurve): Recommendation {
  const path = curve.checkpoints.map((each) => each.toFixed(1)).join(' → ');
  const roles = (language: Language): string =>
    listWords(
      curve.missing.map(({ role }) => ROLE_NAMES[role][language]),
      language,
    );
  const missing = curve.missing.length > 0;
  return {
    id: `curve:${id}`,
    solution: id,
    makes: 'play',
    reading: 'finding',
    finding: {
      en: `Engaged members stay few: ${path} (closed deals: ${curve.judged})`,
      ru: `Активных участников остаётся мало: ${path} (закрытых сделок: ${curve.judged})`,
    },
    action: localized((language) => {
      if (language === 'ru')
        return missing
          ? `Искать и вовлекать до передачи: ${roles(language)}; аудитория в settings.yaml, plays`
          : 'Искать новых участников до передачи: аудитория в settings.yaml, plays';
      return missing
        ? `Identify and engage before the hand-off: ${roles(language)}; an audience in settings.yaml, plays`
        : 'Identify more members before the hand-off: an audience in settings.yaml, plays';
    }),
  };
}
