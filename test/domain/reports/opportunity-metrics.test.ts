/** Metrics of open and closed opportunities, against counts by hand. */
import fc from 'fast-check';
import type { RoleCoverage } from '../../../src/domain/coverage.ts';
import { channelOf, isMarketing } from '../../../src/domain/history/channel.ts';
import type { DealHistory } from '../../../src/domain/history/deal-history.ts';
import { countMoves } from '../../../src/domain/history/stage-moves.ts';
import { reportClosedValue } from '../../../src/domain/reports/closed-value.ts';
import { reportDealFigures } from '../../../src/domain/reports/deal-figures.ts';
import { reportDealStages } from '../../../src/domain/reports/deal-stages.ts';
import { reportDealTouches } from '../../../src/domain/reports/deal-touches.ts';
import { reportEngagedMembers } from '../../../src/domain/reports/engaged-members.ts';
import { reportHandoffToClose } from '../../../src/domain/reports/handoff-to-close.ts';
import { reportOpportunitySources } from '../../../src/domain/reports/opportunity-sources.ts';
import { reportRoleCoverage } from '../../../src/domain/reports/role-coverage.ts';
import { reportStageMoves } from '../../../src/domain/reports/stage-moves.ts';
import { reportTwoWayContact } from '../../../src/domain/reports/two-way-contact.ts';
import { ago, DAY, loadSample, NOW } from '../../support/facts.ts';
import { closed, history, member, moment, times, touch } from '../../support/histories.ts';

const { rules } = await loadSample();
const { solutions } = rules;

describe('opportunities by period, source and solution (R143)', () => {
  const at = Date.parse('2026-10-31T22:30:00Z');
  const deals = [
    history({
      identifiedAt: at,
      members: [member('1', [], [touch('1', 40, { kind: 'webinar_attendance' }), touch('1', 50)])],
    }),
    history({
      identifiedAt: at,
      members: [
        member('1', [], [touch('1', 41)]),
        member('2', [], [touch('2', 45, { source: 'conversion' })]),
      ],
    }),
    closed('won', 5, {
      identifiedAt: at,
      members: [member('2', [], [touch('2', 45, { source: 'conversion' })])],
    }),
    history({ identifiedAt: at, solution: 'analytics_platform', origin: 'person' }),
  ];
  const rowsIn = (zone: string): unknown[] =>
    reportOpportunitySources(deals, solutions, zone, 'en').rows.map((row) => Object.values(row));

  test('are counted by the month of the time zone and the first touch of any member', () => {
    expect(rowsIn('UTC')).toEqual([
      ['2026-10', 'Analytics platform', 'made by a person', 'no touch known', 1],
      ['2026-10', 'HR system', 'detected', 'form', 2],
      ['2026-10', 'HR system', 'detected', 'website', 1],
    ]);
    expect(rowsIn('Europe/Moscow')).toContainEqual(['2026-11', 'HR system', 'detected', 'form', 2]);
  });

  test('sum to all of them, whatever they are', () => {
    const any = fc.array(
      fc
        .record({
          identifiedAt: fc.option(fc.nat(NOW)),
          origin: fc.constantFrom('detected' as const, 'person' as const),
        })
        .map(history),
    );
    fc.assert(
      fc.property(any, (all) => {
        const { rows } = reportOpportunitySources(all, solutions, 'UTC', 'ru');
        expect(rows.reduce((sum, { opportunities }) => sum + Number(opportunities), 0)).toBe(all.length);
      }),
    );
  });
});

describe('engaged members per opportunity (R144)', () => {
  test('have the mean, the median and the spread of a count by hand', () => {
    const deals = [0, 1, 3, 3, 4, 7].map((engagedMembers) => history({ engagedMembers }));
    const { rows } = reportEngagedMembers(
      [...deals, closed('won', 3, { engagedMembers: 50 })],
      solutions,
      'en',
    );
    const line = {
      deals: 6,
      mean: 3,
      median: 3,
      with_0: 1,
      with_1: 1,
      with_2: 0,
      with_3: 2,
      with_4: 1,
      with_5_or_more: 1,
      reading: null,
    };
    expect(rows).toEqual([
      { solution: 'HR system', ...line },
      { solution: 'all', ...line },
    ]);
  });

  test('of too few deals have no average', () => {
    const { rows } = reportEngagedMembers(
      times(4, () => history({ engagedMembers: 2 })),
      solutions,
      'en',
    );
    expect(rows[0]).toMatchObject({
      deals: 4,
      mean: null,
      median: null,
      with_2: 4,
      reading: 'too few to say',
    });
    expect(reportEngagedMembers([], solutions, 'en')).toMatchObject({
      rows: [],
      summary: { en: '0 open deals.' },
    });
  });

  test('any deals: each stands in one column of the spread', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 1 }), (sizes) => {
        const { rows } = reportEngagedMembers(
          sizes.map((engagedMembers) => history({ engagedMembers })),
          solutions,
          'en',
        );
        const spread = Object.entries(rows[0] ?? {}).filter(([name]) => name.startsWith('with_'));
        expect(spread.reduce((sum, [, n]) => sum + Number(n), 0)).toBe(sizes.length);
      }),
    );
  });
});

