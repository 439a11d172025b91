import { Flex, LoadingButton, Select, Text } from '@hubspot/ui-extensions';

import type { Act } from '../../extensions/app/cards/api/acts.ts';
import type { ConcernView, MemberView } from '../../extensions/app/cards/api/types.ts';
import { openMember } from './open-member.tsx';

type Open = Awaited<ReturnType<typeof openMember>>;
type Case = [title: string, member: Partial<MemberView>, steps: (card: Open) => void, act: Act];
const contactId = '1000';
const concern = (id: string, topic: string, state: ConcernView['state']): ConcernView => ({
  id,
  topic,
  state,
  at: '2026-03-09T20:30:00.000Z',
  expert: null,
});

const CASES: readonly Case[] = [
  [
    'writes down a goal, a criterion or an expectation',
    {},
    ({ pick, write, press }) => {
      pick('aspect', 'criterion');
      write('knowledge', ' easy to learn ');
      press('Write down');
    },
    { act: 'knowledge', contactId, aspect: 'criterion', note: 'easy to learn' },
  ],
  [
    'takes back what was written down',
    {
      knowledge: {
        goal: { text: 'less work', at: '', by: null },
        criterion: null,
        expectation: null,
        satisfaction: null,
      },
    },
    ({ write, press }) => {
      write('knowledge', ' ');
      press('Write down');
    },
    { act: 'knowledge', contactId, aspect: 'goal', note: null },
  ],
  [
    'confirms a role',
    {},
    ({ press }) => press('Confirm'),
    { act: 'roles', contactId, roles: [{ role: 'end_user', holds: true }] },
  ],
  [
    'takes a role away',
    {},
    ({ press }) => press('Not this role'),
    { act: 'roles', contactId, roles: [{ role: 'end_user', holds: false }] },
  ],
  [
    'adds a role the rules did not see',
    {},
    ({ pick, press }) => {
      pick('role', 'approver');
      press('Set role');
    },
    { act: 'roles', contactId, roles: [{ role: 'approver', holds: true }] },
  ],
  [
    'adds a suggested colleague',
    { status: 'suggested' },
    ({ press }) => press('Add to the group'),
    { act: 'members', contactId, member: true },
  ],
  [
    'confirms an inherited member',
    { status: 'to_confirm' },
    ({ press }) => press('Confirm as member'),
    { act: 'members', contactId, member: true },
  ],
  [
    'brings a dismissed person back',
    { status: 'dismissed' },
    ({ press }) => press('Bring back'),
    { act: 'members', contactId, member: true },
  ],
  [
    'dismisses with a reason and a note',
    {},
    ({ pick, write, press }) => {
      pick('dismiss-reason', 'wrong_person');
      write('dismiss-note', ' namesake ');
      press('Take out of the group');
    },
    { act: 'members', contactId, member: false, reason: 'wrong_person', note: 'namesake' },
  ],
  [
    'dismisses without a note',
    {},
    ({ pick, press }) => {
      pick('dismiss-reason', 'duplicate');
      press('Take out of the group');
    },
    { act: 'members', contactId, member: false, reason: 'duplicate' },
  ],
  [
    'marks a champion',
    {},
    ({ press }) => press('Mark as champion'),
    { act: 'flags', contactId, flag: 'champion', holds: true },
  ],
  [
    'takes the champion back',
    { flags: ['champion'] },
    ({ press }) => press('No longer champion'),
    { act: 'flags', contactId, flag: 'champion', holds: false },
  ],
  [
    'marks a blocker with reason and plan',
    {},
    ({ pick, write, press }) => {
      pick('blocker-reason', 'excluded');
      write('blocker-plan', 'Invite her to the demo');
      press('Mark as blocker');
    },
    {
      act: 'flags',
      contactId,
      flag: 'blocker',
      holds: true,
      reason: 'excluded',
      plan: 'Invite her to the demo',
    },
  ],
  [
    'takes the blocker back',
    { flags: ['blocker'] },
    ({ press }) => press('No longer blocker'),
    { act: 'flags', contactId, flag: 'blocker', holds: false },
  ],
  [
    'sets the stance',
    {},
    ({ pick, press }) => {
      pick('stance', 'sceptic');
      press('Set stance');
    },
    { act: 'stance', contactId, stance: 'sceptic' },
  ],
  [
    'takes the stance back',
    { stance: 'neutral' },
    ({ press }) => press('Stance not known'),
    { act: 'stance', contactId, stance: null },
  ],
  [
    'says that we have met',
    {},
    ({ press }) => press('We have been introduced'),
    { act: 'presence', contactId, presence: 'introduced' },
  ],
  [
    'says that somebody left',
    {},
    ({ press }) => press('No longer there'),
    { act: 'presence', contactId, presence: 'left' },
  ],
  [
    'takes the presence back',
    { presence: 'left' },
    ({ press }) => press('Take that back'),
    { act: 'presence', contactId, presence: null },
  ],
  [
    'records a letter of BANT',
    {},
    ({ pick, press }) => {
      pick('bant', 'timeline');
      press('Known from this person');
    },
    { act: 'qualification', contactId, letter: 'timeline', known: true },
  ],
  [
    'takes a known letter of BANT back',
    {},
    ({ pick, press }) => {
      pick('bant', 'need');
      press('Not known after all');
    },
    { act: 'qualification', contactId, letter: 'need', known: false },
  ],
  [
    'records a need',
    {},
    ({ press }) => press('Record'),
    { act: 'concerns', contactId, category: 'need', state: 'open' },
  ],
  [
    'records a second concern about a topic as one of its own',
    { concerns: [concern('c-7', 'risk', 'open')] },
    ({ pick, press }) => {
      pick('concern', 'risk');
      press('Record');
    },
    { act: 'concerns', contactId, category: 'risk', state: 'open' },
  ],
  [
    'says that a concern is answered',
    { concerns: [concern('c-7', 'payment_terms', 'open')] },
    ({ press }) => press('Answered'),
    { act: 'concerns', contactId, concernId: 'c-7', category: 'payment_terms', state: 'answered' },
  ],
  [
    'says that an answer was accepted',
    { concerns: [concern('c-7', 'risk', 'answered')] },
    ({ press }) => press('Answer accepted'),
    { act: 'concerns', contactId, concernId: 'c-7', category: 'risk', state: 'accepted' },
  ],
  [
    'opens a concern again',
    { concerns: [concern('c-7', 'risk', 'accepted')] },
    ({ press }) => press('Open again'),
    { act: 'concerns', contactId, concernId: 'c-7', category: 'risk', state: 'open' },
  ],
];

