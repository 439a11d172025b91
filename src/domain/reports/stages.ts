/** The one definition of stages that marketing and sales share: readable, versioned, with who agreed to it (R45). */
import type { RuleSet, StageEntryRule } from '../rule-set.ts';
import { STAGE_NAMES } from '../names.ts';
import { listWords, localized, writePercent } from '../words.ts';
import { STAGES, type Language, type Stage } from '../vocabulary.ts';
import type { Report } from './report.ts';

type Say = Readonly<Record<Language, (value: number) => string>>;

const CONDITIONS: Readonly<Record<keyof StageEntryRule, Say>> = {
  minMembers: { en: (n) => `members: at least ${n}`, ru: (n) => `участники: не меньше ${n}` },
  minActiveMembers: {
    en: (n) => `active members: at least ${n}`,
    ru: (n) => `активные участники: не меньше ${n}`,
  },
  minBand: { en: (n) => `priority band: at least ${n}`, ru: (n) => `полоса приоритета: не ниже ${n}` },
  minCoverageIdentified: {
    en: (n) => `coverage, identified: at least ${writePercent(n, 'en')}`,
    ru: (n) => `покрытие, известны: не меньше ${writePercent(n, 'ru')}`,
  },
  minCoverageEngaged: {
    en: (n) => `coverage, engaged: at least ${writePercent(n, 'en')}`,
    ru: (n) => `покрытие, активны: не меньше ${writePercent(n, 'ru')}`,
  },
  maxBantMissing: {
    en: (n) => `letters of BANT unknown: at most ${n}`,
    ru: (n) => `неизвестных букв BANT: не больше ${n}`,
  },
  minConversedMembers: {
    en: (n) => `members we spoke with: at least ${n}`,
    ru: (n) => `участники, с которыми говорили: не меньше ${n}`,
  },
};

export function reportStages({ stages, version }: RuleSet, language: Language): Report {
  const agreed = stages.agreedBy;
  return {
    title: { en: 'Stages', ru: 'Стадии' },
    columns: [
      { id: 'stage', name: { en: 'stage', ru: 'стадия' }, type: 'text' },
      { id: 'name', name: { en: 'name', ru: 'название' }, type: 'text' },
      { id: 'entry', name: { en: 'entered when', ru: 'условия входа' }, type: 'text' },
      {
        id: 'deal_stages',
        name: { en: "HubSpot's deal stages", ru: 'стадии сделки в HubSpot' },
        type: 'text',
      },
      { id: 'rules', name: { en: 'rules', ru: 'версия правил' }, type: 'text' },
    ],
    rows: STAGES.map((stage) => ({
      stage,
      name: STAGE_NAMES[stage][language],
      entry: entryOf(stage, stages, language),
      deal_stages: dealStagesOf(stage, stages).join(', ') || null,
      rules: version,
    })),
    summary: localized((each) => {
      const by =
        agreed.length === 0 ? (each === 'ru' ? 'никто не указан' : 'nobody named') : listWords(agreed, each);
      return each === 'ru'
        ? `Определение стадий, версия ${version}; согласовали: ${by}.`
        : `The definition of stages, version ${version}; agreed by: ${by}.`;
    }),
    notes: [
      {
        en: 'Both teams see this page and every deal by it. It is changed in stages.yaml, and each change is another version.',
        ru: 'Обе команды видят эту страницу, и по ней считается каждая сделка. Меняется она в stages.yaml, и каждое изменение — новая версия.',
      },
    ],
  };
}

function entryOf(stage: Stage, { entry }: RuleSet['stages'], language: Language): string {
  if (stage === 'pipeline' || stage === 'closed')
    return language === 'ru'
      ? 'сделка стоит на одной из этих стадий'
      : 'the deal stands in one of these stages';
  const rule = entry[stage];
  const conditions = (Object.keys(CONDITIONS) as (keyof StageEntryRule)[]).flatMap((name) => {
    const value = rule[name];
    return value === undefined ? [] : [CONDITIONS[name][language](value)];
  });
  return conditions.length === 0 ? (language === 'ru' ? 'всегда' : 'always') : conditions.join('; ');
}

function dealStagesOf(stage: Stage, stages: RuleSet['stages']): readonly string[] {
  if (stage === 'pipeline') return [...stages.pipelineStages, ...stages.riskStages, ...stages.lateStages];
  return stage === 'closed' ? [...stages.wonStages, ...stages.lostStages] : [];
}
