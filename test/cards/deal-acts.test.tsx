import { Button, LoadingButton, Panel, Select, TextArea } from '@hubspot/ui-extensions';
import type { Act } from '../../extensions/app/cards/api/acts.ts';
import type { DealView, MemberView } from '../../extensions/app/cards/api/types.ts';
import { DealCard } from '../../extensions/app/cards/deal/deal-card.tsx';
import { failed } from './fake-api.ts';
import { renderCard } from './render-card.tsx';
import { AT, both, makeGroup, makeMember, makeRole } from './views.ts';

/** The panel of the only member, open. */
async function openMember(overrides: Partial<MemberView> = {}) {
  const card = renderCard<DealView>(DealCard);
  const member = makeMember(0, overrides);
  await card.show(
    makeGroup(1, {
      members: [member],
      roles: [makeRole('end_user'), makeRole('approver')],
    }),
  );
  // A dismissed person stands behind the filter.
  if (member.status === 'dismissed') card.choose('filter', 'dismissed');
  const opener = () => card.renderer.find(Button, (node) => node.text === member.name);
  opener().trigger('onClick');
  const panel = () => {
    const found = opener().props.overlay?.find(Panel);
    if (found === undefined) throw new Error('The person has no panel.');
    return found;
  };
  const press = (label: string) =>
    panel()
      .find(LoadingButton, (node) => node.text === label)
      .trigger('onClick');
  const pick = (name: string, value: string) =>
    panel()
      .find(Select, { name })
      .trigger('onChange', value as never);
  const write = (name: string, value: string) =>
    panel()
      .find(TextArea, { name })
      .trigger('onInput', value as never);
  return { ...card, panel, press, pick, write };
}

type Open = Awaited<ReturnType<typeof openMember>>;
type Case = [title: string, member: Partial<MemberView>, steps: (card: Open) => void, act: Act];
const contactId = '1000';

const CASES: readonly Case[] = [
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
    { act: 'concerns', contactId, concernId: '1000-need', category: 'need', state: 'open' },
  ],
  [
    'says that a concern is answered',
    {},
    ({ pick, press }) => {
      pick('concern', 'payment_terms');
      press('Answered');
    },
    {
      act: 'concerns',
      contactId,
      concernId: '1000-payment_terms',
      category: 'payment_terms',
      state: 'answered',
    },
  ],
  [
    'says that an answer was accepted',
    {},
    ({ pick, press }) => {
      pick('concern', 'risk');
      press('Accepted');
    },
    { act: 'concerns', contactId, concernId: '1000-risk', category: 'risk', state: 'accepted' },
  ],
];

it.each(CASES)('the panel of a person %s', async (_title, member, steps, act) => {
  const card = await openMember(member);
  steps(card);
  expect(card.api.asked.at(-1)?.act).toEqual(act);
});

it('a blocker needs a plan: without one the button rests', async () => {
  const { panel, pick, write } = await openMember();
  const button = () => panel().find(LoadingButton, (node) => node.text === 'Mark as blocker');
  pick('blocker-reason', 'excluded');
  expect(button().props.disabled).toBe(true);
  write('blocker-plan', '   ');
  expect(button().props.disabled).toBe(true);
  write('blocker-plan', 'Call him');
  expect(button().props.disabled).toBe(false);
});

it('while an act is under way every acting button rests, and only the one pressed turns', async () => {
  const { panel, press, api } = await openMember();
  press('Mark as champion');
  const buttons = panel().findAll(LoadingButton);
  expect(buttons.length).toBeGreaterThan(5);
  expect(buttons.every((button) => button.props.disabled)).toBe(true);
  const turning = buttons.filter((button) => button.props.loading).map((button) => button.text);
  expect(turning).toEqual(['Mark as champion']);
  press('Confirm');
  expect(api.asked).toHaveLength(2);
});

it('a failed act says so with the request id, and keeps what was typed', async () => {
  const { panel, pick, write, press, answer } = await openMember();
  pick('blocker-reason', 'budget_rival');
  write('blocker-plan', 'Show the return in a year');
  press('Mark as blocker');
  await answer(failed('unavailable', 'r-77'));
  expect(panel().toString()).toContain('Not saved');
  expect(panel().toString()).toContain('r-77');
  expect(panel().find(TextArea, { name: 'blocker-plan' }).props.value).toBe('Show the return in a year');
});

it('a form is emptied only after its act was done', async () => {
  const { panel, pick, write, press, show } = await openMember();
  pick('dismiss-reason', 'other');
  write('dismiss-note', 'on leave');
  press('Take out of the group');
  expect(panel().find(TextArea, { name: 'dismiss-note' }).props.value).toBe('on leave');
  await show(makeGroup(1, { members: [makeMember(0)] }));
  expect(panel().find(Select, { name: 'dismiss-reason' }).props.value).toBe('');
});

it('a retry carries the id of the failed click; another act and a later click get new ones', async () => {
  const { panel, press, api, answer, show } = await openMember();
  const ids = () => api.asked.map((each) => each.actionId).filter((id) => id !== null);
  press('Mark as champion');
  await answer(failed('unreachable'));
  panel()
    .find(Button, (node) => node.text === 'Try again')
    .trigger('onClick');
  await answer(failed('unreachable'));
  press('Mark as champion');
  await answer(failed('unreachable'));
  press('We have been introduced');
  await show(makeGroup(1));
  press('We have been introduced');
  expect(ids()).toEqual(['id-1', 'id-1', 'id-1', 'id-2', 'id-3']);
});

it('after an act the answer is shown at once, and HubSpot’s properties are refreshed now and 3 s later', async () => {
  const { press, show, text, later, seen } = await openMember();
  press('Mark as champion');
  expect(seen.refreshed).toBe(0);
  const words = both('Мария is the champion', 'Мария — чемпион');
  await show(
    makeGroup(1, {
      acts: [{ actionId: 'id-1', at: AT, by: null, words, undoable: true }],
      summary: both('now', ''),
    }),
  );
  expect(text()).toContain('Done. Мария is the champion');
  expect(text()).toContain('now');
  expect(seen.refreshed).toBe(1);
  expect(later.map(({ ms }) => ms)).toEqual([3000]);
  later[0]?.run();
  expect(seen.refreshed).toBe(2);
});

it('a failed act refreshes nothing', async () => {
  const { press, answer, later, seen } = await openMember();
  press('Mark as champion');
  await answer(failed('invalid'));
  expect([seen.refreshed, later.length]).toEqual([0, 0]);
});

it('what was just done can be undone where it is reported', async () => {
  const { press, show, click, api } = await openMember();
  press('Mark as champion');
  const words = both('done', 'сделано');
  await show(makeGroup(1, { acts: [{ actionId: 'id-1', at: AT, by: null, words, undoable: true }] }));
  click('Undo');
  expect(api.asked.at(-1)?.act).toEqual({ act: 'undo', undoes: 'id-1' });
});

it('a conflict offers to refresh instead of trying again', async () => {
  const { press, answer, renderer, api } = await openMember();
  press('Mark as champion');
  await answer(failed('conflict'));
  expect(renderer.maybeFind(Button, (node) => node.text === 'Try again')).toBeNull();
  renderer.find(Button, (node) => node.text === 'Refresh').trigger('onClick');
  expect(api.asked.at(-1)?.act).toBeNull();
});