it.each(CASES)('the panel of a person %s', async (_title, member, steps, act) => {
  const card = await openMember(member);
  steps(card);
  expect(card.api.asked.at(-1)?.act).toEqual(act);
});

it('lists every concern of a person with its topic and state, also two about one topic (R91)', async () => {
  const card = await openMember({
    concerns: [
      concern('a', 'need', 'open'),
      concern('b', 'security', 'open'),
      concern('c', 'security', 'answered'),
    ],
  });
  const list = card.panel().find(Flex, { testId: 'concerns' });
  expect(list.findAll(Text).map(({ text }) => text)).toEqual([
    'need · Mar 9, 2026',
    'security · open · Mar 9, 2026',
    'security · answered · Mar 9, 2026',
  ]);
  expect(list.findAll(LoadingButton).map(({ text }) => text)).toEqual([
    'Answered',
    'Answer accepted',
    'Answer accepted',
    'Open again',
  ]);
});

it('tells colleagues why somebody was taken out, in the words of whoever did it', async () => {
  const card = await openMember({
    status: 'dismissed',
    dismissal: { reason: 'wrong_person', note: 'a namesake' },
  });
  expect(card.panel().toString()).toContain('Taken out: wrong person · a namesake');
});

it('says nothing of a reason that is not one of the card’s', async () => {
  const card = await openMember({
    status: 'dismissed',
    dismissal: { reason: 'added by mistake', note: null },
  });
  expect(card.panel().toString()).not.toContain('Taken out');
});

it('asks after a won deal how content the person is, and shows the answer known so far (R15)', async () => {
  const words = { en: 'won', ru: 'выиграна' };
  const outcome = { outcome: 'won', closedAt: null, words, neverEngaged: [] } as const;
  const satisfaction = { text: '4', at: '', by: null };
  const knowledge = { goal: null, criterion: null, expectation: null, satisfaction };
  const card = await openMember({ knowledge }, { outcome });
  card.pick('satisfaction', '5');
  card.press('Record the answer');
  expect(card.api.asked.at(-1)?.act).toEqual({
    act: 'knowledge',
    contactId,
    aspect: 'satisfaction',
    note: '5',
  });
  expect(card.panel().toString()).toContain('4 of 5 so far');
});

it('asks nobody how content they are while the deal is open (R15)', async () => {
  const { panel } = await openMember();
  expect(
    panel()
      .findAll(LoadingButton)
      .map(({ text }) => text),
  ).not.toContain('Record the answer');
});

describe('our experts (R162)', () => {
  const experts = [
    { id: 'money', name: { en: 'financial modelling', ru: 'финансовая модель' }, concerns: ['cost'] },
    { id: 'team', name: { en: 'integration team', ru: 'команда интеграции' }, concerns: ['integration'] },
  ];
  const open = (member: Partial<MemberView>) => openMember(member, { experts });

  it('are assigned to the open concern, those who are there for it first (R162)', async () => {
    const card = await open({ concerns: [concern('c-7', 'integration', 'open')] });
    const choice = card.panel().find(Select, { name: 'expert' });
    expect(choice.props.options?.map(({ label }) => label)).toEqual([
      'integration team',
      'financial modelling',
    ]);
    card.pick('expert', 'team');
    card.press('Assign the expert');
    expect(card.api.asked.at(-1)?.act).toEqual({
      act: 'experts',
      contactId,
      concernId: 'c-7',
      expert: 'team',
    });
  });

  it('are assigned to a person for whatever they ask, and taken off again (R162)', async () => {
    const card = await open({ expert: 'money', concerns: [concern('c-7', 'integration', 'open')] });
    expect(card.panel().toString()).toContain('Our expert: financial modelling');
    card.pick('expert-for', '*');
    card.press('Take the expert off');
    const act = { act: 'experts', contactId, concernId: null, expert: null };
    expect(card.api.asked.at(-1)?.act).toEqual(act);
  });

  it('stand beside the concern they answer (R162)', async () => {
    const card = await open({ concerns: [{ ...concern('c-7', 'security', 'open'), expert: 'team' }] });
    const [line] = card.panel().find(Flex, { testId: 'concerns' }).findAll(Text);
    expect(line?.text).toBe('security · open · Mar 9, 2026 · integration team');
  });

  it('are not asked for where the configuration names none', async () => {
    const card = await openMember({ concerns: [concern('c-7', 'integration', 'open')] });
    expect(card.panel().maybeFind(Select, { name: 'expert' })).toBeNull();
  });
});
