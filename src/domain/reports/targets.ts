/** The target market: each planned opportunity with its status, its people and its money, and the sums (R56, R127). */
import { formatMoney, sumMoney } from '../money.ts';
import type { TargetStatus } from '../target.ts';
import type { Language, Localized, TargetSide } from '../vocabulary.ts';
import { listWords, STAGE_NAMES } from '../words.ts';
import { isOpenPlan, sumPeople, type PlannedOpportunity } from './planned.ts';
import type { Report, ReportRow } from './report.ts';

export const TARGET_STATUS_NAMES: Readonly<Record<TargetStatus, Localized>> = {
  planned: { en: 'planned', ru: 'запланирована' },
  approved_by_marketing: { en: 'approved by marketing', ru: 'одобрена маркетингом' },
  approved_by_sales: { en: 'approved by sales', ru: 'одобрена продажами' },
  approved: { en: 'approved', ru: 'одобрена' },
  created: { en: 'created', ru: 'создана' },
  live: { en: 'live', ru: 'в работе' },
  closed: { en: 'closed', ru: 'закрыта' },
  deleted: { en: 'deleted by a person', ru: 'удалена человеком' },
  undone: { en: 'taken back', ru: 'отменена' },
};

const SIDE_NAMES: Readonly<Record<TargetSide, Localized>> = {
  marketing: { en: 'marketing', ru: 'маркетинг' },
  sales: { en: 'sales', ru: 'продажи' },
};

interface Money {
  readonly planned: number | null;
  readonly inPipeline: number | null;
  /** Planned, and neither in the pipeline nor closed. */
  readonly open: number | null;
  readonly currency: string | null;
}

/** What is in the pipeline counts by the deal's own amount, where a person wrote one. */
function moneyOf({ target, deal, group }: PlannedOpportunity): Money[] {
  const planned = { planned: target.expectedValue, currency: target.currency };
  const nothing = { planned: null, inPipeline: null, open: null };
  if (group?.stage === 'pipeline') {
    const own = deal?.amount ?? null;
    if (own === null) return [{ ...planned, inPipeline: target.expectedValue, open: null }];
    return deal?.currency === target.currency
      ? [{ ...planned, inPipeline: own, open: null }]
      : [
          { ...planned, inPipeline: null, open: null },
          { ...nothing, inPipeline: own, currency: deal?.currency ?? null },
        ];
  }
  return [{ ...planned, inPipeline: null, open: group?.stage === 'closed' ? null : target.expectedValue }];
}

export function reportTargets(all: readonly PlannedOpportunity[], language: Language): Report {
  const open = all.filter(isOpenPlan);
  const people = sumPeople(open.flatMap(({ roles }) => roles));
  return {
    title: { en: 'Planned opportunities', ru: 'Запланированные возможности' },
    columns: [
      { id: 'company', name: { en: 'company', ru: 'компания' }, type: 'text' },
      { id: 'name', name: { en: 'name', ru: 'название' }, type: 'text' },
      { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
      { id: 'status', name: { en: 'status', ru: 'статус' }, type: 'text' },
      { id: 'approvals', name: { en: 'approved by', ru: 'одобрили' }, type: 'text' },
      { id: 'asked', name: { en: 'planned on', ru: 'запланирована' }, type: 'date' },
      { id: 'deal', name: { en: 'deal', ru: 'сделка' }, type: 'deal' },
      { id: 'stage', name: { en: 'stage', ru: 'стадия' }, type: 'text' },
      { id: 'needed', name: { en: 'people needed', ru: 'нужно людей' }, type: 'number' },
      { id: 'identified', name: { en: 'identified', ru: 'известны' }, type: 'number' },
      { id: 'engaged', name: { en: 'engaged', ru: 'вовлечены' }, type: 'number' },
      { id: 'planned', name: { en: 'planned value', ru: 'план, сумма' }, type: 'number' },
      { id: 'in_pipeline', name: { en: 'in the pipeline', ru: 'в воронке' }, type: 'number' },
      { id: 'open', name: { en: 'open', ru: 'не в воронке' }, type: 'number' },
      { id: 'currency', name: { en: 'currency', ru: 'валюта' }, type: 'text' },
    ],
    rows: all.map((each) => describeRow(each, language)),
    summary: {
      en: `Planned opportunities: ${all.length}; people: ${people.needed} needed, ${people.identified} identified, ${people.engaged} engaged.`,
      ru: `Запланированных возможностей: ${all.length}; людей нужно: ${people.needed}, известно: ${people.identified}, вовлечено: ${people.engaged}.`,
    },
    notes: [...sumOfMoney(all), NOTE],
  };
}

const NOTE: Localized = {
  en: 'Open is what is planned and neither in the pipeline nor closed. In the pipeline counts the amount of the deal, and without one what was planned. People of closed and deleted deals are in no sum. Amounts without currency are in the portal’s own.',
  ru: '«Не в воронке»: запланировано, но ещё не в воронке продаж и не закрыто. В воронке считается сумма сделки, а если её нет, план. Люди закрытых и удалённых сделок в суммы не входят. Суммы без валюты даны в валюте портала.',
};

function describeRow(each: PlannedOpportunity, language: Language): ReportRow {
  const { company, target, solution, status, group, roles } = each;
  const people = sumPeople(roles);
  const [money] = moneyOf(each);
  return {
    company: company.id,
    name: company.name,
    solution: solution.name[language],
    status: TARGET_STATUS_NAMES[status][language],
    approvals: listWords(
      target.approvals.map((side) => SIDE_NAMES[side][language]),
      language,
    ),
    asked: new Date(target.askedAt).toISOString(),
    deal: group?.dealId ?? null,
    stage: group === null ? null : STAGE_NAMES[group.stage][language],
    needed: people.needed,
    identified: people.identified,
    engaged: people.engaged,
    planned: inUnits(money?.planned),
    in_pipeline: inUnits(money?.inPipeline),
    open: inUnits(money?.open),
    currency: money?.currency ?? null,
  };
}

function inUnits(hundredths: number | null | undefined): number | null {
  return hundredths == null ? null : hundredths / 100;
}

/** One sentence per currency: amounts of two currencies are never added. */
function sumOfMoney(all: readonly PlannedOpportunity[]): Localized[] {
  const money = all.flatMap(moneyOf);
  const sums = (of: (each: Money) => number | null): Map<string, number> =>
    sumMoney(money.map((each) => ({ amount: of(each), currency: each.currency })));
  const planned = sums((each) => each.planned);
  const inPipeline = sums((each) => each.inPipeline);
  const open = sums((each) => each.open);
  const currencies = [...new Set([...planned.keys(), ...inPipeline.keys()])].sort();
  return currencies.map((currency) => {
    const value = (of: Map<string, number>): string => formatMoney(of.get(currency) ?? 0);
    const unit = currency === '' ? '' : ` ${currency}`;
    return {
      en: `Money${unit}: ${value(planned)} planned, ${value(inPipeline)} in the pipeline, ${value(open)} open.`,
      ru: `Деньги${unit}: план ${value(planned)}, в воронке ${value(inPipeline)}, не в воронке ${value(open)}.`,
    };
  });
}
