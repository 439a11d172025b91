/** Why opportunities were lost, as far as the group tells: which required roles were never engaged (R40, R41). */
import type { Outcome } from '../outcome.ts';
import { count, listWords, localized, ROLE_NAMES } from '../words.ts';
import { ROLES, type Language, type Localized, type Role } from '../vocabulary.ts';
import type { Report, ReportRow } from './report.ts';

/** `losses`: one line per opportunity, however many people took part. `names`: solutions by id. */
export function reportLosses(
  losses: readonly Outcome[],
  names: ReadonlyMap<string, Localized>,
  language: Language,
): Report {
  return {
    title: { en: 'Lost opportunities', ru: 'Проигранные возможности' },
    columns: [
      { id: 'deal', name: { en: 'deal', ru: 'сделка' }, type: 'deal' },
      { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
      { id: 'closed', name: { en: 'closed', ru: 'закрыта' }, type: 'date' },
      { id: 'members', name: { en: 'members', ru: 'участники' }, type: 'number' },
      { id: 'engaged', name: { en: 'coverage: engaged', ru: 'покрытие: активны' }, type: 'percent' },
      { id: 'never_engaged', name: { en: 'never engaged', ru: 'так и не вовлечены' }, type: 'text' },
      { id: 'never_known', name: { en: 'never known', ru: 'так и не найдены' }, type: 'text' },
      { id: 'rules', name: { en: 'rules', ru: 'версия правил' }, type: 'text' },
    ],
    rows: losses.map((loss) => describeLoss(loss, names, language)),
    summary: localized((each) => summarize(losses, each)),
    notes: [
      {
        en: 'A required role counts as engaged when somebody who holds it did something meaningful or spoke with us. One opportunity is one loss, whatever its size.',
        ru: 'Обязательная роль считается вовлечённой, если её носитель сделал что-то значимое или говорил с нами. Одна возможность — одна потеря, сколько бы людей в ней ни было.',
      },
      {
        en: 'This shows what went together with the loss, not what caused it.',
        ru: 'Это показывает, что сопутствовало проигрышу, а не его причину.',
      },
    ],
  };
}

function describeLoss(loss: Outcome, names: ReadonlyMap<string, Localized>, language: Language): ReportRow {
  return {
    deal: loss.dealId,
    solution: names.get(loss.solution)?.[language] ?? loss.solution,
    closed: new Date(loss.closedAt).toISOString(),
    members: loss.members,
    engaged: loss.coverage.engaged,
    never_engaged: nameRoles(loss.neverEngaged, language),
    never_known: nameRoles(loss.neverKnown, language),
    rules: loss.rulesVersion,
  };
}

export function nameRoles(roles: readonly Role[], language: Language): string | null {
  if (roles.length === 0) return null;
  return listWords(
    roles.map((role) => ROLE_NAMES[role][language]),
    language,
  );
}

function summarize(losses: readonly Outcome[], language: Language): string {
  const lost = count(losses.length, 'lostDeal', language);
  const [most] = ROLES.map((role) => ({
    role,
    n: losses.filter(({ neverEngaged }) => neverEngaged.includes(role)).length,
  })).sort((a, b) => b.n - a.n);
  if (most === undefined || most.n === 0) return `${lost}.`;
  return language === 'ru'
    ? `${lost}; чаще всего не вовлечён ${ROLE_NAMES[most.role].ru}: ${most.n}.`
    : `${lost}; most often never engaged: ${ROLE_NAMES[most.role].en}, in ${most.n}.`;
}