test('coverage by role counts deals with as many people as the template asks for (R145)', () => {
  const role = (identified: number, engaged: number, validated: number, count = 1): RoleCoverage => {
    const people = (n: number): string[] => times(n, String);
    return {
      role: 'budget_holder',
      required: true,
      count,
      weight: 1,
      identified: people(identified),
      engaged: people(engaged),
      validated: people(validated),
    };
  };
  const deals = [role(1, 1, 1), role(1, 1, 0), role(2, 0, 0), role(0, 0, 0), role(1, 1, 0, 2)].map((each) =>
    history({ roles: [each] }),
  );
  const { rows } = reportRoleCoverage(deals, solutions, 'en');
  expect(rows.find((row) => row['role'] === 'budget holder')).toMatchObject({
    required: 'required',
    deals: 5,
    identified: 3,
    engaged: 2,
    validated: 1,
    identified_share: 60,
    engaged_share: 40,
    validated_share: 20,
    reading: null,
  });
  expect(reportRoleCoverage(deals.slice(1), solutions, 'en').rows[0]).toMatchObject({
    identified_share: null,
    reading: 'too few to say',
  });
});

describe('stage moves after marketing touches (R146)', () => {
  const move = (days: number, ...read: number[]): DealHistory =>
    history({
      createdAt: ago(100),
      stageEntries: [
        { dealStage: 'appointmentscheduled', at: ago(100) },
        { dealStage: 'qualifiedtobuy', at: ago(days) },
      ],
      members: [
        member(
          '1',
          [],
          read.map((each) => touch('1', each)),
        ),
      ],
    });

  test('count a touch within 30 days before the move, beside the share of all days', () => {
    // Read 60 days ago: 30 of the 100 days had it behind them.
    expect(countMoves([move(40, 60), move(20, 60), move(70, 60)], 30, NOW)).toEqual([
      { stage: 'qualifiedtobuy', moves: 3, preceded: 1, days: 300, daysPreceded: 90 },
    ]);
  });

  test('leave out conversations, the early pipeline and the stage a deal was made in', () => {
    const spoken = { ...move(40), members: [member('1', [], [touch('1', 50, { kind: 'meeting' })])] };
    const early = {
      ...move(40, 50),
      stageEntries: [
        { dealStage: 'bg_detected', at: ago(100) },
        { dealStage: 'bg_engaged', at: ago(40) },
      ],
    };
    expect(countMoves([spoken, early], 30, NOW)).toEqual([
      { stage: 'qualifiedtobuy', moves: 1, preceded: 0, days: 100, daysPreceded: 0 },
    ]);
  });

  test('are told as an association, with n, what is usual, and no more below the minimum', () => {
    const enough = reportStageMoves(
      times(20, (n) => move(40, n < 18 ? 60 : 5)),
      rules,
      NOW,
      'en',
    );
    expect(enough.rows).toEqual([
      {
        stage: 'qualifiedtobuy',
        moves: 20,
        preceded: 18,
        share: 90,
        range: '70–97%',
        base: 28,
        days: 2000,
        reading: 'hint',
      },
    ]);
    expect(enough.notes[1]?.en).toContain('It is an association');
    expect(reportStageMoves([move(40, 60)], rules, NOW, 'ru').rows[0]).toMatchObject({
      share: null,
      base: null,
      reading: 'слишком мало, чтобы судить',
    });
  });

  test('stand in the order of the stages, what the rules do not know last', () => {
    const entered = ['closedwon', 'own', 'appointmentscheduled', 'presentationscheduled', 'qualifiedtobuy'];
    const deals = entered.map((dealStage) => ({ ...move(40), stageEntries: [{ dealStage, at: ago(40) }] }));
    expect(reportStageMoves(deals, rules, NOW, 'en').rows.map(({ stage }) => stage)).toEqual([
      'appointmentscheduled',
      'qualifiedtobuy',
      'presentationscheduled',
      'closedwon',
      'own',
    ]);
  });

  test('where touches are always there, coming after one says nothing', () => {
    const always = times(30, () => move(40, ...times(12, (n) => n * 10)));
    expect(reportStageMoves(always, rules, NOW, 'en').rows[0]).toMatchObject({
      share: 100,
      reading: 'no different from usual',
    });
  });

  test('any deals: the days with a touch behind them are those of a plain count', () => {
    const anyDeal = fc.tuple(
      fc.integer({ min: 1, max: 99 }),
      fc.array(fc.integer({ min: -50, max: 400 }), { maxLength: 8 }),
    );
    fc.assert(
      fc.property(anyDeal, fc.integer({ min: 1, max: 60 }), ([days, read], window) => {
        const [found] = countMoves([move(days, ...read.map((each) => each / 3))], window, NOW);
        const plain = times(100, (n) => ago(99 - n)).filter((at) =>
          read.some((each) => ago(each / 3) < at && ago(each / 3) >= at - window * DAY),
        );
        expect(found).toMatchObject({ days: 100, daysPreceded: plain.length });
      }),
    );
  });
});

