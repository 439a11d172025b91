import fc from 'fast-check';
import { compareRules } from '../../../src/domain/replay/compare-rules.ts';
import { factsAsOf } from '../../../src/domain/as-of.ts';
import { replayCompany } from '../../../src/domain/replay/replay-company.ts';
import type { CompiledRules } from '../../../src/domain/compile.ts';
import { ago, contact, COMPANY, DAY, deal, factsOf, loadSample, NOW } from '../../support/facts.ts';
import { anyFacts } from '../random-facts.ts';
import { FIVE_ON_HR_PAGES, ONE_BUSY_PERSON, RED_DAISY, SERGEY } from '../stories.ts';

let rules: CompiledRules;
/** Detection asks for four people instead of three. */
let stricter: CompiledRules;
const span = { since: ago(60), now: NOW };

beforeAll(async () => {
  rules = await loadSample();
  stricter = await loadSample((sample) => ({
    ...sample,
    detection: { ...sample.detection, people: 4, peopleAnyDepartment: 9, raisedHandPeople: 4 },
  }));
});

const KEY = `${COMPANY}:hr_system:1`;

test('rules make the deal on the day their detection held, and only once (feature 12)', () => {
  const { made, today } = replayCompany(factsOf(RED_DAISY), rules, span);
  expect(made).toHaveLength(1);
  expect(made[0]).toMatchObject({ key: KEY, row: 'detection_fired', realDealId: null });
  expect(made[0]!.at).toBeLessThan(ago(3));
  expect(today.opportunities.map(({ key, members }) => [key, members.length])).toEqual([[KEY, 4]]);
});

test('a draft that asks for more people makes the deal later, and says by how many days', () => {
  const { deals, made } = compareRules(factsOf(RED_DAISY), { current: rules, draft: stricter }, span);
  expect(made).toEqual({ now: 1, draft: 1 });
  expect(deals).toEqual([expect.objectContaining({ key: KEY, change: 'later', wonLater: false })]);
  expect(deals[0]?.days).toBeGreaterThan(0);
});

test('a deal that only one of them makes is named, and whether such a deal was won in the end', () => {
  const facts = factsOf({
    ...FIVE_ON_HR_PAGES,
    deals: [
      deal('900', [], {
        solution: 'hr_system',
        createdAt: ago(1),
        dealStage: 'closedwon',
        stageEntries: [{ dealStage: 'closedwon', at: ago(0.5) }],
      }),
    ],
  });
  const { deals } = compareRules(facts, { current: rules, draft: stricter }, { since: ago(60), now: NOW });
  expect(deals).toEqual([expect.objectContaining({ change: 'only_now', people: 5, wonLater: true })]);
});

test('one busy person makes no deal under any of them (R64)', () => {
  const { made } = compareRules(factsOf(ONE_BUSY_PERSON), { current: rules, draft: stricter }, span);
  expect(made).toEqual({ now: 0, draft: 0 });
});

test('deals the app really made are made again by the rules alone; what people did with them is kept', () => {
  const own = deal('901', [], {
    solution: 'hr_system',
    key: KEY,
    createdByApp: true,
    createdAt: ago(4),
    pairs: [
      { contactId: SERGEY, labels: [], source: 'app', since: ago(4) },
      { contactId: '777', labels: [], source: 'person', since: ago(2) },
    ],
  });
  const facts = factsOf({
    ...RED_DAISY,
    contacts: [...RED_DAISY.contacts, contact('777', 'Юрист')],
    deals: [own],
  });
  const { made, today } = replayCompany(facts, rules, span);
  expect(made).toEqual([expect.objectContaining({ key: KEY, realDealId: '901' })]);
  expect(today.opportunities[0]?.members.map(({ contactId }) => contactId)).toContain('777');
});

test('who joins or leaves and whose role changes under the draft is told one by one', async () => {
  const draft = await loadSample((sample) => ({
    ...sample,
    roleRules: sample.roleRules.filter(({ role }) => role !== 'technical_validator'),
  }));
  const { roles, bands, members } = compareRules(factsOf(RED_DAISY), { current: rules, draft }, span);
  expect(members).toEqual([]);
  expect(roles).toEqual([
    { companyId: COMPANY, key: KEY, contactId: SERGEY, before: ['technical_validator'], after: [] },
  ]);
  expect(bands).toEqual([]);
});

test('nothing that happened later is known at a moment (feature 13)', () => {
  const moment = ago(30);
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const then = factsAsOf(facts, moment);
      const late = Object.values(then)
        .filter(Array.isArray)
        .flat()
        .filter((each) => typeof each.at === 'number' && each.at > moment);
      expect(late).toEqual([]);
      expect(then.deals.every(({ createdAt }) => (createdAt ?? 0) <= moment)).toBe(true);
      expect(then.deals.flatMap(({ stageEntries }) => stageEntries).every(({ at }) => at <= moment)).toBe(
        true,
      );
    }),
  );
});

test('the same rules compared with themselves change nothing, whatever the facts (feature 12)', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      expect(compareRules(facts, { current: rules, draft: rules }, span)).toMatchObject({
        deals: [],
        members: [],
        roles: [],
        bands: [],
      });
    }),
    { numRuns: 50 },
  );
});

test('an interaction before the time asked for makes no deal by itself', () => {
  const facts = factsOf({
    contacts: RED_DAISY.contacts,
    interactions: RED_DAISY.interactions.map((each) => ({ ...each, at: each.at - 100 * DAY })),
  });
  expect(replayCompany(facts, rules, { since: ago(30), now: NOW }).made).toEqual([]);
});
