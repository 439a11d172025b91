import { recommend } from '../../../src/domain/history/recommendations.ts';
import type { DealHistory } from '../../../src/domain/history/deal-history.ts';
import { reportRecommendations } from '../../../src/domain/reports/recommendations.ts';
import { ago, loadSample } from '../../support/facts.ts';
import { closed, member, moment, times, touch } from '../../support/histories.ts';

const { rules } = await loadSample();

function read(outcome: 'won' | 'lost', content: string | null): DealHistory {
  const touches = content === null ? [] : [touch('1', 80, { content })];
  return closed(outcome, 30, { members: [member('1', ['technical_validator'], touches)] });
}

const CONTENT = [
  ...times(36, () => read('won', 'hr_api_docs')),
  ...times(4, () => read('lost', 'hr_api_docs')),
  ...times(24, () => read('won', null)),
  ...times(56, () => read('lost', null)),
];

/** The role came 10 or 50 days after the making of the deal; the risk stage after 40. */
function came(role: 'budget_holder' | 'end_user', after: number, days: number): DealHistory {
  return closed('won', days, {
    members: [member('1', [role], [touch('1', 100 - after)])],
    stageEntries: [{ dealStage: 'presentationscheduled', at: ago(60) }],
  });
}

const early = (role: 'budget_holder' | 'end_user'): DealHistory[] => [
  ...times(25, (n) => came(role, 10, 60 + (n % 9))),
  ...times(25, (n) => came(role, 50, 90 + (n % 9))),
];

const FLAT = times(10, () =>
  closed('won', 80, {
    moments: [moment('made', 100, 1), moment('pipeline', 50, 1, ['budget_holder']), moment('closed', 20, 1)],
  }),
);

test('content that goes with won deals becomes a play, with n and what is usual (R142)', () => {
  expect(recommend(CONTENT, rules)).toEqual([
    {
      id: 'content:hr_system:technical_validator:hr_api_docs',
      solution: 'hr_system',
      makes: 'play',
      reading: 'finding',
      finding: {
        en: 'hr_api_docs read by the technical validator: 90% won of 40; usually 50% of 120',
        ru: expect.stringContaining('выиграно 90 % из 40; обычно 50 % из 120') as string,
      },
      action: {
        en: 'Offer hr_api_docs to the technical validator on open deals: a play in settings.yaml with unless_content: hr_api_docs',
        ru: expect.stringContaining('unless_content: hr_api_docs') as string,
      },
    },
  ]);
});

test('content that goes with lost deals is to be looked at', () => {
  const lost = CONTENT.map((each) => ({
    ...each,
    outcome: each.outcome === 'won' ? ('lost' as const) : ('won' as const),
  }));
  expect(recommend(lost, rules)).toEqual([expect.objectContaining({ makes: 'content' })]);
});

test('an early role becomes a change of the template where it is optional, and a play where it is required (R142)', () => {
  expect(recommend(early('end_user'), rules)).toEqual([
    expect.objectContaining({ id: 'early:hr_system:end_user', makes: 'template', reading: 'hint' }),
  ]);
  const [play] = recommend(early('budget_holder'), rules);
  expect(play).toMatchObject({ id: 'early:hr_system:budget_holder', makes: 'play' });
  expect(play?.finding.en).toContain('30 days shorter (median, 25 early, 25 late)');
});

test('a flat, low curve becomes a play that names the roles (R142, R152)', () => {
  const [found] = recommend(FLAT, rules);
  expect(found).toMatchObject({ id: 'curve:hr_system', makes: 'play', reading: 'finding' });
  expect(found?.action.en).toContain('Identify and engage before the hand-off: budget holder');
});

test('what is too few to say, as usual, or goes with longer deals suggests nothing', () => {
  const longer = early('end_user').map((each, n) => ({
    ...each,
    closedAt: ago(100) + (n < 25 ? 95 : 60) * 86_400_000,
  }));
  expect([[], CONTENT.slice(0, 30), FLAT.slice(1), longer].map((all) => recommend(all, rules))).toEqual([
    [],
    [],
    [],
    [],
  ]);
});

test('findings stand before hints, whatever the order of the deals (R142)', () => {
  const all = [...early('end_user'), ...CONTENT, ...FLAT];
  const ids = recommend(all, rules).map(({ id }) => id);
  expect(ids).toEqual([
    'content:hr_system:technical_validator:hr_api_docs',
    'curve:hr_system',
    'early:hr_system:end_user',
  ]);
  expect(recommend([...all].reverse(), rules).map(({ id }) => id)).toEqual(ids);
});

test('each waits for approval until a person answers, and again when the answer is taken back (R142)', () => {
  const found = recommend(CONTENT, rules);
  const id = found[0]!.id;
  const stateAfter = (answer: 'approved' | 'declined' | 'withdrawn' | null): unknown => {
    const given = answer === null ? [] : [[id, { recommendation: id, answer, at: ago(1) }] as const];
    return reportRecommendations(found, new Map(given), rules.solutions, 'en').rows[0]?.['state'];
  };
  expect(([null, 'approved', 'declined', 'withdrawn'] as const).map(stateAfter)).toEqual([
    'waits for approval',
    'approved',
    'declined',
    'waits for approval',
  ]);
});
