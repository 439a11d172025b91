/** What HubSpot should hold, and what is no difference to what it holds. */
import {
  contactPropertiesOf,
  dealPropertiesOf,
  differenceOf,
  isSameValue,
} from '../../src/domain/properties.ts';
import { decideCompany } from '../../src/domain/decide.ts';
import { planWrites, type HeldProperties, type Portal } from '../../src/domain/difference.ts';
import type { CompanyFacts } from '../../src/domain/types.ts';
import {
  ago,
  deal,
  decideOne,
  factsOf,
  loadSample,
  memberOf,
  NOW,
  pair,
  roleFact,
  stages,
} from '../support/facts.ts';
import { FREE_PORTAL, holding, PORTAL } from './portal-model.ts';
import { ELENA, IVAN, OLGA, RED_DAISY, SERGEY } from './stories.ts';

const compiled = await loadSample();
const { settings } = compiled.rules;

describe('a value of HubSpot', () => {
  test.each([
    ['bg_member_count', '12', '12.0', true],
    ['bg_engagement_score', '12.5', '12.50', true],
    ['bg_engagement_score', '12.5', '12.6', false],
    ['bg_member_count', '0', null, false],
    ['bg_member_count', '0', '', false],
    ['bg_consensus', '', null, true],
    ['bg_roles_covered', 'initiator;approver', 'approver;initiator', true],
    ['bg_roles_covered', 'initiator;approver', 'approver; initiator', false],
    ['bg_roles_covered', 'initiator', 'initiator;approver', false],
    ['bg_roles_covered', '', null, true],
    ['bg_detected_at', '2026-11-24T09:00:00.000Z', '1795510800000', true],
    ['bg_detected_at', '2026-11-24T09:00:00.000Z', '2026-11-24T09:00:00Z', true],
    ['bg_detected_at', '2026-11-24T09:00:00.001Z', '2026-11-24T09:00:00Z', false],
    ['bg_stage', 'engaged', 'Engaged', false],
    ['bg_summary', '12', '12.0', false],
    ['bg_has_blocker', 'false', null, false],
    ['dealstage', 'bg_engaged', 'bg_engaged', true],
  ])('of %s: wanted «%s», held «%s»', (property, wanted, held, same) => {
    expect(isSameValue(property, wanted, held)).toBe(same);
  });

  test('that is the same is not in the difference, and nothing different is no difference at all', () => {
    expect(differenceOf({ bg_member_count: '4', bg_stage: 'engaged' }, { bg_member_count: '4.0' })).toEqual({
      bg_stage: 'engaged',
    });
    expect(
      differenceOf({ bg_member_count: '4', bg_summary: undefined }, { bg_member_count: '4' }),
    ).toBeNull();
  });
});

describe('a deal as it should be', () => {
  const group = decideOne(RED_DAISY, compiled);

  test('has every number of the group as HubSpot writes it', () => {
    expect(dealPropertiesOf(group, settings)).toMatchObject({
      bg_solution: 'hr_system',
      bg_operating_model: 'partial',
      bg_stage: 'prioritized',
      bg_priority_band: '3',
      bg_priority: String(3000 + group.numbers.score),
      bg_coverage_identified: '100',
      bg_coverage_engaged: '100',
      bg_coverage_validated: '0',
      bg_roles_covered: 'initiator;technical_validator;budget_holder;decision_maker',
      bg_roles_missing: '',
      bg_departments: 'executive;finance;hr;it',
      bg_member_count: '4',
      bg_interactions_7d: '6',
      bg_active_members_7d: '3',
      bg_momentum: 'up',
      bg_threading: 'multi',
      bg_consensus: '0',
      bg_has_blocker: 'false',
      bg_bant_missing: 'budget;authority;need;timeline',
      bg_first_touch_at: new Date(ago(12.5)).toISOString(),
      bg_last_touch_at: new Date(ago(1)).toISOString(),
      bg_detected_at: new Date(ago(4)).toISOString(),
    });
  });

  test('speaks the language of the settings', () => {
    expect(dealPropertiesOf(group, { ...settings, language: 'ru' }).bg_summary).toBe(group.summary.ru);
  });
});

test('a contact in two groups carries the roles of both', () => {
  const group = decideOne(RED_DAISY, compiled);
  const both = [
    memberOf(group, OLGA),
    { ...memberOf(group, OLGA), roles: ['approver', 'budget_holder'] as const },
  ];
  expect(contactPropertiesOf(both)).toEqual({
    bg_department: 'finance',
    bg_seniority: 'c_level',
    bg_buying_roles: 'approver;budget_holder',
  });
});

