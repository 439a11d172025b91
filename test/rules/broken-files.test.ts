import type { RuleFile } from '../../src/rules/rule-files.ts';
import { linesOf, loadTexts, placeOf, sampleWith } from './sample.ts';

/** One fault each: what is changed, where the message points (a text of the changed file), and what it says. */
interface Broken {
  readonly name: string;
  readonly file: RuleFile;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly says: string;
}

const KINDS =
  'page_view, article, document, comparison, pricing_view, technical_docs, form_submission, demo_request, ' +
  'webinar_registration, webinar_attendance, event_registration, email_open, email_click, email_reply, meeting, call, message';

const SHAPE: readonly Broken[] = [
  {
    name: 'a misspelled value',
    file: 'content.yaml',
    from: 'kind: article',
    to: 'kind: artikle',
    at: 'artikle',
    says: `content[1].kind: got "artikle", expected one of ${KINDS}; did you mean "article"?`,
  },
  {
    name: 'a misspelled key, once and not also as a missing one',
    file: 'detection.yaml',
    from: 'window_days:',
    to: 'windowdays:',
    at: 'windowdays:',
    says:
      'windowdays: got the key "windowdays", expected a key of window_days, people, departments, ' +
      'people_any_department, raised_hand_kinds, raised_hand_people, reopen_lost_within_days; did you mean "window_days"?',
  },
  {
    name: 'an unknown key',
    file: 'companies.yaml',
    from: 'subsidiaries_join_parent: false',
    to: 'subsidiaries_join_parent: false\nmergers: true',
    at: 'mergers',
    says: 'mergers: got the key "mergers", expected a key of legal_forms, free_mail_domains, subsidiaries_join_parent',
  },
  {
    name: 'a missing key, at the mapping it is missing from',
    file: 'content.yaml',
    from: '    kind: article\n',
    to: '',
    at: 'id: hr_accounting_integration',
    says: `content[1].kind: got nothing, expected the key kind: one of ${KINDS}`,
  },
  {
    name: 'a key without a value',
    file: 'stages.yaml',
    from: 'stalled_days: 30',
    to: 'stalled_days:',
    at: 'stalled_days:',
    says: 'stalled_days: got nothing, expected a number',
  },
  {
    name: 'text for a number',
    file: 'scoring.yaml',
    from: 'page_view: 1',
    to: 'page_view: many',
    at: 'many',
    says: 'points.page_view: got "many", expected a number',
  },
  {
    name: 'a number that is text for HubSpot',
    file: 'stages.yaml',
    from: 'won_stages: [closedwon]',
    to: 'won_stages: [998877]',
    at: '998877',
    says: 'won_stages[0]: got 998877, expected text; put the number in quotes',
  },
  {
    name: 'a half-life that never ends',
    file: 'scoring.yaml',
    from: 'half_life_days: 14',
    to: 'half_life_days: 0',
    at: '0\n# Nothing older',
    says: 'half_life_days: got 0, expected more than 0 days',
  },
  {
    name: 'a share above 1',
    file: 'roles.yaml',
    from: 'write: 0.75',
    to: 'write: 75',
    at: '75\n  suggest',
    says: 'confidence.write: got 75, expected at most 1',
  },
  {
    name: 'a number that is none',
    file: 'scoring.yaml',
    from: 'person_cap: 30',
    to: 'person_cap: .inf',
    at: '.inf',
    says: 'person_cap: got Infinity, expected a number',
  },
  {
    name: 'one person as a group (R44)',
    file: 'detection.yaml',
    from: 'raised_hand_people: 2',
    to: 'raised_hand_people: 1',
    at: '1\n\n# New interest',
    says: 'raised_hand_people: got 1, expected at least 2: one person never makes a group (R44)',
  },
  {
    name: 'a condition of no known type',
    file: 'roles.yaml',
    from: 'type: title,',
    to: 'type: titel,',
    at: 'titel',
    says:
      'role_rules[0].when.type: got "titel", expected one of title, content, behaviour, hubspot_buying_role, ' +
      'hubspot_enrichment; did you mean "title"?',
  },
  {
    name: 'an address instead of a path',
    file: 'content.yaml',
    from: 'path: /hr/compare',
    to: 'path: https://example.com/hr/compare',
    at: 'https://example.com',
    says:
      'content[2].path: got "https://example.com/hr/compare", expected a path that begins with /, without host: ' +
      'it counts on any host',
  },
  {
    name: 'a list where a mapping belongs',
    file: 'stages.yaml',
    from: 'target: {}',
    to: 'target: []',
    at: '[]',
    says: 'entry.target: got an empty list, expected a mapping',
  },
  {
    name: 'an id with a colon, which would break bg_key',
    file: 'solutions.yaml',
    from: 'id: analytics_platform',
    to: 'id: "analytics:platform"',
    at: '"analytics:platform"',
    says:
      'solutions[1].id: got "analytics:platform", expected an id of at most 50 lower-case letters, digits and _, ' +
      'such as hr_system',
  },
  {
    name: 'a stage of the early pipeline that no waterfall stage stands for',
    file: 'settings.yaml',
    from: 'id: bg_engaged',
    to: 'id: bg_enganged',
    at: 'bg_enganged',
    says:
      'early_pipeline.stages[2].id: got "bg_enganged", expected one of bg_target, bg_detected, bg_engaged, ' +
      'bg_prioritized, bg_qualified; did you mean "bg_engaged"?',
  },
];

