import { Button, LoadingButton, Select, TextArea } from '@hubspot/ui-extensions';

import { failed } from './fake-api.ts';
import { openMember } from './open-member.tsx';
import { AT, both, makeGroup, makeMember } from './views.ts';

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
  const { api, press, show, text, later, seen } = await openMember();
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
  // What was on its way to HubSpot has arrived: the card asks how things stand now.
  expect(api.asked).toHaveLength(3);
  expect(api.asked.at(-1)?.act).toBeNull();
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

it('the later reading waits for no act and disturbs none', async () => {
  const { press, show, later, api, text } = await openMember();
  press('Mark as champion');
  await show(makeGroup(1));
  press('We have been introduced');
  later[0]?.run();
  expect(api.asked).toHaveLength(3);
  await show(makeGroup(1, { summary: both('after the second act', '') }));
  expect(text()).toContain('after the second act');
});