describe('members in two-way contact per open deal (R147)', () => {
  const deal = (...direct: boolean[]): DealHistory =>
    history({ members: direct.map((each, n) => member(String(n), [], [], { direct: each })) });

  test('are counted per deal, with the average and the share of several', () => {
    const deals = [
      deal(true, true, true),
      deal(true, false),
      deal(false),
      deal(true, true),
      deal(),
      closed('won', 3),
    ];
    const { rows, summary } = reportTwoWayContact(deals, solutions, 'en');
    expect(rows.map(({ members, in_contact, several }) => [members, in_contact, several])).toEqual([
      [3, 3, 'yes'],
      [2, 2, 'yes'],
      [2, 1, 'no'],
      [1, 0, 'no'],
      [0, 0, 'no'],
    ]);
    expect(summary.en).toBe('5 open deals; 1.2 members in contact on average; with several: 2 (40%).');
    expect(reportTwoWayContact(deals.slice(1), solutions, 'ru').summary.ru).toBe(
      '4 открытые сделки; слишком мало, чтобы судить.',
    );
  });

  test('two records of one person are one', () => {
    const twins = ['1', '2'].map((id) => member(id, [], [], { direct: true, person: 'same' }));
    expect(reportTwoWayContact([history({ members: twins })], solutions, 'en').rows[0]).toMatchObject({
      members: 1,
      in_contact: 1,
    });
  });
});

test('time to close runs from the accepted hand-off, by outcome (R148)', () => {
  const sold = (outcome: 'won' | 'lost', from: number): DealHistory =>
    closed(outcome, 50, { acceptedAt: ago(100 - from) });
  const deals = [10, 20, 30, 40, 45]
    .map((from) => sold('won', from))
    .concat(sold('lost', 0), closed('won', 50), history({ acceptedAt: ago(3) }), sold('won', 60));
  const { rows, summary } = reportHandoffToClose(deals, solutions, 'en');
  expect(rows).toEqual([
    {
      solution: 'HR system',
      outcome: 'won',
      deals: 5,
      median: 20,
      mean: 21,
      shortest: 5,
      longest: 40,
      reading: null,
    },
    {
      solution: 'HR system',
      outcome: 'lost',
      deals: 1,
      median: null,
      mean: null,
      shortest: null,
      longest: null,
      reading: 'too few to say',
    },
    {
      solution: 'HR system',
      outcome: 'all',
      deals: 6,
      median: 25,
      mean: 25.8,
      shortest: 5,
      longest: 50,
      reading: null,
    },
  ]);
  expect(summary.en).toBe('Closed after an accepted hand-off: 6; accepted and still open: 1.');
});

