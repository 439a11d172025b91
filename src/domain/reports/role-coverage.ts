/** How many open opportunities have each role of their template: identified, engaged, validated (R145). */
import type { DealHistory } from '../history/deal-history.ts';
import type { Solution } from '../rule-set.ts';
import { count, localized, ROLE_NAMES } from '../words.ts';
import type { Language } from '../vocabulary.ts';
import { column } from './column.ts';
import type { Report, ReportRow } from './report.ts';
import { LEAST_FOR_AVERAGE, OPENED, TOO_FEW } from './sample-size.ts';
import { percentOf } from './statistics.ts';

const LAYERS = ['identified', 'engaged', 'validated'] as const;

export function reportRoleCoverage(
  histories: readonly DealHistory[],
  solutions: readonly Pick<Solution, 'id' | 'name' | 'template'>[],
  language: Language,
): Report {
  const open = histories.filter(({ outcome }) => outcome === null);
  return {
    title: { en: 'Coverage by role', ru: 'Покрытие по ролям' },
    columns: [
      column('solution', 'text', 'solution', 'решение'),
      column('role', 'text', 'role', 'роль'),
      column('required', 'text', 'template', 'шаблон'),
      column('deals', 'number', 'open deals', 'открытых сделок'),
      column('identified', 'number', 'identified', 'известна'),
      column('engaged', 'number', 'engaged', 'активна'),
      column('validated', 'number', 'validated', 'подтверждена'),
      column('identified_share', 'percent', 'identified, share', 'известна, доля'),
      column('engaged_share', 'percent', 'engaged, share', 'активна, доля'),
      column('validated_share', 'percent', 'validated, share', 'подтверждена, доля'),
      column('reading', 'text', 'reading', 'вывод'),
    ],
    rows: solutions.flatMap((solution) => describeSolution(solution, open, language)),
    summary: localized((each) => `${count(open.length, 'openDeal', each)}.`),
    notes: [
      {
        en: `A role counts on a deal where as many people hold it as the template asks for. Engaged: so many of them did something meaningful lately; validated: a person confirmed the role and a need is recorded. Shares from ${LEAST_FOR_AVERAGE} deals on.`,
        ru: `Роль засчитана сделке, если её занимает столько людей, сколько просит шаблон. Активна: столько из них недавно сделали что-то значимое; подтверждена: человек подтвердил роль и записана потребность. Доли от ${LEAST_FOR_AVERAGE} сделок.`,
      },
      OPENED,
    ],
  };
}

function describeSolution(
  { id, name, template }: Pick<Solution, 'id' | 'name' | 'template'>,
  open: readonly DealHistory[],
  language: Language,
): ReportRow[] {
  const mine = open.filter(({ solution }) => solution === id);
  if (mine.length === 0) return [];
  const enough = mine.length >= LEAST_FOR_AVERAGE;
  return template.map(({ role, required }): ReportRow => {
    const counts = LAYERS.map((layer) => mine.filter((history) => isFilled(history, role, layer)).length);
    const [identified = 0, engaged = 0, validated = 0] = counts;
    const [known, active, confirmed] = counts.map((n) => (enough ? percentOf(n, mine.length) : null));
    return {
      solution: name[language],
      role: ROLE_NAMES[role][language],
      required: requiredWord(required, language),
      deals: mine.length,
      identified,
      engaged,
      validated,
      identified_share: known ?? null,
      engaged_share: active ?? null,
      validated_share: confirmed ?? null,
      reading: enough ? null : TOO_FEW[language],
    };
  });
}

function requiredWord(required: boolean, language: Language): string {
  if (language === 'ru') return required ? 'обязательная' : 'необязательная';
  return required ? 'required' : 'optional';
}

function isFilled({ roles }: DealHistory, role: string, layer: (typeof LAYERS)[number]): boolean {
  const line = roles.find((each) => each.role === role);
  return line !== undefined && line[layer].length >= line.count;
}