const MEANING: readonly Broken[] = [
  {
    name: 'content of an unknown solution',
    file: 'content.yaml',
    from: 'solution: hr_system',
    to: 'solution: hr_sistem',
    at: 'hr_sistem',
    says:
      'content[0].solution: got "hr_sistem", expected one of hr_system, analytics_platform, as solutions.yaml names ' +
      'them; did you mean "hr_system"?',
  },
  {
    name: 'a role rule for an unknown solution',
    file: 'roles.yaml',
    from: 'solutions: [analytics_platform]',
    to: 'solutions: [hr_system, payroll]',
    at: 'payroll',
    says:
      'role_rules[1].solutions[1]: got "payroll", expected one of hr_system, analytics_platform, as solutions.yaml ' +
      'names them',
  },
  {
    name: 'an id given twice',
    file: 'roles.yaml',
    from: 'id: title_security',
    to: 'id: title_it',
    at: 'title_it\n    role: technical_validator\n    when: { type: title, departments: [security]',
    says:
      'role_rules[4].id: got "title_it", as at role_rules[2].id, expected an id of its own for each rule: ' +
      'explanations name it',
  },
  {
    name: 'a path given twice',
    file: 'content.yaml',
    from: 'path: /hr/pricing',
    to: 'path: /HR/demo',
    at: '/hr/demo',
    says: 'content[7].path: got "/hr/demo", as at content[6].path, expected each path once: one page cannot be two things',
  },
  {
    name: 'a name given twice',
    file: 'content.yaml',
    from: 'names: [HR pricing,',
    to: 'names: [hr  demo,',
    at: 'HR demo',
    says:
      'content[7].names[0]: got "HR demo", as at content[6].names[0], expected each name once: one page cannot be ' +
      'two things',
  },
  {
    name: 'a deal stage that is late and won',
    file: 'stages.yaml',
    from: 'won_stages: [closedwon]',
    to: 'won_stages: [contractsent]',
    at: 'contractsent]\nlost',
    says: 'won_stages[0]: got "contractsent", as at late_stages[1], expected each deal stage in one list only',
  },
  {
    name: 'a role twice in one template',
    file: 'solutions.yaml',
    from: 'role: end_user',
    to: 'role: initiator',
    at: 'initiator, required: false',
    says:
      'solutions[0].template[4].role: got "initiator", as at solutions[0].template[0].role, expected each role once; ' +
      'ask for several people by count',
  },
  {
    name: 'two labels with one text',
    file: 'settings.yaml',
    from: 'influencer: Influencer',
    to: 'influencer: champion',
    at: 'Champion',
    says:
      'labels.champion: got "Champion", as at labels.influencer, expected another text for each label: HubSpot ' +
      'refuses two alike',
  },
  {
    name: 'suggesting above writing',
    file: 'roles.yaml',
    from: 'suggest: 0.5',
    to: 'suggest: 0.8',
    at: '0.8\n  # Content and behaviour',
    says: 'confidence.suggest: got 0.8, expected at most confidence.write (0.75): a role is suggested before it is written',
  },
  {
    name: 'more departments than people',
    file: 'detection.yaml',
    from: 'departments: 2',
    to: 'departments: 4',
    at: '4\n# So many people whatever',
    says: 'departments: got 4, expected at most people (3): everybody brings one department',
  },
  {
    name: 'people who are active by what no longer counts',
    file: 'scoring.yaml',
    from: 'active_within_days: 30',
    to: 'active_within_days: 120',
    at: '120',
    says:
      'active_within_days: got 120, expected at most max_age_days (90): an interaction that counts nothing makes ' +
      'nobody active',
  },
];

describe.each([
  ['the shape of a file', SHAPE],
  ['what files mean together', MEANING],
])('a fault in %s is the only problem, and pointed at', (_, cases) => {
  test.each(cases)('$name', async ({ file, from, to, at, says }) => {
    const texts = sampleWith(file, from, to);
    expect(linesOf(await loadTexts(texts))).toEqual([`${placeOf(texts, file, at)} ${says}`]);
  });
});

test('a template without a required role is a problem: nothing could be covered', async () => {
  const texts = sampleWith('solutions.yaml', 'required: true', 'required: false');
  const all = (texts.get('solutions.yaml') ?? '').replaceAll('required: true', 'required: false');
  const lines = linesOf(await loadTexts(texts.set('solutions.yaml', all)));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain(
    'solutions[0].template: got no required role, expected at least one role with required',
  );
});

test('every fault of every file is told at once, in the order of the files', async () => {
  const texts = sampleWith('content.yaml', 'kind: article', 'kind: artikle');
  texts.set('content.yaml', (texts.get('content.yaml') ?? '').replace('solution: hr_system', 'solution: hr'));
  texts.set('settings.yaml', (texts.get('settings.yaml') ?? '').replace('language: en', 'language: de'));
  texts.set('detection.yaml', 'people: [');
  texts.delete('stages.yaml');
  const files = linesOf(await loadTexts(texts)).map((line) => line.split(':')[0]);
  expect(files).toEqual([
    'config/settings.yaml',
    'config/content.yaml',
    'config/content.yaml',
    'config/detection.yaml',
    'config/stages.yaml',
  ]);
});
