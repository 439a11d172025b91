/** Opportunities from planned to closed: how many stand where, and how many came there of late (R128, R130). */
import { STAGE_NAMES } from '../words.ts';
import { STEPS, stepsForward, stepsReached, type Standing, type Step } from '../waterfall.ts';
import type { Language, Localized } from '../vocabulary.ts';
import type { Report, ReportRow } from './report.ts';

/** Looked back so many days. */
export const PERIODS = [7, 30, 90] as const;

/** Where each opportunity stands, by its id. */
export type Standings = ReadonlyMap<string, Standing>;

export interface History {
  readonly now: Standings;
  readonly before: Readonly<Record<(typeof PERIODS)[number], Standings>>;
}

const STEP_NAMES: Readonly<Record<Step, Localized>> = {
  planned: { en: 'planned', ru: 'запланирована' },
  target: STAGE_NAMES.target,
  detected: STAGE_NAMES.detected,
  engaged: STAGE_NAMES.engaged,
  prioritized: STAGE_NAMES.prioritized,
  qualified: STAGE_NAMES.qualified,
  pipeline: STAGE_NAMES.pipeline,
  won: { en: 'won', ru: 'выиграна' },
  lost: { en: 'lost', ru: 'проиграна' },
};

function countAt(standings: Standings, step: Step): number {
  return [...standings.values()].filter((each) => each.step === step).length;
}

/** How many reached each step between two moments; one that came three steps far reached all three. */
function countReached(before: Standings, now: Standings): Map<Step, number> {
  const counts = new Map<Step, number>();
  for (const { id, step, isTarget } of now.values()) {
    const from = before.get(id)?.step ?? null;
    for (const each of stepsReached(from, step)) {
      // Only plans pass through `planned`.
      if (each === 'planned' && !isTarget) continue;
      counts.set(each, (counts.get(each) ?? 0) + 1);
    }
  }
  return counts;
}

/** R130: everything, from planned to closed. */
export function reportWaterfall({ now, before }: History, language: Language): Report {
  const reached = PERIODS.map((days) => countReached(before[days], now));
  const rows = STEPS.map((step): ReportRow => ({
    step,
    name: STEP_NAMES[step][language],
    now: countAt(now, step),
    ...Object.fromEntries(PERIODS.map((days, n) => [`entered_${days}d`, reached[n]?.get(step) ?? 0])),
  }));
  const open = [...now.values()].filter(({ step }) => step !== 'won' && step !== 'lost').length;
  return {
    title: { en: 'Waterfall', ru: 'Воронка от плана до закрытия' },
    columns: [
      { id: 'step', name: { en: 'step', ru: 'шаг' }, type: 'text' },
      { id: 'name', name: { en: 'name', ru: 'название' }, type: 'text' },
      { id: 'now', name: { en: 'now', ru: 'сейчас' }, type: 'number' },
      ...PERIODS.map((days) => ({
        id: `entered_${days}d`,
        name: { en: `reached in ${days} days`, ru: `дошли за ${days} дн.` },
        type: 'number' as const,
      })),
    ],
    rows,
    summary: {
      en: `Opportunities from planned to closed: ${now.size}, of them open: ${open}.`,
      ru: `Возможностей от плана до закрытия: ${now.size}, из них открыто: ${open}.`,
    },
    notes: [HOW],
  };
}

const HOW: Localized = {
  en: 'The past is computed from the facts by the rules of today, and not remembered. Whoever came several steps far reached each of them.',
  ru: 'Прошлое вычислено из фактов по сегодняшним правилам. Кто прошёл несколько шагов, дошёл до каждого из них.',
};

interface Movement {
  readonly forward: number;
  readonly steps: number;
  readonly back: number;
  readonly lost: number;
  readonly still: number;
}

function movementOf(before: Standings, now: Standings): Movement {
  let [forward, steps, back, lost, still] = [0, 0, 0, 0, 0];
  for (const { id, step } of now.values()) {
    // What was planned within the period began at `planned`.
    const from = before.get(id)?.step ?? 'planned';
    const moved = stepsForward(from, step);
    if (step === 'lost' && from !== 'lost') lost += 1;
    else if (moved > 0) [forward, steps] = [forward + 1, steps + moved];
    else if (moved < 0) back += 1;
    else still += 1;
  }
  return { forward, steps, back, lost, still };
}

const MOVEMENT_COLUMNS: Report['columns'] = [
  { id: 'days', name: { en: 'days', ru: 'дней' }, type: 'number' },
  { id: 'step', name: { en: 'step', ru: 'шаг' }, type: 'text' },
  { id: 'name', name: { en: 'name', ru: 'название' }, type: 'text' },
  { id: 'at_start', name: { en: 'at the start', ru: 'в начале' }, type: 'number' },
  { id: 'reached', name: { en: 'reached', ru: 'дошли' }, type: 'number' },
  { id: 'at_end', name: { en: 'now', ru: 'сейчас' }, type: 'number' },
];

/** R128: key opportunities, which are those that marketing and sales planned, and how far they moved. */
export function reportMovement(history: History, language: Language): Report {
  const targetsOf = (all: Standings): Standings => new Map([...all].filter(([, { isTarget }]) => isTarget));
  const now = targetsOf(history.now);
  const rows = PERIODS.flatMap((days) => {
    const before = targetsOf(history.before[days]);
    const reached = countReached(before, now);
    return STEPS.map((step): ReportRow => ({
      days,
      step,
      name: STEP_NAMES[step][language],
      at_start: countAt(before, step),
      reached: reached.get(step) ?? 0,
      at_end: countAt(now, step),
    }));
  });
  const movements = PERIODS.map((days) => ({ days, ...movementOf(targetsOf(history.before[days]), now) }));
  const [, month] = movements;
  return {
    title: { en: 'How far key opportunities moved', ru: 'Движение ключевых возможностей' },
    columns: MOVEMENT_COLUMNS,
    rows,
    summary: {
      en: `In 30 days ${month?.forward ?? 0} of ${now.size} planned opportunities moved forward, ${month?.steps ?? 0} steps in all.`,
      ru: `За 30 дней продвинулись ${month?.forward ?? 0} из ${now.size} запланированных возможностей, всего шагов: ${month?.steps ?? 0}.`,
    },
    notes: [
      ...movements.map(({ days, forward, steps, back, lost, still }) => ({
        en: `${days} days: ${forward} forward by ${steps} steps, ${back} back, ${lost} lost, ${still} where they were.`,
        ru: `${days} дн.: вперёд ${forward} (шагов ${steps}), назад ${back}, проиграно ${lost}, без движения ${still}.`,
      })),
      {
        en: 'Steps: planned, target, detected, engaged, prioritized, qualified, pipeline, won. That something moved after a campaign does not prove that the campaign moved it.',
        ru: 'Шаги: план, цель, обнаружена, вовлечена, приоритетная, квалифицирована, в воронке, выиграна. Движение после кампании не доказывает, что его вызвала кампания.',
      },
      HOW,
    ],
  };
}
