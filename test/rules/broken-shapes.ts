import type { RuleFile } from '../../src/rules/rule-files.ts';

/** One fault each: what is changed, where the message points (a text of the changed file), and what it says. */
export interface Broken {
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

/** Faults of one file, whatever the others say. */
export const SHAPE: readonly Broken[] = [
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
    to: 'target: [ ]',
    at: '[ ]',
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
  {
    name: 'a time zone that there is none of',
    file: 'settings.yaml',
    from: 'time_zone: UTC',
    to: 'time_zone: Moscow',
    at: 'Moscow',
    says: 'alerts.time_zone: got "Moscow", expected the IANA name of a time zone, such as Europe/Moscow',
  },
  {
    name: 'an owner for what nobody owns who is none',
    file: 'settings.yaml',
    from: 'without_owner: unassigned',
    to: 'without_owner: somebody',
    at: 'somebody',
    says: 'alerts.without_owner: got "somebody", expected unassigned, wait, or the id of one of HubSpot\'s owners in quotes',
  },
  {
    name: 'a kind of alert that is neither on nor off',
    file: 'settings.yaml',
    from: 'stalled: on',
    to: 'stalled: maybe',
    at: 'maybe',
    says: 'alerts.kinds.stalled: got "maybe", expected one of on, off',
  },
  {
    name: 'a marker that means nothing known',
    file: 'roles.yaml',
    from: 'means: blocker',
    to: 'means: bloker',
    at: 'bloker',
    says:
      'legacy.markers[4].means: got "bloker", expected one of initiator, end_user, technical_validator, budget_holder, ' +
      'decision_maker, approver, influencer, champion, blocker, left, do_not_contact; did you mean "blocker"?',
  },
  {
    name: 'a marker in capitals',
    file: 'roles.yaml',
    from: 'phrases: [blocker, ',
    to: 'phrases: [BLOCKER, ',
    at: 'BLOCKER, блокер',
    says: 'legacy.markers[4].phrases[0]: got "BLOCKER", expected lower case: markers are compared in lower case',
  },
  {
    name: 'a field that is not the internal name of a property',
    file: 'roles.yaml',
    from: 'property: hs_buying_role, values: [BLOCKER]',
    to: 'property: Buying Role, values: [BLOCKER]',
    at: 'Buying Role, values',
    says:
      'legacy.fields[1].property: got "Buying Role", expected the internal name of a contact property, such as ' +
      'old_buying_role',
  },
];
