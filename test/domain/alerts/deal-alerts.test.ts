import type { CompiledRules } from '../../../src/domain/compile.ts';
import type { CompanyFacts } from '../../../src/domain/types.ts';
import { act, ago, contact, deal, loadSample, NOW, pair, roleFact, stages } from '../../support/facts.ts';
import { alertsIn, linesOf, ofKind, told } from './alert-stories.ts';

let sample: CompiledRules;
beforeAll(async () => {
  sample = await loadSample(told);
});

const PURCHASER = contact('1', 'Директор по закупкам');
const HR = contact('2', 'HR-менеджер');

function onDeal(
  fields: Partial<CompanyFacts>,
  ...entered: readonly (readonly [dealStage: string, daysAgo: number])[]
): Partial<CompanyFacts> {
  return {
    contacts: [PURCHASER, HR],
    deals: [deal('900', ['1', '2'], { ...stages(...entered), createdAt: ago(90), ownerId: '201' })],
    interactions: [act('1', 'meeting', 2), act('2', 'meeting', 2)],
    ...fields,
  };
}

describe('a required role that is missing', () => {
  test('is told when the proposal stage begins, each role by its name (R1, R2)', () => {
    const alerts = ofKind(alertsIn(onDeal({}, ['presentationscheduled', 1]), sample), 'role_missing');
    expect(alerts.map(({ subject }) => subject)).toEqual([
      'risk:technical_validator',
      'risk:budget_holder',
      'risk:decision_maker',
    ]);
    expect(alerts.every(({ severity, since }) => severity === 'amber' && since === ago(1))).toBe(true);
    expect(linesOf(alerts, 'en')[0]).toMatch(/^A required role is missing: technical validator/u);
    expect(ofKind(alertsIn(onDeal({}, ['qualifiedtobuy', 1]), sample), 'role_missing')).toEqual([]);
  });

  test('is told again, and red, when a late stage begins (R4)', () => {
    const late = onDeal({}, ['presentationscheduled', 9], ['decisionmakerboughtin', 5], ['contractsent', 1]);
    const alerts = ofKind(alertsIn(late, sample), 'role_missing');
    expect(alerts.find(({ subject }) => subject === 'late:decision_maker')).toMatchObject({
      severity: 'red',
      since: ago(5),
    });
  });

  test('that was there and fell silent is told with who holds it, from the last sign on (R2)', () => {
    const silent = onDeal(
      {
        contacts: [PURCHASER, HR, contact('3', 'Финансовый директор')],
        interactions: [act('1', 'meeting', 2), act('3', 'document', 40)],
        deals: [
          deal('900', ['1', '2', '3'], { ...stages(['presentationscheduled', 50]), createdAt: ago(90) }),
        ],
      },
      ['presentationscheduled', 50],
    );
    const [alert] = ofKind(alertsIn(silent, sample), 'role_missing').filter(
      ({ subject }) => subject === 'risk:budget_holder',
    );
    expect(alert).toMatchObject({ since: ago(40), people: ['3'] });
    expect(linesOf([alert!], 'ru')[0]).toMatch(
      /^Обязательная роль молчит: .*Contact 3, Финансовый директор\.$/u,
    );
  });
});

test('a page view of somebody silent begins nothing anew, so that it is not told again (R2)', () => {
  const story = (more: CompanyFacts['interactions']): Partial<CompanyFacts> => ({
    contacts: [PURCHASER, HR, contact('3', 'Финансовый директор')],
    interactions: [act('1', 'meeting', 2), act('3', 'document', 40), ...more],
    deals: [deal('900', ['1', '2', '3'], { ...stages(['presentationscheduled', 50]), createdAt: ago(90) })],
  });
  const sinceOf = (more: CompanyFacts['interactions']): (number | null)[] =>
    ofKind(alertsIn(story(more), sample), 'role_missing')
      .filter(({ subject }) => subject === 'risk:budget_holder')
      .map(({ since }) => since);
  expect(sinceOf([act('3', 'page_view', 1), act('3', 'email_open', 1)])).toEqual(sinceOf([]));
});