describe('closed value (R149)', () => {
  test('is summed and averaged to the cent, each currency for itself', () => {
    const eur = [10, 20, 30, 40, 51].map((amount) => closed('won', 3, { amount, currency: 'EUR' }));
    const deals = [
      ...eur,
      closed('won', 3, { currency: 'EUR' }),
      closed('won', 3, { amount: 700 }),
      closed('lost', 3, { amount: 9 }),
      history({ amount: 9 }),
    ];
    const { rows, summary } = reportClosedValue(deals, solutions, 'UTC', 'en');
    expect(rows).toEqual([
      { month: '2026-08', solution: 'HR system', currency: null, won: 1, valued: 1, value: 7, average: null },
      {
        month: '2026-08',
        solution: 'HR system',
        currency: 'EUR',
        won: 6,
        valued: 5,
        value: 1.51,
        average: 0.3,
      },
    ]);
    expect(summary.en).toBe('7 won deals: 7, 1.51 EUR.');
  });

  test('any deals: the months sum to the whole', () => {
    const any = fc.array(
      fc
        .record({ amount: fc.option(fc.nat(1e12)), day: fc.nat(300) })
        .map(({ amount, day }) => closed('won', day, { amount })),
    );
    fc.assert(
      fc.property(any, (deals) => {
        const { rows } = reportClosedValue(deals, solutions, 'Asia/Tokyo', 'en');
        const cents = rows.reduce((sum, { value }) => sum + Math.round(100 * Number(value)), 0);
        expect(cents).toBe(deals.reduce((sum, { amount }) => sum + (amount ?? 0), 0));
      }),
    );
  });
});

test('each number opens to the deals it was made from', () => {
  const deal = closed('won', 30, {
    dealId: '7',
    amount: 150,
    currency: 'EUR',
    engagedMembers: 3,
    acceptedAt: ago(80),
    moments: [moment('made', 100, 1), moment('pipeline', 85, 2), moment('closed', 70, 3)],
    members: [member('1', [], [touch('1', 95, { source: 'conversion' })], { direct: true }), member('2')],
  });
  const { rows, columns } = reportDealFigures([deal], solutions, 'en');
  expect(rows).toEqual([
    {
      deal: '7',
      solution: 'HR system',
      origin: 'detected',
      source: 'form',
      identified: new Date(ago(100)).toISOString(),
      pipeline: new Date(ago(85)).toISOString(),
      accepted: new Date(ago(80)).toISOString(),
      closed: new Date(ago(70)).toISOString(),
      outcome: 'won',
      amount: 1.5,
      currency: 'EUR',
      engaged_made: 1,
      engaged_pipeline: 2,
      engaged: 3,
      group: 'two people',
      members: 2,
      direct: 1,
      touches: 1,
    },
  ]);
  expect(Object.keys(rows[0] ?? {}).sort()).toEqual(columns.map(({ id }) => id).sort());
});

test('each share opens to the touches and stages it was made from', () => {
  const deal = history({
    dealId: '7',
    createdAt: ago(50),
    moments: [moment('made', 50, 1, ['budget_holder'])],
    stageEntries: [{ dealStage: 'qualifiedtobuy', at: ago(10) }],
    members: [member('1', ['end_user'], [touch('1', 45, { content: 'api' }), touch('1', 5)])],
  });
  expect(
    reportDealTouches([deal], 'en').rows.map(({ roles, content_rule, at }) => [roles, content_rule, at]),
  ).toEqual([
    ['end user', 'api', new Date(ago(45)).toISOString()],
    ['end user', null, new Date(ago(5)).toISOString()],
  ]);
  expect(reportDealStages([deal], 30, 'en').rows).toEqual([
    expect.objectContaining({ stage: 'deal made', engaged: 1, missing: 'budget holder', preceded: null }),
    expect.objectContaining({
      stage: 'qualifiedtobuy',
      last_touch: new Date(ago(45)).toISOString(),
      preceded: 'no',
    }),
  ]);
});

test.each([
  ['page_view', 'page', 'website', true],
  ['document', 'conversion', 'form', true],
  ['webinar_registration', 'page', 'event', true],
  ['email_click', 'email_click', 'email', true],
  ['meeting', 'meeting', 'conversation', false],
  ['email_reply', 'email', 'conversation', false],
  ['document', 'events_api', 'other_system', true],
] as const)('%s told by %s came by %s', (kind, source, channel, marketing) => {
  expect([channelOf({ kind, source }), isMarketing({ kind, source })]).toEqual([channel, marketing]);
});
