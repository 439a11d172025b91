/** Roles, stages and topics for which the catalogue has no content (R74). */
import { fitRole, offeredContent } from '../content-fit.ts';
import type { ContentRule, RuleSet, Solution, TemplateRole } from '../rule-set.ts';
import { STAGES, type Language, type Role, type Stage } from '../vocabulary.ts';
import { listWords, ROLE_NAMES, STAGE_NAMES } from '../words.ts';
import type { Report, ReportRow } from './report.ts';

/** Nobody is given anything any more once the deal is closed. */
const STAGES_TO_COVER: readonly Stage[] = STAGES.filter((stage) => stage !== 'closed');

interface Gap {
  readonly solution: Solution;
  readonly role: Role;
  readonly required: boolean;
  readonly content: readonly ContentRule[];
  readonly stages: readonly Stage[];
  /** Of the role's interest profile; ids. */
  readonly topics: readonly string[];
}

export function reportContentGaps(rules: RuleSet, language: Language): Report {
  const found = rules.solutions.flatMap((solution) =>
    solution.template.map((wanted) => findGap(solution, wanted, rules)),
  );
  const gaps = [...found].sort(byNeed);
  const empty = gaps.filter(({ content }) => content.length === 0).length;
  const untagged = rules.content.filter(
    ({ kind, stages }) => kind !== 'page_view' && (stages ?? []).length === 0,
  ).length;
  return {
    title: { en: 'Roles and stages without content', ru: 'Роли и стадии без материалов' },
    columns: [
      { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
      { id: 'role', name: { en: 'role', ru: 'роль' }, type: 'text' },
      { id: 'required', name: { en: 'required', ru: 'обязательна' }, type: 'text' },
      { id: 'content', name: { en: 'content', ru: 'материалов' }, type: 'number' },
      { id: 'stages', name: { en: 'stages without content', ru: 'стадии без материалов' }, type: 'text' },
      { id: 'topics', name: { en: 'topics without content', ru: 'темы без материалов' }, type: 'text' },
    ],
    rows: gaps.map((gap) => describeGap(gap, rules, language)),
    summary: {
      en: `${empty} of ${gaps.length} roles without any content.`,
      ru: `Ролей без материалов: ${empty} из ${gaps.length}.`,
    },
    notes: [
      {
        en: 'Content is for a role by its roles, its topics (interest_profiles in roles.yaml) or the departments it interests; plain pages do not count. Rules: content.yaml.',
        ru: 'Материал предназначен роли, если это сказано в roles, следует из тем (interest_profiles в roles.yaml) или из отделов; обычные страницы не учитываются. Правила: content.yaml.',
      },
      {
        en: `Entries that name no stage: ${untagged}. They count for the role and for no stage.`,
        ru: `Материалов без стадии: ${untagged}. Они учтены для роли и ни для одной стадии.`,
      },
    ],
  };
}

function findGap(solution: Solution, { role, required }: TemplateRole, rules: RuleSet): Gap {
  const content = offeredContent(rules.content, solution.id).filter(
    (each) => fitRole(each, role, solution, rules) !== null,
  );
  const profile = rules.interestProfiles.find((each) => each.role === role)?.topics ?? [];
  return {
    solution,
    role,
    required,
    content,
    stages: STAGES_TO_COVER.filter((stage) => !content.some(({ stages }) => stages?.includes(stage))),
    topics: profile.filter((topic) => !content.some(({ topics }) => topics?.includes(topic))),
  };
}

/** Required roles with the least content first. */
function byNeed(a: Gap, b: Gap): number {
  return (
    Number(b.required) - Number(a.required) ||
    a.content.length - b.content.length ||
    b.stages.length - a.stages.length
  );
}

function describeGap(gap: Gap, rules: RuleSet, language: Language): ReportRow {
  const yes = language === 'ru' ? 'да' : 'yes';
  const no = language === 'ru' ? 'нет' : 'no';
  const names = gap.topics.map((id) => rules.topics.find((topic) => topic.id === id)?.name[language] ?? id);
  const stages = gap.stages.map((stage) => STAGE_NAMES[stage][language]);
  return {
    solution: gap.solution.name[language],
    role: ROLE_NAMES[gap.role][language],
    required: gap.required ? yes : no,
    content: gap.content.length,
    stages: stages.length === 0 ? null : listWords(stages, language),
    topics: names.length === 0 ? null : listWords(names, language),
  };
}
