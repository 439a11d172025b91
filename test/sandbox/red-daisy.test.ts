import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { createTestClock } from './calling.ts';

const WEEK_MS = 7 * 86_400_000;
const INTERACTIONS = ['hs_analytics_last_url', 'recent_conversion_event_name'];
const clock = createTestClock();
let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ now: clock.now });
});

afterEach(() => sandbox.close());

function interactions() {
  return sandbox.webhooks.queue.filter((event) => INTERACTIONS.includes(String(event['propertyName'])));
}

test('four people of one company of 250 employees (F1)', () => {
  const { companyId } = playRedDaisy(sandbox.portal, { now: clock.now() });
  const people = sandbox.portal.list('contacts').map(({ properties }) => properties);
  expect(people.map((person) => person['jobtitle'])).toEqual([
    'HR-менеджер',
    'Генеральный директор',
    'IT-директор',
    'Финансовый директор',
  ]);
  expect(people.every((person) => person['associatedcompanyid'] === companyId)).toBe(true);
  expect(sandbox.portal.find('companies', companyId)?.properties).toMatchObject({ numberofemployees: '250' });
});

test('exactly six interactions of three people in the last seven days (R72)', () => {
  const { elenaId, sergeyId, olgaId } = playRedDaisy(sandbox.portal, { now: clock.now() });
  const recent = interactions().filter((event) => event.occurredAt > clock.now() - WEEK_MS);
  const counts = Map.groupBy(recent, (event) => String(event['objectId']));
  expect([elenaId, sergeyId, olgaId].map((id) => counts.get(id)?.length)).toEqual([3, 2, 1]);
  expect([recent.length, counts.size]).toEqual([6, 3]);
});

test('nothing happens after now or more than 14 days before', () => {
  playRedDaisy(sandbox.portal, { now: clock.now() });
  const ages = sandbox.webhooks.queue.map((event) => clock.now() - event.occurredAt);
  expect(Math.min(...ages)).toBeGreaterThan(0);
  expect(Math.max(...ages)).toBeLessThan(2 * WEEK_MS);
  expect(interactions()).toHaveLength(8);
});

test('the people come from four different sources (R11)', () => {
  playRedDaisy(sandbox.portal, { now: clock.now() });
  const created = sandbox.webhooks.queue.filter(
    (event) => event.subscriptionType === 'object.creation' && event['objectTypeId'] === '0-1',
  );
  expect(new Set(created.map((event) => event['changeSource'])).size).toBe(4);
});
