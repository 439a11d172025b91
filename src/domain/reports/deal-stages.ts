/** Every stage each deal came to: who was engaged then, and what marketing had done before. Inputs of two reports. */
import type { DealHistory, StageMoment } from '../history/deal-history.ts';
import { movesOf, type Move } from '../history/stage-moves.ts';
import { count, listWords, localized, ROLE_NAMES } from '../words.ts';
import type { Language } from '../vocabulary.ts';
import { column, dateOf } from './column.ts';
import { CURVE_STAGE_NAMES } from './members-curve.ts';
import type { Report, ReportRow } from './report.ts';

/** `windowDays`: as in the report stage-moves. */
export function reportDealStages(
  histories: readonly DealHistory[],
  windowDays: number,
  language: Language,
): Report {
  const rows = histories.flatMap((history) => [
    ...history.moments.map((moment) => describeMoment(history, moment, language)),
    ...movesOf(history, windowDays).map((move) => describeMove(move, language)),
  ]);
  return {
    title: { en: 'Stages of each deal', ru: 'Стадии каждой сделки' },
    columns: [
      column('deal', 'deal', 'deal', 'сделка'),
      column('counts_for', 'text', 'counted in', 'учтено в'),
      column('stage', 'text', 'stage', 'стадия'),
      column('at', 'date', 'entered', 'вход'),
      column('engaged', 'number', 'engaged then', 'активны тогда'),
      column('missing', 'text', 'required roles missing then', 'не хватало обязательных ролей'),
      column('last_touch', 'date', 'marketing touch before', 'касание маркетинга до этого'),
      column('preceded', 'text', 'within the days', 'в пределах срока'),
    ],
    rows,
    summary: localized((each) => `${count(histories.length, 'deal', each)}.`),
    notes: [
      {
        en: `Lines of members-curve tell who was engaged at the first entry to a stage; lines of stage-moves each move by a person, and the last marketing touch before it, counted within ${windowDays} days.`,
        ru: `Строки members-curve показывают, кто был активен при первом входе в стадию; строки stage-moves — каждый переход, сделанный человеком, и последнее касание маркетинга до него, срок ${windowDays} дн.`,
      },
    ],
  };
}

function describeMoment(history: DealHistory, moment: StageMoment, language: Language): ReportRow {
  const roles = moment.missing.map((role) => ROLE_NAMES[role][language]);
  return {
    deal: history.dealId,
    counts_for: 'members-curve',
    stage: CURVE_STAGE_NAMES[moment.stage][language],
    at: dateOf(moment.at),
    engaged: moment.engaged,
    missing: roles.length === 0 ? null : listWords(roles, language),
    last_touch: null,
    preceded: null,
  };
}

function describeMove({ history, stage, at, lastTouchAt, preceded }: Move, language: Language): ReportRow {
  const yes = language === 'ru' ? 'да' : 'yes';
  const no = language === 'ru' ? 'нет' : 'no';
  return {
    deal: history.dealId,
    counts_for: 'stage-moves',
    stage,
    at: dateOf(at),
    engaged: null,
    missing: null,
    last_touch: dateOf(lastTouchAt),
    preceded: preceded ? yes : no,
  };
}
