/** What became of the groups that were detected: how often detection was right, by this portal's own history. */
import { writePercent } from '../words.ts';
import { DAY } from '../engagement.ts';
import type { Solution } from '../rule-set.ts';
import type { Language } from '../vocabulary.ts';
import { daysOf, FEWEST_CASES, medianOf, shareOf } from './figures.ts';
import type { Report, ReportRow } from './report.ts';

/** A detection younger than this is not judged, or the quick successes would count before the slow failures do. */
export const HORIZON_DAYS = 90;

/** Times in milliseconds. */
export interface PastDetection {
  readonly solution: string;
  readonly detectedAt: number;
  readonly raisedAt: number | null;
  readonly deal: {
    readonly outcome: 'won' | 'lost' | null;
    /** A person moved it: sales took it for real. */
    readonly takenOver: boolean;
    readonly deleted: boolean;
  } | null;
  readonly answer: 'accepted' | 'declined' | null;
  /** The last that anybody of the group did; `null`: nothing is left of it. */
  readonly lastTouchAt: number | null;
}

export const VERDICTS = ['won', 'lost', 'accepted', 'declined', 'silent', 'running'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** `running`: too young, or still going on without anybody's word. */
export function judgeDetection(past: PastDetection, activeWithinDays: number, now: number): Verdict {
  if (now - past.detectedAt < HORIZON_DAYS * DAY) return 'running';
  const { deal, answer, lastTouchAt } = past;
  if (deal?.deleted === true) return 'declined';
  if (deal?.outcome === 'won') return 'won';
  // Nobody had worked on it: closing it was saying no.
  if (deal?.outcome === 'lost') return deal.takenOver ? 'lost' : 'declined';
  if (deal?.takenOver === true || (deal !== null && answer === 'accepted')) return 'accepted';
  if (answer === 'declined') return 'declined';
  return (lastTouchAt ?? 0) < now - activeWithinDays * DAY ? 'silent' : 'running';
}

/** A purchase was really under way, whoever won it. */
const RIGHT: ReadonlySet<Verdict> = new Set(['won', 'lost', 'accepted']);

export function reportDetectionQuality(
  detections: readonly PastDetection[],
  solutions: readonly Pick<Solution, 'id' | 'name'>[],
  activeWithinDays: number,
  now: number,
  language: Language,
): Report {
  const rows = solutions.flatMap(({ id, name }) => {
    const mine = detections.filter(({ solution }) => solution === id);
    return mine.length === 0 ? [] : [describeRow(name[language], mine, activeWithinDays, now)];
  });
  const total = describeRow('', detections, activeWithinDays, now);
  const judged = Number(total.judged);
  return {
    title: { en: 'Quality of detection', ru: 'Качество обнаружения' },
    columns: [
      { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
      { id: 'detected', name: { en: 'detected', ru: 'обнаружено' }, type: 'number' },
      { id: 'running', name: { en: 'too young or open', ru: 'рано судить' }, type: 'number' },
      { id: 'judged', name: { en: 'judged', ru: 'оценено' }, type: 'number' },
      { id: 'won', name: { en: 'won', ru: 'выиграно' }, type: 'number' },
      { id: 'lost', name: { en: 'lost', ru: 'проиграно' }, type: 'number' },
      { id: 'accepted', name: { en: 'taken over by sales', ru: 'в работе у продаж' }, type: 'number' },
      { id: 'declined', name: { en: 'declined', ru: 'отклонено' }, type: 'number' },
      { id: 'silent', name: { en: 'went silent', ru: 'затихло' }, type: 'number' },
      { id: 'precision', name: { en: 'precision', ru: 'точность' }, type: 'percent' },
      { id: 'lead', name: { en: 'median lead days', ru: 'медиана опережения, дней' }, type: 'number' },
    ],
    rows,
    summary:
      total.precision === null
        ? {
            en: `Too few to judge: ${judged} of the ${FEWEST_CASES} judged detections that a percentage needs.`,
            ru: `Судить рано: оценено ${judged}, а для процента нужно ${FEWEST_CASES}.`,
          }
        : {
            en: `${writePercent(Number(total.precision), 'en')} of ${judged} judged detections were real purchases.`,
            ru: `Реальных покупок: ${writePercent(Number(total.precision), 'ru')} из ${judged} оценённых обнаружений.`,
          },
    notes: [
      {
        en: `Judged are detections at least ${HORIZON_DAYS} days old that came to an end or that sales works on. Precision is the share won, lost to somebody else, or taken over; declined are proposals refused, deals deleted, and deals closed without work.`,
        ru: `Оцениваются обнаружения старше ${HORIZON_DAYS} дней, которые завершились или взяты в работу. Точность: доля выигранных, проигранных и взятых в работу; отклонены: отвергнутые предложения, удалённые сделки и сделки, закрытые без работы.`,
      },
      {
        en: `Percentages of fewer than ${FEWEST_CASES} cases are left out.`,
        ru: `Процентов менее чем по ${FEWEST_CASES} случаям здесь нет.`,
      },
    ],
  };
}

function describeRow(
  solution: string,
  detections: readonly PastDetection[],
  activeWithinDays: number,
  now: number,
): ReportRow {
  const verdicts = detections.map((each) => judgeDetection(each, activeWithinDays, now));
  const count = (verdict: Verdict): number => verdicts.filter((each) => each === verdict).length;
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)]));
  const judged = verdicts.length - count('running');
  const right = verdicts.filter((each) => RIGHT.has(each)).length;
  const lead = medianOf(
    detections.flatMap(({ detectedAt, raisedAt }) =>
      raisedAt === null ? [] : [Math.max(0, raisedAt - detectedAt)],
    ),
  );
  return {
    solution,
    detected: detections.length,
    ...counts,
    judged,
    precision: shareOf(right, judged),
    lead: lead === null ? null : daysOf(lead),
  };
}
