/** A rule added to `config/` changes the outcome; no code is touched. */
import { compileRuleSet } from '../../src/app/compile.ts';
import type { CompiledRules } from '../../src/domain/compile.ts';
import type { Member } from '../../src/domain/opportunity.ts';
import type { Contact } from '../../src/domain/types.ts';
import type { RuleFile } from '../../src/rules/rule-files.ts';
import { contact, deal, decideOne, memberOf, visit } from '../support/facts.ts';
import { linesOf, loadTexts, readSample, sampleWith } from './sample.ts';

async function compile(texts: ReadonlyMap<string, string>): Promise<CompiledRules> {
  const loaded = await loadTexts(texts);
  if (!loaded.ok) throw new Error(linesOf(loaded).join('\n'));
  return compileRuleSet(loaded.rules);
}

function decide(compiled: CompiledRules, fields: Partial<Contact>, path: string): Member {
  const person = contact('1', fields.jobTitle ?? null, fields);
  const story = { contacts: [person], deals: [deal('900', ['1'])], interactions: [visit('1', path, 1)] };
  return memberOf(decideOne(story, compiled), '1');
}

interface Added {
  readonly name: string;
  readonly file: RuleFile;
  readonly from: string;
  readonly to: string;
  readonly fields: Partial<Contact>;
  readonly path: string;
  /** What differs afterwards. */
  readonly read: (member: Member) => unknown;
  readonly before: unknown;
  readonly after: unknown;
}

const roles = ({ assignments }: Member): string[] =>
  assignments.filter(({ state }) => state !== 'weak').map(({ role, state }) => `${role} ${state}`);

const CASES: readonly Added[] = [
  {
    name: 'a role rule gives a role',
    file: 'roles.yaml',
    from: 'role_rules:\n',
    to: 'role_rules:\n  - { id: title_sales, role: approver, when: { type: title, departments: [sales] } }\n',
    fields: { jobTitle: 'Sales Director' },
    path: '/hr/other',
    read: roles,
    before: [],
    after: ['approver written'],
  },
  {
    name: 'a content entry turns a page into evidence',
    file: 'content.yaml',
    from: 'content:\n',
    to: 'content:\n  - { id: tco, path: /hr/tco, names: [], solution: hr_system, kind: pricing_view, interests: [finance] }\n',
    fields: {},
    path: '/hr/tco',
    read: roles,
    before: [],
    after: ['budget_holder suggested'],
  },
  {
    name: 'a title rule lets a title be read',
    file: 'titles.yaml',
    from: 'departments:\n',
    to: 'departments:\n  - { id: own_words, department: it, phrases: [zzyzx] }\n',
    fields: { jobTitle: 'Zzyzx Director' },
    path: '/hr/other',
    read: roles,
    before: [],
    after: ['technical_validator written'],
  },
  {
    name: 'a marker proposes a flag',
    file: 'roles.yaml',
    from: '  markers:\n',
    to: '  markers:\n    - { id: own_marker, phrases: [fan], means: champion }\n',
    fields: { lastName: 'Smith (fan)' },
    path: '/hr/other',
    read: ({ marks }) => marks.map(({ rule, means }) => `${rule} ${means}`),
    before: [],
    after: ['own_marker champion'],
  },
  {
    name: 'a shorter half-life makes old evidence weaker',
    file: 'roles.yaml',
    from: 'evidence_half_life_days: 45',
    to: 'evidence_half_life_days: 1',
    fields: { jobTitle: 'IT' },
    path: '/webinars/hr-api',
    read: ({ assignments }) => assignments[0]?.evidence.map(({ ageFactor }) => ageFactor),
    before: [1, 0.9847],
    after: [1, 0.5],
  },
];

test.each(CASES)('$name', async ({ file, from, to, fields, path, read, before, after }) => {
  const without = decide(await compile(readSample()), fields, path);
  const added = decide(await compile(sampleWith(file, from, to)), fields, path);
  expect([read(without), read(added)]).toEqual([before, after]);
});
