/** Why a group or a contact is as it is, for reading in a terminal, in the language asked for. */
import colors from 'picocolors';
import type { ContactExplanation } from '../domain/explain-contact.ts';
import type { AssignmentView } from '../domain/view-assignment.ts';
import type { BuyingGroupView, MemberView } from '../domain/view.ts';
import { DATA_QUALITY_NAMES, FLAG_NAMES, STATUS_NAMES, writePercent } from '../domain/words.ts';
import type { Language, Localized } from '../domain/vocabulary.ts';

const HEADINGS = {
  decision: { en: 'Decision', ru: 'Решение' },
  situations: { en: 'Why this company', ru: 'Почему эта компания' },
  numbers: { en: 'Numbers', ru: 'Числа' },
  roles: { en: 'Roles of the template', ru: 'Роли шаблона' },
  people: { en: 'People', ru: 'Люди' },
  risks: { en: 'Risks', ru: 'Риски' },
  history: { en: 'How it came about', ru: 'Как это получилось' },
  quality: { en: 'To look at', ru: 'Проверить' },
  none: { en: 'In no group', ru: 'Ни в одной группе' },
} as const satisfies Record<string, Localized>;

const STATES: Readonly<Record<AssignmentView['state'], Localized>> = {
  written: { en: 'written', ru: 'записана' },
  suggested: { en: 'suggested', ru: 'предложена' },
  weak: { en: 'too weak to suggest', ru: 'слишком слабо, чтобы предлагать' },
  denied: { en: 'denied by a person', ru: 'отклонена человеком' },
};

const ROLE_STATES = {
  covered: { en: 'covered', ru: 'вовлечена' },
  silent: { en: 'silent', ru: 'молчит' },
  missing: { en: 'missing', ru: 'не найдена' },
} as const satisfies Record<string, Localized>;

export function printGroupExplanation(view: BuyingGroupView, language: Language): string {
  const heading = (name: keyof typeof HEADINGS): string => `\n${colors.bold(HEADINGS[name][language])}`;
  const lines = [
    colors.bold(view.name),
    `  ${view.stageName[language]}, ${dealWords(view.dealId, language)}, ${view.key}`,
    `  ${view.summary[language]}`,
    heading('decision'),
    `  ${view.decision.reason[language]}  (${view.decision.row})`,
    ...situationLines(view, language),
    heading('numbers'),
    ...view.explanations.map(
      ({ name, value, words, rule }) =>
        `  ${name[language]}: ${String(value ?? '–')}  =  ${words[language]}  (${rule[language]})`,
    ),
    heading('roles'),
    ...view.roles.map(
      ({ name, state, required }) =>
        `  ${name[language]}: ${ROLE_STATES[state][language]}${required ? '' : language === 'ru' ? ', необязательная' : ', optional'}`,
    ),
    heading('people'),
    ...view.members.flatMap((member) => memberLines(member, language)),
    ...(view.risks.length === 0
      ? []
      : [heading('risks'), ...view.risks.map(({ words }) => `  ${words[language]}`)]),
    heading('history'),
    ...view.history.map(
      ({ at, reason, row, rulesVersion }) =>
        `  ${minute(at)}  ${reason[language]}  (${row}, ${rulesWords(rulesVersion, language)})`,
    ),
    ...qualityLines(view, language),
    '',
    colors.dim(`${rulesWords(view.rulesVersion, language)}, ${minute(view.at)} UTC`),
  ];
  return `${lines.join('\n')}\n`;
}

function situationLines({ situations }: BuyingGroupView, language: Language): string[] {
  if (situations.length === 0) return [];
  const lines = situations.map(
    ({ name, words, rule }) => `  ${name[language]}: ${words[language]}  (${rule})`,
  );
  return [`\n${colors.bold(HEADINGS.situations[language])}`, ...lines];
}

export function printContactExplanation(found: ContactExplanation, language: Language): string {
  const ru = language === 'ru';
  const lines = [
    colors.bold(ru ? `Контакт ${found.contactId}` : `Contact ${found.contactId}`),
    `  ${found.persona.words[language]}`,
    ...(found.ungrouped === null
      ? []
      : [`  ${HEADINGS.none[language]}: ${found.ungrouped.words[language]}  (${found.ungrouped.code})`]),
    ...found.places.flatMap(({ name, dealId, key, stageName, decision, member }) => [
      '',
      colors.bold(name),
      `  ${stageName[language]}, ${dealWords(dealId, language)}, ${key}`,
      `  ${decision.reason[language]}  (${decision.row})`,
      ...memberLines(member, language),
    ]),
    ...qualityLines(found, language),
    '',
    colors.dim(`${rulesWords(found.rulesVersion, language)}, ${minute(found.at)} UTC`),
  ];
  return `${lines.join('\n')}\n`;
}

function memberLines(member: MemberView, language: Language): string[] {
  const ru = language === 'ru';
  const activity = member.active ? (ru ? 'активен' : 'active') : ru ? 'молчит' : 'silent';
  const status = STATUS_NAMES[member.status][language];
  const flags = member.flags.map(
    (flag) => `    ${FLAG_NAMES[flag][language]}: ${ru ? 'указал человек' : 'set by a person'}`,
  );
  const nothing = ru
    ? '    роль неизвестна: ничто не говорит ни об одной'
    : '    role unknown: nothing speaks for any';
  return [
    `  ${member.name} (${member.contactId}), ${member.jobTitle ?? '–'}: ${status}, ${member.reasonWords[language]}; ${activity}`,
    ...(member.assignments.length === 0 ? [nothing] : []),
    ...member.assignments.flatMap((each) => assignmentLines(each, language)),
    ...flags,
    ...member.marks.map(({ words }) => `    ? ${words[language]}`),
  ];
}

function assignmentLines(each: AssignmentView, language: Language): string[] {
  return [
    `    ${each.name[language]} ${writePercent(Math.round(each.confidence * 100), language)}: ${STATES[each.state][language]}`,
    ...each.evidence.map(({ words }) => `      + ${words[language]}`),
    ...each.counterEvidence.map(({ words, rule }) => `      − ${words[language]}  (${rule})`),
    ...(each.kept === null ? [] : [`      · ${each.kept.words[language]}`]),
  ];
}

function qualityLines(
  { dataQuality }: Pick<ContactExplanation, 'dataQuality'>,
  language: Language,
): string[] {
  if (dataQuality.length === 0) return [];
  return [
    `\n${colors.bold(HEADINGS.quality[language])}`,
    ...dataQuality.map(({ code, object, id }) => `  ${DATA_QUALITY_NAMES[code][language]}: ${object} ${id}`),
  ];
}

function dealWords(dealId: string | null, language: Language): string {
  if (dealId === null) return language === 'ru' ? 'сделки ещё нет' : 'no deal yet';
  return language === 'ru' ? `сделка ${dealId}` : `deal ${dealId}`;
}

function rulesWords(version: string, language: Language): string {
  return language === 'ru' ? `правила ${version}` : `rules ${version}`;
}

function minute(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}
