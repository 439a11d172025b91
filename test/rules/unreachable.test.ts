/** Rules that can never fire, and pairs that contradict each other, are pointed at. */
import type { RuleFile } from '../../src/rules/rule-files.ts';
import { linesOf, loadTexts, placeOf, readSample, sampleWith } from './sample.ts';

interface Unreachable {
  readonly name: string;
  readonly file: RuleFile;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly says: string;
}

/** A role rule put before the first one. */
function roleRule(text: string): Pick<Unreachable, 'file' | 'from' | 'to'> {
  return {
    file: 'roles.yaml',
    from: 'role_rules:\n',
    to: `role_rules:\n  - ${text}\n`,
  };
}

const CASES: readonly Unreachable[] = [
  {
    name: 'a strength of 0',
    ...roleRule('{ id: x, role: initiator, when: { type: content, interests: [hr, finance] }, strength: 0 }'),
    at: '0 }',
    says: 'role_rules[0].strength: got 0, expected more than 0: this rule never says anything',
  },
  {
    name: 'a role that no template has',
    ...roleRule('{ id: x, role: influencer, when: { type: title, departments: [sales] } }'),
    at: 'influencer, when: { type: title',
    says:
      'role_rules[0].role: got "influencer", expected a role in the template of hr_system or analytics_platform; this ' +
      'rule never fires',
  },
  {
    name: 'an interest that no content of the solution has',
    ...roleRule(
      '{ id: x, role: initiator, solutions: [hr_system], when: { type: content, interests: [hr, legal] }, strength: 0.5 }',
    ),
    at: 'legal] }, strength: 0.5',
    says:
      'role_rules[0].when.interests[1]: got "legal", expected an interest of some entry of content.yaml for ' +
      'hr_system; nothing there speaks to this one',
  },
  {
    name: 'a rank that is none',
    ...roleRule(
      '{ id: x, role: end_user, when: { type: title, departments: [sales], seniorities: [staff, unknown] } }',
    ),
    at: 'unknown] } }',
    says:
      'role_rules[0].when.seniorities[1]: got "unknown", expected ranks only: where none is read, this rule speaks as a ' +
      'partial title anyway',
  },
  {
    name: 'a rule that a wider one of full strength covers',
    ...roleRule(
      '{ id: x, role: technical_validator, when: { type: title, departments: [it], seniorities: [director] }, strength: 0.5 }',
    ),
    at: 'x, role: technical_validator',
    says:
      'role_rules[0].id: got "x", expected evidence that role_rules[3] (title_it) does not give already for ' +
      'technical_validator: with both, this one changes nothing or contradicts it',
  },
  {
    name: 'two rules alike with different strengths: the later one',
    file: 'roles.yaml',
    from: '\n# What people wrote down',
    to:
      '  - { id: x, role: technical_validator, when: { type: title, departments: [security] }, strength: 0.3 }\n' +
      '\n# What people wrote down',
    at: 'x, role: technical_validator',
    says:
      'role_rules[32].id: got "x", expected evidence that role_rules[4] (title_security) does not give already for ' +
      'technical_validator: with both, this one changes nothing or contradicts it',
  },
  {
    name: 'a stage that a higher one hides',
    file: 'stages.yaml',
    from: 'prioritized: { min_band: 2 }',
    to: 'prioritized: { min_active_members: 2 }',
    at: 'engaged: {',
    says:
      'entry.engaged: got the key "engaged", expected a stage that prioritized does not hide: prioritized asks for no ' +
      'more, and the highest stage is shown',
  },
];

test.each(CASES)('$name', async ({ file, from, to, at, says }) => {
  const texts = sampleWith(file, from, to);
  const loaded = await loadTexts(texts);
  expect(loaded.ok).toBe(true);
  expect(linesOf(loaded)).toEqual([`${placeOf(texts, file, at)} ${says}`]);
});

test('a phrase of a job title that two rules claim, however it is spelled', async () => {
  const texts = readSample();
  const own =
    'departments:\n  - { id: x_one, department: hr, phrases: [zzyzx qworp] }\n  - { id: x_two, department: it, phrases: [Zzyzx-qworp] }\n'.toLowerCase();
  texts.set('titles.yaml', (texts.get('titles.yaml') ?? '').replace('departments:\n', own));
  const loaded = await loadTexts(texts);
  expect(loaded.ok).toBe(true);
  expect(linesOf(loaded)).toEqual([
    `${placeOf(texts, 'titles.yaml', 'zzyzx-qworp')} departments[1].phrases[0]: got "zzyzx-qworp", as at ` +
      'departments[0].phrases[0], expected each phrase in one rule: two of them contradict each other',
  ]);
});

test('a department that no title names', async () => {
  const texts = readSample();
  const titles = `${['departments', 'seniorities', 'occupations'].map((list) => `${list}: []`).join('\n')}\nconnectors: {}\n`;
  const lines = linesOf(await loadTexts(texts.set('titles.yaml', titles)));
  expect(lines).toContainEqual(
    expect.stringContaining(
      'role_rules[2].when.departments[0]: got "it", expected a department that some rule of titles.yaml reads',
    ),
  );
  expect(lines).toContainEqual(expect.stringContaining('role_rules[0].when.seniorities[0]: got "c_level"'));
});

test('the sample has nothing of it', async () => {
  expect(linesOf(await loadTexts(readSample()))).toEqual([]);
});