describe('what is written', () => {
  const plan = (
    parts: Partial<CompanyFacts>,
    portal: Portal = PORTAL,
    contacts?: Map<string, HeldProperties>,
  ) => {
    const facts = factsOf(parts);
    const held = holding(facts);
    return planWrites(
      decideCompany(facts, compiled, NOW),
      facts,
      { ...held, contacts: contacts ?? held.contacts },
      portal,
      settings,
    );
  };
  const own = (fields: Parameters<typeof deal>[2]) =>
    deal('900', [ELENA, SERGEY, OLGA, IVAN], { createdByApp: true, movedByPerson: false, ...fields });

  test('of a new deal: early pipeline, the stage reached, members with their labels (R50, R108)', () => {
    const { creations, deals, pairs } = plan(RED_DAISY);
    expect(creations).toMatchObject([
      {
        key: '10:hr_system:1',
        properties: {
          dealname: 'HR-система - Красная ромашка',
          pipeline: 'buying_groups',
          dealstage: 'bg_prioritized',
        },
      },
    ]);
    expect(
      Object.fromEntries(creations[0]!.pairs.map(({ contactId, labels }) => [contactId, labels])),
    ).toEqual({
      [ELENA]: ['initiator'],
      [SERGEY]: ['technical_validator'],
      [OLGA]: ['budget_holder'],
      [IVAN]: ['decision_maker'],
    });
    expect([deals, pairs]).toEqual([[], []]);
  });

  test('on the free tier: default pipeline, no labels, roles on the contact (R48)', () => {
    const { creations, contacts } = plan(RED_DAISY, FREE_PORTAL);
    expect(creations[0]).toMatchObject({
      properties: { pipeline: 'default', dealstage: 'appointmentscheduled' },
    });
    expect(creations[0]!.pairs.flatMap(({ labels }) => labels)).toEqual([]);
    expect(contacts.find(({ id }) => id === IVAN)?.properties).toMatchObject({
      bg_buying_roles: 'decision_maker',
    });
  });

  test.each([
    ['forward', own({ dealStage: 'bg_detected' }), 'bg_prioritized'],
    ['never back', own({ dealStage: 'bg_qualified' }), undefined],
    ['never once a person has moved it', own({ dealStage: 'bg_detected', movedByPerson: true }), undefined],
    ['never out of the sales pipeline', own({ dealStage: 'qualifiedtobuy' }), undefined],
    ["never of a rep's deal", own({ dealStage: 'bg_detected', createdByApp: false }), undefined],
  ])('of the stage of a deal: %s', (_how, given, expected) => {
    expect(plan({ ...RED_DAISY, deals: [given] }).deals[0]?.properties.dealstage).toBe(expected);
  });

  test('of a closed deal is the waterfall stage alone', () => {
    const closed = own({ ...stages(['closedwon', 3]) });
    expect(plan({ ...RED_DAISY, interactions: [], deals: [closed] }).deals).toEqual([
      { id: '900', properties: { bg_stage: 'closed' } },
    ]);
  });

  test('of a pair is nothing when its labels stand already, in any order', () => {
    const roleFacts = [roleFact('900', ELENA, 'champion')];
    const labelled = own({ pairs: [pair(ELENA, ['champion', 'initiator']), pair(IVAN, ['approver'])] });
    expect(plan({ ...RED_DAISY, deals: [labelled], roleFacts }).pairs).toEqual(
      [
        { dealId: '900', contactId: SERGEY, labels: ['technical_validator'] },
        { dealId: '900', contactId: OLGA, labels: ['budget_holder'] },
        { dealId: '900', contactId: IVAN, labels: ['decision_maker'] },
      ].sort((a, b) => ORDER.indexOf(a.contactId) - ORDER.indexOf(b.contactId)),
    );
  });
  const ORDER = decideOne({ ...RED_DAISY, deals: [own({})] }, compiled).members.map(
    ({ contactId }) => contactId,
  );

  test('of the people of a closed deal is nothing: they keep the roles they had', () => {
    const kept = new Map([[ELENA, { bg_buying_roles: 'initiator', bg_department: 'hr' }]]);
    const deals = [deal('900', [ELENA], { ...stages(['closedwon', 3]) })];
    expect(plan({ contacts: [RED_DAISY.contacts[0]!], deals }, PORTAL, kept).contacts).toEqual([]);
  });

  test('of a contact who belongs nowhere any more is that he holds no role', () => {
    const stale = new Map([[ELENA, { bg_buying_roles: 'initiator', bg_department: 'hr' }]]);
    expect(plan({ contacts: [RED_DAISY.contacts[0]!] }, PORTAL, stale).contacts).toEqual([
      { id: ELENA, properties: { bg_buying_roles: '' } },
    ]);
    expect(plan({ contacts: [RED_DAISY.contacts[0]!] }).contacts).toEqual([]);
  });
});
