/** A buying group as a person wants to read it in a terminal. */
import Table from 'cli-table3';
import colors from 'picocolors';
import type { BuyingGroupView, MemberView, RoleView } from '../domain/view.ts';
import { ROLE_NAMES, writePercent } from '../domain/words.ts';

const PLAIN = { head: [], border: [] };

export function printGroup(view: BuyingGroupView): string {
  return [
    '',
    colors.bold(view.name),
    view.summary.en,
    '',
    factsTable(view),
    colors.bold('Members'),
    membersTable(view),
    colors.bold('Why these roles'),
    ...view.members.flatMap(explainMember),
    '',
    colors.bold('Roles of the template'),
    rolesTable(view),
    colors.bold('Gaps'),
    ...gapLines(view),
    '',
    colors.bold('Where the numbers come from'),
    ...view.explanations.map(
      ({ property, value, words }) =>
        `  ${property.padEnd(24)} ${String(value ?? '–').padStart(7)}  ${words.en}`,
    ),
    '',
    colors.bold('How it came about'),
    ...view.history.map(({ at, reason }) => `  ${at.slice(0, 16).replace('T', ' ')}  ${reason.en}`),
    '',
    colors.dim(`Rules ${view.rulesVersion}, computed ${view.at}.`),
    '',
  ].join('\n');
}

function factsTable(view: BuyingGroupView): string {
  const { numbers } = view;
  const table = new Table({ style: PLAIN });
  table.push(
    ['Deal', `${view.dealId ?? 'none yet'}  (${view.key})`, 'Stage', view.stage],
    ['Priority', `band ${numbers.band}, score ${numbers.score}`, 'Momentum', numbers.momentum],
    [
      'Coverage',
      [
        `${writePercent(numbers.coverage.identified, 'en')} identified`,
        `${writePercent(numbers.coverage.engaged, 'en')} engaged`,
        `${writePercent(numbers.coverage.validated, 'en')} validated`,
      ].join(', '),
      'Threading',
      `${numbers.threading} (${numbers.engagedMembers} of ${numbers.members} active)`,
    ],
  );
  return table.toString();
}

function membersTable(view: BuyingGroupView): string {
  const table = new Table({ head: ['Member', 'Title', 'Roles', 'Interactions', 'Last'], style: PLAIN });
  for (const member of view.members) {
    table.push([
      member.name,
      member.jobTitle ?? '–',
      roleWords(member),
      `${member.interactions}${member.active ? '' : ' (silent)'}`,
      member.lastInteractionAt?.slice(0, 10) ?? '–',
    ]);
  }
  return table.toString();
}

function roleWords(member: MemberView): string {
  const written = member.assignments
    .filter(({ state }) => state === 'written')
    .map((each) => `${ROLE_NAMES[each.role].en} ${writePercent(Math.round(each.confidence * 100), 'en')}`);
  const suggested = member.assignments
    .filter(({ state }) => state === 'suggested')
    .map((each) => `${ROLE_NAMES[each.role].en}? ${writePercent(Math.round(each.confidence * 100), 'en')}`);
  return [...written, ...suggested, ...member.flags].join(', ') || 'unknown';
}

function explainMember(member: MemberView): string[] {
  return member.assignments
    .filter(({ state }) => state === 'written' || state === 'suggested')
    .map((each) => {
      const evidence = each.evidence
        .map(({ text, weight, rule }) => `“${text}” ${weight.toFixed(2)} by ${rule}`)
        .join(' + ');
      const counter = each.counterEvidence
        .map(({ text, factor }) => `; but the title says “${text}” (× ${factor})`)
        .join('');
      return `  ${member.name}: ${ROLE_NAMES[each.role].en} ${writePercent(Math.round(each.confidence * 100), 'en')} = ${evidence}${counter}`;
    });
}

function rolesTable(view: BuyingGroupView): string {
  const names = new Map(view.members.map(({ contactId, name }) => [contactId, name]));
  const table = new Table({ head: ['Role', 'Required', 'State', 'Held by'], style: PLAIN });
  for (const role of view.roles) {
    table.push([
      role.name.en,
      role.required ? 'yes' : 'no',
      role.state,
      role.heldBy.map((id) => names.get(id) ?? id).join(', ') || '–',
    ]);
  }
  return table.toString();
}

function gapLines(view: BuyingGroupView): string[] {
  const gaps = view.roles.filter((role) => role.required && role.state !== 'covered').map(describeGap);
  const optional = view.roles
    .filter((role) => !role.required && role.state === 'missing')
    .map(({ name }) => name.en);
  const risks = view.risks.map(({ severity, words }) => `  ${severity === 'red' ? '!!' : '! '} ${words.en}`);
  return [
    ...(gaps.length === 0 ? ['  no required role is missing or silent'] : gaps),
    ...(optional.length === 0 ? [] : [`  optional and not known: ${optional.join(', ')}`]),
    ...risks,
  ];
}

function describeGap({ name, state, departments }: RoleView): string {
  const where = departments.length === 0 ? '' : ` (usually from ${departments.join(', ')})`;
  return state === 'silent'
    ? `  ${name.en} is known but silent${where}`
    : `  nobody is known as ${name.en}${where}`;
}
