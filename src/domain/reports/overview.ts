/** Open opportunities as a revenue lead reads them: ranked by priority, with coverage (R53, R135). */
import { byPriority } from '../decide.ts';
import type { BuyingGroup } from '../opportunity.ts';
import type { RuleSet } from '../rule-set.ts';
import { STAGE_NAMES } from '../words.ts';
import type { Language, Localized, Momentum } from '../vocabulary.ts';
import type { Report, ReportRow } from './report.ts';

/** More rows nobody reads in one go; the card asks for one page. */
export const MOST_ROWS = 100;

const MOMENTUMS: Readonly<Record<Momentum, Localized>> = {
  up: { en: 'up', ru: 'растёт' },
  flat: { en: 'flat', ru: 'ровно' },
  down: { en: 'down', ru: 'падает' },
};

/** `total`: open opportunities in the portal, of which `groups` may be the best only. */
export function reportOverview(
  groups: readonly BuyingGroup[],
  total: number,
  rules: Pick<RuleSet, 'solutions'>,
  language: Language,
): Report {
  const ranked = [...groups].sort(byPriority).slice(0, MOST_ROWS);
  const rows = ranked.map((group) => describeRow(group, rules, language));
  return {
    title: { en: 'Open opportunities', ru: 'Открытые возможности' },
    columns: [
      { id: 'deal', name: { en: 'deal', ru: 'сделка' }, type: 'deal' },
      { id: 'name', name: { en: 'name', ru: 'название' }, type: 'text' },
      { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
      { id: 'stage', name: { en: 'stage', ru: 'стадия' }, type: 'text' },
      { id: 'band', name: { en: 'band', ru: 'полоса' }, type: 'number' },
      { id: 'score', name: { en: 'score', ru: 'оценка' }, type: 'number' },
      { id: 'identified', name: { en: 'coverage: identified', ru: 'покрытие: известны' }, type: 'percent' },
      { id: 'engaged', name: { en: 'coverage: engaged', ru: 'покрытие: активны' }, type: 'percent' },
      {
        id: 'validated',
        name: { en: 'coverage: validated', ru: 'покрытие: подтверждены' },
        type: 'percent',
      },
      { id: 'members', name: { en: 'members', ru: 'участники' }, type: 'number' },
      { id: 'momentum', name: { en: 'momentum', ru: 'динамика' }, type: 'text' },
      { id: 'risk', name: { en: 'top risk', ru: 'главный риск' }, type: 'text' },
      { id: 'summary', name: { en: 'summary', ru: 'итог' }, type: 'text' },
    ],
    rows,
    summary: {
      en: total === 1 ? '1 open opportunity.' : `${total} open opportunities, the best first.`,
      ru: `Открытых возможностей: ${total}${total > 1 ? ', лучшие первыми' : ''}.`,
    },
    notes: [
      {
        en: 'Ranked by band, the roles different active people can fill; then by engagement score.',
        ru: 'Порядок: по полосе (роли, которые могут занять разные активные люди), затем по оценке вовлечённости.',
      },
      ...(rows.length < total
        ? [{ en: `Shown are the first ${rows.length}.`, ru: `Показаны первые: ${rows.length}.` }]
        : []),
    ],
  };
}

function describeRow(
  { dealId, name, solution, stage, numbers, risks, summary }: BuyingGroup,
  { solutions }: Pick<RuleSet, 'solutions'>,
  language: Language,
): ReportRow {
  const worst = risks.find(({ severity }) => severity === 'red') ?? risks[0];
  return {
    deal: dealId,
    name,
    solution: solutions.find(({ id }) => id === solution)?.name[language] ?? solution,
    stage: STAGE_NAMES[stage][language],
    band: numbers.band.band,
    score: numbers.score,
    identified: numbers.coverage.identified,
    engaged: numbers.coverage.engaged,
    validated: numbers.coverage.validated,
    members: numbers.memberCount,
    momentum: MOMENTUMS[numbers.momentum.momentum][language],
    risk: worst?.words[language] ?? null,
    summary: summary[language],
  };
}
