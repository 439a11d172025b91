import { DEFAULT_CONCERNS } from '../../src/domain/concerns.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { CONFIG } from './sample.ts';

let rules: RuleSet;

beforeAll(async () => {
  const loaded = await loadRules(CONFIG);
  expect(loaded).toMatchObject({ ok: true, warnings: [] });
  if (loaded.ok) rules = loaded.rules;
});

describe('the sample configuration', () => {
  test('makes no tasks for anybody before an administrator wants them', () => {
    expect(rules.settings.alerts.delivery).toBe('none');
  });

  test('has a template per solution with the roles of the contract, the approver as one of its own (R58 to R60, R164)', () => {
    const templates = rules.solutions.map(({ id, operatingModel, template }) => ({
      id,
      operatingModel,
      required: template
        .filter(({ required }) => required)
        .map(({ role, departments }) => [role, departments[0]]),
      optional: template.filter(({ required }) => !required).map(({ role }) => role),
    }));
    expect(templates).toEqual([
      {
        id: 'hr_system',
        operatingModel: 'partial',
        required: [
          ['initiator', 'hr'],
          ['technical_validator', 'it'],
          ['budget_holder', 'finance'],
          ['decision_maker', 'executive'],
        ],
        optional: ['end_user', 'approver'],
      },
      {
        id: 'analytics_platform',
        operatingModel: 'partial',
        required: [
          ['technical_validator', 'it'],
          ['budget_holder', 'finance'],
          ['decision_maker', 'executive'],
        ],
        optional: ['initiator', 'end_user', 'approver'],
      },
    ]);
  });

  test('maps the content of the HR system', () => {
    const mapped = rules.content
      .filter(({ solution }) => solution === 'hr_system')
      .map(({ path, kind, interests }) => [path, kind, interests.join(', ')]);
    expect(mapped).toEqual([
      ['/hr/leave-automation-brochure', 'document', 'hr'],
      ['/hr/accounting-integration', 'article', 'finance, it'],
      ['/hr/compare', 'comparison', 'hr'],
      ['/hr/product', 'page_view', ''],
      ['/hr/api-docs', 'technical_docs', 'it'],
      ['/hr/case-study', 'document', 'finance'],
      ['/hr/pricing', 'pricing_view', 'finance'],
      ['/hr/demo', 'demo_request', 'hr'],
      ['/webinars/hr-automation', 'webinar_registration', 'hr'],
      ['/webinars/hr-api', 'webinar_registration', 'it'],
      ['/conference/hr-strategy', 'event_registration', 'executive'],
      ['/papers/hr-security', 'document', 'it, security'],
      ['/hr/*', 'page_view', ''],
    ]);
  });

  test('has the interest profiles of the four roles with exactly the topics of the article (R73)', () => {
    expect(rules.interestProfiles).toEqual([
      { role: 'initiator', topics: ['user_experience', 'simplicity'] },
      { role: 'technical_validator', topics: ['architecture', 'integrations', 'infrastructure', 'security'] },
      { role: 'budget_holder', topics: ['cost_of_ownership', 'licensing', 'roi'] },
      { role: 'decision_maker', topics: ['strategic_fit', 'reliability', 'risks'] },
    ]);
  });

  test('maps the same kinds of content for the analytics platform', () => {
    const kindsOf = (solution: string): string[] =>
      rules.content.filter((each) => each.solution === solution).map(({ kind }) => kind);
    expect(kindsOf('analytics_platform')).toEqual(kindsOf('hr_system'));
  });

  test('has the default figures of confidence and detection (R62)', () => {
    expect(rules.confidence).toEqual({
      ceilings: {
        person: 1,
        hubspot_label: 0.9,
        title_full: 0.8,
        hubspot_enrichment: 0.7,
        title_partial: 0.6,
        legacy_marker: 0.5,
        content: 0.4,
        behaviour: 0.3,
      },
      write: 0.75,
      suggest: 0.5,
      evidenceHalfLifeDays: 45,
      evidenceMaxAgeDays: 90,
      keepMargin: 0.1,
    });
    expect(rules.detection).toEqual({
      windowDays: 21,
      people: 3,
      departments: 2,
      peopleAnyDepartment: 5,
      raisedHandKinds: ['demo_request', 'meeting'],
      raisedHandPeople: 2,
      reopenLostWithinDays: 90,
    });
  });

  test('has the default figures of engagement (R76, R77)', () => {
    const { points, halfLifeDays, maxAgeDays, personCap, activeWithinDays, meaningful } = rules.scoring;
    expect(points).toEqual({
      page_view: 1,
      email_open: 0,
      email_click: 2,
      article: 2,
      webinar_registration: 4,
      event_registration: 4,
      document: 5,
      technical_docs: 5,
      form_submission: 5,
      message: 5,
      comparison: 6,
      webinar_attendance: 10,
      call: 10,
      pricing_view: 12,
      demo_request: 12,
      email_reply: 12,
      meeting: 15,
    });
    expect({ halfLifeDays, maxAgeDays, personCap, activeWithinDays }).toEqual({
      halfLifeDays: 14,
      maxAgeDays: 90,
      personCap: 30,
      activeWithinDays: 30,
    });
    const silent = Object.keys(points).filter((kind) => !meaningful.some((each) => each === kind));
    expect(silent.sort()).toEqual(['email_click', 'email_open', 'page_view']);
  });

  test('knows the stages of the default sales pipeline and the waterfall', () => {
    expect(rules.stages).toMatchObject({
      pipelineStages: ['appointmentscheduled', 'qualifiedtobuy'],
      riskStages: ['presentationscheduled'],
      lateStages: ['decisionmakerboughtin', 'contractsent'],
      wonStages: ['closedwon'],
      lostStages: ['closedlost'],
      entry: {
        target: {},
        detected: { minMembers: 1 },
        engaged: { minActiveMembers: 2 },
        prioritized: { minBand: 2 },
        qualified: { minBand: 2, maxBantMissing: 1, minConversedMembers: 2 },
      },
    });
  });

  test('has the categories of concerns of the article, which are also those of a file without any (R31)', () => {
    expect(rules.settings.concernCategories).toEqual(DEFAULT_CONCERNS);
    expect(DEFAULT_CONCERNS.map(({ id }) => id)).toEqual([
      'usability',
      'integration',
      'security',
      'cost',
      'payment_terms',
      'strategic_fit',
      'vendor_reliability',
      'risk',
      'timing',
    ]);
  });

  test('names the early pipeline and the labels as people see them (R50)', () => {
    const { earlyPipeline, labels } = rules.settings;
    expect(earlyPipeline).toMatchObject({ id: 'buying_groups', label: 'Buying groups (early)' });
    expect(earlyPipeline.stages.map(({ id }) => id)).toEqual([
      'bg_target',
      'bg_detected',
      'bg_engaged',
      'bg_prioritized',
      'bg_qualified',
    ]);
    expect(Object.values(labels)).toEqual([
      'Initiator',
      'End user',
      'Technical validator',
      'Budget holder',
      'Decision maker',
      'Approver',
      'Influencer',
      'Champion',
      'Blocker',
    ]);
  });
});
