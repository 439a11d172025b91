import type { BuyingGroupView } from '../../src/domain/view.ts';
import { DEAL_PROPERTIES } from '../../src/domain/properties.ts';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { dataQuality, labelsOn, onlyDeal, writesOf } from '../support/observing.ts';
import { createWorld, DAY, loadTellingRules, START, type World } from '../support/world.ts';

/** Points of each interaction by its age in days, halved every fortnight: written down from the story, not computed by the program. */
const TOUCHES: readonly (readonly [points: number, daysAgo: number])[] = [
  [5, 12.5],
  [4, 8.4],
  [6, 6],
  [4, 5],
  [4, 4],
  [5, 3],
  [5, 2],
  [12, 1],
];

const expectedScore =
  Math.round(10 * TOUCHES.reduce((sum, [points, days]) => sum + points * 2 ** (-days / 14), 0)) / 10;

let world: World;
let story: RedDaisy;
beforeEach(async () => {
  world = await createWorld({ rules: await loadTellingRules() });
  story = playRedDaisy(world.sandbox.portal, { now: START });
});
afterEach(() => world.close());

describe('what the red daisy (F1) leaves in the portal', () => {
  test('writes every property of the deal that has a value, and no other (R11, R22, R32)', async () => {
    await world.settle();
    const { properties } = onlyDeal(world);
    const ours = Object.fromEntries(Object.entries(properties).filter(([name]) => name.startsWith('bg_')));
    expect(ours).toEqual({
      bg_key: `${story.companyId}:hr_system:1`,
      bg_solution: 'hr_system',
      bg_operating_model: 'partial',
      bg_stage: 'prioritized',
      bg_priority_band: '3',
      bg_engagement_score: String(expectedScore),
      bg_priority: String(3000 + expectedScore),
      bg_coverage_identified: '100',
      bg_coverage_engaged: '100',
      bg_coverage_validated: '0',
      bg_roles_covered: 'initiator;technical_validator;budget_holder;decision_maker',
      bg_departments: 'executive;finance;hr;it',
      bg_member_count: '4',
      bg_engaged_member_count: '4',
      bg_interactions_7d: '6',
      bg_active_members_7d: '3',
      bg_momentum: 'up',
      bg_threading: 'multi',
      bg_consensus: '0',
      bg_has_blocker: 'false',
      bg_has_champion: 'false',
      bg_open_concerns: '0',
      bg_bant_missing: 'budget;authority;need;timeline',
      bg_summary: '6 interactions from 3 members in 7 days; all required roles are engaged',
      // The second department and the third person: Сергей's webinar, four days ago.
      bg_detected_at: String(START - 4 * DAY),
      bg_first_touch_at: String(START - 12.5 * DAY),
      bg_last_touch_at: String(START - DAY),
    });
    const empty = Object.keys(DEAL_PROPERTIES).filter((name) => !(name in ours));
    expect(empty.sort()).toEqual(['bg_handoff_at', 'bg_risks', 'bg_roles_missing', 'bg_win_estimate']);
  });

  test('names the deal after solution and company, in the early pipeline, for the owner of a member (R35, R50, R71)', async () => {
    await world.settle();
    const { properties, id } = onlyDeal(world);
    expect(properties).toMatchObject({
      dealname: 'HR-система - Красная ромашка',
      pipeline: 'buying_groups',
      dealstage: 'bg_prioritized',
      hubspot_owner_id: '201',
    });
    expect(world.sandbox.portal.associations('deals', id, 'companies').map((each) => each.id)).toEqual([
      story.companyId,
    ]);
  });

  test('puts one role label on each pair and the persona on each contact (R25, R26, R27, R28)', async () => {
    await world.settle();
    expect(labelsOn(world, onlyDeal(world).id)).toEqual({
      [story.elenaId]: ['Initiator'],
      [story.sergeyId]: ['Technical validator'],
      [story.olgaId]: ['Budget holder'],
      [story.ivanId]: ['Decision maker'],
    });
    const persona = (id: string) => {
      const properties = world.sandbox.portal.find('contacts', id)?.properties ?? {};
      return ['bg_department', 'bg_seniority', 'bg_buying_roles'].map((name) => properties[name]);
    };
    expect(persona(story.elenaId)).toEqual(['hr', 'manager', 'initiator']);
    expect(persona(story.sergeyId)).toEqual(['it', 'director', 'technical_validator']);
    expect(persona(story.olgaId)).toEqual(['finance', 'c_level', 'budget_holder']);
    expect(persona(story.ivanId)).toEqual(['executive', 'c_level', 'decision_maker']);
  });

  test('needs four writes and a task for the owner, and its own writes coming back cause none (P23, R29)', async () => {
    await world.settle();
    const writes = [
      'POST /crm/objects/2026-09/deals/batch/upsert',
      'POST /crm/associations/2026-09/deals/companies/batch/create',
      'POST /crm/associations/2026-09/deals/contacts/batch/create',
      'POST /crm/objects/2026-09/contacts/batch/update',
      'POST /crm/objects/2026-09/tasks/batch/create',
    ];
    expect(writesOf(world)).toEqual(writes);
    expect(await dataQuality(world)).toEqual([]);
  });

  test('takes a second delivery of all events for what it is: no write, no read, no change (P9, P17, P21)', async () => {
    const { webhooks, calls } = world.sandbox;
    const bodies = webhooks.queue.map((event) => structuredClone(event));
    await world.settle();
    const before = JSON.stringify(onlyDeal(world));
    calls.reset();
    // What HubSpot sends again carries a higher attempt number.
    const again = bodies.map((event) => ({ ...event, attemptNumber: event.attemptNumber + 1 }));
    (webhooks.queue as (typeof again)[number][]).push(...again);
    await world.settle({ shuffle: true });
    expect(calls.entries).toEqual([]);
    expect(JSON.stringify(onlyDeal(world))).toBe(before);
    const { n } = await world.store.db
      .selectFrom('interaction')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    expect(n).toBe(TOUCHES.length);
  });

  test('explains on the card each number by its rule and its parts (R38)', async () => {
    await world.settle();
    const { status, body } = await world.card(`/api/deals/${onlyDeal(world).id}/buying-group`);
    const view = body as BuyingGroupView;
    expect(status).toBe(200);
    const explained = new Map(view.explanations.map((each) => [each.property, each]));
    const { numbers } = view;
    expect(Object.fromEntries([...explained].map(([name, { value }]) => [name, value]))).toEqual({
      bg_priority_band: numbers.band,
      bg_engagement_score: numbers.score,
      bg_priority: numbers.priority,
      bg_coverage_identified: numbers.coverage.identified,
      bg_coverage_engaged: numbers.coverage.engaged,
      bg_coverage_validated: numbers.coverage.validated,
      bg_interactions_7d: numbers.interactions7d,
      bg_active_members_7d: numbers.activeMembers7d,
      bg_consensus: numbers.consensus,
    });
    for (const { rule, words } of view.explanations) {
      expect(rule.en).not.toBe('');
      expect(rule.ru).not.toBe('');
      expect(words.en).not.toBe('');
      expect(words.ru).not.toBe('');
    }
    const sum = view.members.reduce((total, { score }) => total + score, 0);
    expect(Math.abs(sum - numbers.score)).toBeLessThan(0.3);
  });

  test('shows for every role the words of the title and the content it rests on (R38)', async () => {
    await world.settle();
    const { body } = await world.card(`/api/deals/${onlyDeal(world).id}/buying-group`);
    const evidence = (body as BuyingGroupView).members.map(
      ({ contactId, assignments, jobTitle, titleEvidence }) => {
        for (const { text, start, end } of titleEvidence) expect(jobTitle?.slice(start, end)).toBe(text);
        return [contactId, assignments[0]?.evidence.map((each) => each.rule).sort()];
      },
    );
    expect(Object.fromEntries(evidence)).toEqual({
      [story.elenaId]: ['content_hr', 'content_hr', 'content_hr', 'content_hr', 'title_hr_lead'],
      [story.sergeyId]: ['content_it', 'content_it', 'reads_technical_docs', 'title_it'],
      [story.olgaId]: ['content_finance', 'title_finance_lead'],
      [story.ivanId]: ['content_executive', 'title_executive'],
    });
  });
});
