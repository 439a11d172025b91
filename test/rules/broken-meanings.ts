import type { Broken } from './broken-shapes.ts';

/** Faults that only show when names or figures are compared. */
export const MEANING: readonly Broken[] = [
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
  {
    name: 'a marker that could write a role by itself',
    file: 'roles.yaml',
    from: 'legacy_marker: 0.5',
    to: 'legacy_marker: 0.75',
    at: '0.75\n    # Documents',
    says:
      'confidence.ceilings.legacy_marker: got 0.75, expected below confidence.write (0.75): a marker proposes and never ' +
      'decides',
  },
  {
    name: 'evidence that stops counting before it ages',
    file: 'roles.yaml',
    from: 'evidence_half_life_days: 45',
    to: 'evidence_half_life_days: 100',
    at: '100',
    says:
      'confidence.evidence_half_life_days: got 100, expected at most confidence.evidence_max_age_days (90): otherwise ' +
      'nothing ages before it stops counting',
  },
  {
    name: 'suggestions that never end',
    file: 'roles.yaml',
    from: 'keep_margin: 0.1',
    to: 'keep_margin: 0.5',
    at: '0.5\n\n# Which evidence',
    says: 'confidence.keep_margin: got 0.5, expected below confidence.suggest (0.5): otherwise a suggestion never ends',
  },
  {
    name: 'a marker that means two things',
    file: 'roles.yaml',
    from: 'phrases: [blocker, ',
    to: 'phrases: [champion, ',
    at: 'champion, блокер',
    says:
      'legacy.markers[4].phrases[0]: got "champion", as at legacy.markers[3].phrases[0], expected each phrase once: one ' +
      'marker cannot mean two things',
  },
  {
    name: 'a marker with the id of a role rule',
    file: 'roles.yaml',
    from: 'id: marker_blocker',
    to: 'id: title_it',
    at: 'title_it, phrases',
    says:
      'legacy.markers[4].id: got "title_it", as at role_rules[2].id, expected an id of its own for each rule: ' +
      'explanations name it',
  },
  {
    name: 'a play for an unknown solution',
    file: 'settings.yaml',
    from: 'solutions: [hr_system]',
    to: 'solutions: [hr_sistem]',
    at: 'hr_sistem',
    says:
      'plays[1].solutions[0]: got "hr_sistem", expected one of hr_system, analytics_platform, as solutions.yaml names ' +
      'them; did you mean "hr_system"?',
  },
  {
    name: 'a play given twice',
    file: 'settings.yaml',
    from: 'id: audience',
    to: 'id: outreach',
    at: 'outreach\n    name: { en: Audience',
    says:
      'plays[2].id: got "outreach", as at plays[0].id, expected an id of its own for each play: what was chosen is ' +
      'remembered by it',
  },
  {
    name: 'an expert for a category of concerns that there is none of',
    file: 'settings.yaml',
    from: 'concerns: [security]',
    to: 'concerns: [securty]',
    at: 'securty',
    says:
      'experts[1].concerns[0]: got "securty", expected one of usability, integration, security, cost, payment_terms, ' +
      'strategic_fit, vendor_reliability, risk, timing, as settings.yaml names them; did you mean "security"?',
  },
  {
    name: 'two experts of one id',
    file: 'settings.yaml',
    from: 'id: security_officer',
    to: 'id: integration_team',
    at: 'integration_team,\n      name: { en: security officer',
    says:
      'experts[1].id: got "integration_team", as at experts[0].id, expected an id of its own for each expert: what was ' +
      'recorded is remembered by it',
  },
];