test('somebody of a required role who appears late is told at once (R5)', () => {
  const interactions = [act('1', 'meeting', 60), act('2', 'meeting', 60), act('3', 'meeting', 1)];
  const story = onDeal(
    { contacts: [PURCHASER, HR, contact('3', 'IT-директор')], interactions },
    ['qualifiedtobuy', 80],
    ['presentationscheduled', 5],
  );
  const deals = [deal('900', ['1', '2'], { ...story.deals![0]!, pairs: [pair('1'), pair('2'), pair('3')] })];
  const [alert] = ofKind(alertsIn({ ...story, deals }, sample), 'late_surprise');
  expect(alert).toMatchObject({ contactId: '3', since: null, people: ['3'] });
  expect(linesOf([alert!], 'en')).toEqual(['Appeared late: Contact 3, IT-директор.']);
});

test('a deal without a newly engaged role is told as stalled, since the last progress (R6)', () => {
  const interactions = [act('1', 'meeting', 41), act('1', 'meeting', 2)];
  const stalled = onDeal({ interactions }, ['qualifiedtobuy', 70]);
  const [alert] = ofKind(alertsIn(stalled, sample), 'stalled');
  expect(alert?.since).toBe(ago(41));
  expect(linesOf([alert!])).toEqual(['No new engaged role for 41 days.']);
  expect(ofKind(alertsIn(onDeal({}, ['qualifiedtobuy', 70]), sample), 'stalled')).toEqual([]);
});

test('a silent champion is told with the last sign as its beginning (R104)', () => {
  const roleFacts = [roleFact('900', '2', 'champion', { at: ago(60) })];
  const interactions = [act('2', 'meeting', 35), act('1', 'meeting', 1)];
  const [alert] = ofKind(
    alertsIn(onDeal({ roleFacts, interactions }, ['qualifiedtobuy', 20]), sample),
    'champion_silent',
  );
  expect(alert).toMatchObject({ subject: 'silent', contactId: '2', since: ago(35), people: ['2'] });
  const presenceFacts = [{ opportunity: '900', contactId: '2', presence: 'left' as const, at: ago(3) }];
  const [gone] = ofKind(
    alertsIn(onDeal({ roleFacts, interactions, presenceFacts }, ['qualifiedtobuy', 20]), sample),
    'champion_silent',
  );
  expect(gone).toMatchObject({ subject: 'left', since: ago(3), severity: 'red' });
});

test('a blocker is told without a word of who it is, since notes on blockers are not for everybody (R93)', () => {
  const roleFacts = [roleFact('900', '1', 'blocker', { at: ago(4) })];
  const [alert] = ofKind(alertsIn(onDeal({ roleFacts }, ['contractsent', 2]), sample), 'blocker');
  expect(alert).toMatchObject({ contactId: '1', since: ago(4), severity: 'red', people: [] });
  expect(JSON.stringify(alert?.lines)).not.toMatch(/закупк|Contact/u);
});

describe('silence after the close (R168)', () => {
  const won = (daysAgo: number): Partial<CompanyFacts> =>
    onDeal(
      { interactions: [act('1', 'meeting', 200), act('2', 'message', 20, null)] },
      ['qualifiedtobuy', 250],
      ['closedwon', daysAgo],
    );

  test('is told for each member who was not in touch for the cadence, and of nobody who was', () => {
    const [alert, ...others] = ofKind(alertsIn(won(100), sample), 'silent_after_close');
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ contactId: '1', since: ago(100), people: ['1'] });
    expect(linesOf([alert!])).toEqual([
      'No contact for 100 days since the purchase: Contact 1, Директор по закупкам.',
    ]);
  });

  test('is none before the cadence, after its end, or while they buy again', () => {
    expect(alertsIn(won(80), sample)).toEqual([]);
    expect(alertsIn(won(400), sample)).toEqual([]);
    const again = deal('901', ['1'], { ...stages(['qualifiedtobuy', 1]), createdAt: ago(1) });
    const story = won(100);
    const both = { ...story, deals: [...(story.deals ?? []), again] };
    expect(ofKind(alertsIn(both, sample), 'silent_after_close')).toEqual([]);
  });

  test('is told once per member, whatever the day', () => {
    const since = ofKind(alertsIn(won(100), sample), 'silent_after_close').map((each) => each.since);
    const later = ofKind(alertsIn(won(100), sample, NOW + 1000), 'silent_after_close');
    expect(later.map((each) => each.since)).toEqual(since);
  });
});
