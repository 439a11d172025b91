/** Each thing a rep can say of a person: the card shows it at once, HubSpot holds it afterwards, and it can be taken back. */
import type { Locator } from 'playwright-core';

import type { LiveRecord } from '../../src/preview/link/protocol.ts';
import { bringColleague } from '../../src/preview/server/colleagues.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { choose, holdings, labelsOn, openMember, press, rowOf, valueOf } from './member-panel.ts';
import type { Played } from './preview-show.ts';

const [NATALIA, ANDREI, TATIANA, VIKTOR] = [
  'Наталья Орлова',
  'Андрей Лебедев',
  'Татьяна Морозова',
  'Виктор Новиков',
];

interface Act {
  readonly what: string;
  readonly member: string;
  readonly perform: (panel: Locator) => Promise<void>;
  /** What the panel says at once. */
  readonly says: RegExp;
  /** What the person's line says at once. */
  readonly line?: RegExp;
  /** What HubSpot holds once the app has written. */
  readonly holds: (deal: LiveRecord) => boolean;
}

const ACTS: readonly Act[] = [
  {
    what: 'a role is confirmed',
    member: ANDREI,
    perform: (panel) => press(panel, 'Confirm'),
    says: /technical validator, 100% sure/u,
    line: /technical validator, 100%/iu,
    holds: (deal) => labelsOn(deal, ANDREI).includes('Technical validator'),
  },
  {
    what: 'a role is removed',
    member: ANDREI,
    perform: (panel) => press(panel, 'Not this role'),
    says: /ruled out by a person/u,
    line: /role unknown/u,
    holds: (deal) =>
      labelsOn(deal, ANDREI).length === 0 &&
      valueOf(deal, 'bg_roles_missing').includes('technical_validator'),
  },
  {
    what: 'a role is added',
    member: NATALIA,
    perform: async (panel) => {
      await choose(panel, 'Another role', 'approver');
      await press(panel, 'Set role');
    },
    says: /approver, 100% sure/u,
    line: /approver, 100%/iu,
    holds: (deal) =>
      labelsOn(deal, NATALIA).join() === 'Approver,Initiator' &&
      valueOf(deal, 'bg_roles_covered').includes('approver'),
  },
  {
    what: 'somebody is marked as champion',
    member: NATALIA,
    perform: (panel) => press(panel, 'Mark as champion'),
    says: /No longer champion/u,
    line: /champion/u,
    holds: (deal) =>
      labelsOn(deal, NATALIA).includes('Champion') && valueOf(deal, 'bg_has_champion') === 'true',
  },
  {
    what: 'somebody is marked as blocker, with reason and plan (R93)',
    member: TATIANA,
    perform: async (panel) => {
      await choose(panel, 'Blocks the purchase? Choose why', 'prefers a competitor');
      expect(await panel.getByRole('button', { name: 'Mark as blocker' }).isDisabled()).toBe(true);
      await panel.getByLabel('What will you do about it?').fill('Show her the savings');
      await press(panel, 'Mark as blocker');
    },
    says: /No longer blocker/u,
    line: /blocker/u,
    holds: (deal) =>
      labelsOn(deal, TATIANA).includes('Blocker') && valueOf(deal, 'bg_has_blocker') === 'true',
  },
  {
    what: 'a stance is set (R90)',
    member: VIKTOR,
    perform: async (panel) => {
      await choose(panel, 'Stance', 'supporter');
      await press(panel, 'Set stance');
    },
    says: /Stance not known/u,
    line: /supporter/u,
    holds: (deal) => valueOf(deal, 'bg_consensus') === '25',
  },
  {
    what: 'we have been introduced to somebody',
    member: VIKTOR,
    perform: (panel) => press(panel, 'We have been introduced'),
    says: /· direct · introduced/u,
    line: /direct$/u,
    holds: () => true,
  },
  {
    what: 'somebody is no longer there',
    member: TATIANA,
    perform: (panel) => press(panel, 'No longer there'),
    says: /no longer there/u,
    line: /no longer there/u,
    holds: (deal) => valueOf(deal, 'bg_roles_missing').includes('budget_holder'),
  },
  {
    what: 'a letter of BANT is known',
    member: TATIANA,
    perform: (panel) => press(panel, 'Known from this person'),
    says: /Not known after all/u,
    holds: (deal) => valueOf(deal, 'bg_bant_missing') === 'authority;need;timeline',
  },
  {
    what: 'a concern is recorded (R90)',
    member: ANDREI,
    perform: async (panel) => {
      await choose(panel, 'Need or concern', 'integration');
      await press(panel, 'Record');
    },
    says: /1 open concern/u,
    line: /1 open concern/u,
    holds: (deal) => valueOf(deal, 'bg_open_concerns') === '1',
  },
];

describeInBrowser('what a rep says of a person on the card', (show) => {
  let group: Played;

  beforeAll(async () => {
    group = await show().play('group_4');
  });

  const open = () => show().openPreview(`record=deals/${group.dealId}&locale=en`);
  const held = () => show().record('deals', group.dealId);

  async function takeBack(place: Locator, before: LiveRecord): Promise<void> {
    await press(place, 'Undo');
    await place.getByText('Done.', { exact: true }).waitFor();
    await show().catchUp();
    expect(holdings(await held())).toEqual(holdings(before));
  }

  test.each(ACTS)('$what: shown at once, held by HubSpot, and taken back', async (act) => {
    const { page } = await open();
    const before = await held();
    const panel = await openMember(page, act.member);
    const said = await panel.innerText();
    const line = await rowOf(page, act.member).innerText();
    await act.perform(panel);
    await panel.getByText('Done.').waitFor();
    await panel.getByText(act.says).first().waitFor();
    if (act.line !== undefined) await rowOf(page, act.member).filter({ hasText: act.line }).waitFor();
    await show().catchUp();
    expect(act.holds(await held())).toBe(true);
    await takeBack(panel, before);
    expect(await rowOf(page, act.member).innerText()).toBe(line);
    expect(strip(await panel.innerText())).toBe(strip(said));
  });

  test('a role is changed: the wrong one is ruled out and the right one set', async () => {
    const { page } = await open();
    const panel = await openMember(page, TATIANA);
    await press(panel.locator('.pv-tile', { hasText: 'budget holder,' }), 'Not this role');
    await panel.getByText('ruled out by a person').first().waitFor();
    await choose(panel, 'Another role', 'decision maker');
    await press(panel, 'Set role');
    await panel.getByText('decision maker, 100% sure').waitFor();
    await show().catchUp();
    expect(labelsOn(await held(), TATIANA)).toEqual(['Decision maker']);
    await press(panel, 'Undo');
    await panel.getByText('decision maker, 100% sure').waitFor({ state: 'detached' });
    await press(panel.locator('.pv-tile', { hasText: 'budget holder,' }), 'Confirm');
    await panel.getByText('budget holder, 100% sure').waitFor();
    await show().catchUp();
    expect(labelsOn(await held(), TATIANA)).toEqual(['Budget holder']);
  });

  test('what was said can be unsaid by another word: champion, introduced, concern', async () => {
    const { page } = await open();
    const before = await held();
    const panel = await openMember(page, NATALIA);
    for (const [word, opposite] of [
      ['Mark as champion', 'No longer champion'],
      ['We have been introduced', 'Take that back'],
    ] as const) {
      await press(panel, word);
      await press(panel, opposite);
      await panel.getByRole('button', { name: word, exact: true }).waitFor();
    }
    await choose(panel, 'Need or concern', 'ease of use');
    await press(panel, 'Record');
    await press(panel, 'Answered');
    await press(panel, 'Answer accepted');
    await panel.getByText(/^ease of use · answer accepted/u).waitFor();
    await show().catchUp();
    expect(holdings(await held())).toEqual(holdings(before));
  });

  test('an expert of ours is assigned to an open concern, stands beside it, and leaves a gap when taken off (R162)', async () => {
    const { page, card } = await open();
    const panel = await openMember(page, ANDREI);
    await choose(panel, 'Need or concern', 'security');
    await press(panel, 'Record');
    await panel.getByText(/^security · open/u).waitFor();
    await choose(panel, 'Our expert', 'security officer');
    await press(panel, 'Assign the expert');
    await panel.getByText(/^security · open · .* · security officer$/u).waitFor();
    await press(panel, 'Take the expert off');
    await panel.getByText(/^security · open · [^·]*$/u).waitFor();
    await press(panel, 'Close');
    await card.getByRole('tab', { name: 'Gaps' }).click();
    await card.getByText(`no expert assigned: 1 open concern (${ANDREI})`).waitFor();
  });

  test('somebody is dismissed with a reason, stands among the dismissed, and is brought back', async () => {
    const { page, card } = await open();
    const before = await held();
    const panel = await openMember(page, VIKTOR);
    await choose(panel, 'Take out of the group. Why?', 'wrong person');
    await panel.getByLabel('Note for colleagues').fill('Has moved to another branch');
    await press(panel, 'Take out of the group');
    await panel.waitFor({ state: 'detached' });
    await rowOf(page, VIKTOR).waitFor({ state: 'detached' });
    await card.getByText(`Done. ${VIKTOR}: dismissed from the group`).waitFor();
    await show().catchUp();
    expect(labelsOn(await held(), VIKTOR)).toEqual([]);
    expect(valueOf(await held(), 'bg_member_count')).toBe('3');
    await choose(card, 'Show', 'Dismissed');
    await press(await openMember(page, VIKTOR), 'Bring back');
    await card.getByText('Nobody matches.').waitFor();
    await choose(card, 'Show', 'All in the group');
    await rowOf(page, VIKTOR).waitFor();
    await show().catchUp();
    expect(holdings(await held())).toEqual(holdings(before));
  });

  test('a dismissal is taken back from the card, where its panel has gone with the person', async () => {
    const { page, card } = await open();
    const before = await held();
    const panel = await openMember(page, VIKTOR);
    await choose(panel, 'Take out of the group. Why?', 'not involved in this purchase');
    await press(panel, 'Take out of the group');
    await rowOf(page, VIKTOR).waitFor({ state: 'detached' });
    await takeBack(card, before);
    await rowOf(page, VIKTOR).waitFor();
  });

  test('a colleague who showed no interest is added where a role is missing, and taken back', async () => {
    const { scene, clock, catchUp } = show();
    const { portal } = scene.sandbox;
    bringColleague(portal, group.companyId, clock.now(), null);
    await catchUp();
    const { page, card } = await open();
    await card.getByRole('tab', { name: 'Gaps' }).click();
    const gap = page.getByTestId('gap-approver');
    await gap.getByText('Мария Кузнецова').waitFor();
    await press(gap, 'Add to the group');
    await card.getByText('Done. Мария Кузнецова: added to the group').waitFor();
    await card.getByRole('tab', { name: 'People (5)' }).waitFor();
    await catchUp();
    expect((await held()).related.map(({ name }) => name)).toContain('Мария Кузнецова');
    await press(card, 'Undo');
    await card.getByRole('tab', { name: 'People (4)' }).waitFor();
    await catchUp();
    expect(valueOf(await held(), 'bg_member_count')).toBe('4');
  });

  test('any of the last acts is taken back from the journal, which says so', async () => {
    const { page, card } = await open();
    const panel = await openMember(page, ANDREI);
    await press(panel, 'Mark as champion');
    await panel.getByText('Done.').waitFor();
    await press(panel, 'Close');
    await card.getByRole('tab', { name: 'Why' }).click();
    const journal = card.getByRole('tabpanel', { name: 'Why' });
    await journal.getByText(`${ANDREI}: champion (by you)`).waitFor();
    await press(journal, 'Undo');
    await journal.getByText(`${ANDREI}: champion (taken back) (by you)`).waitFor();
    await show().catchUp();
    expect(labelsOn(await held(), ANDREI)).not.toContain('Champion');
  });

  test('asking for recalculation reaches the app, and what waits is written', async () => {
    const { card, page } = await open();
    await card.getByRole('tab', { name: 'Why' }).click();
    await press(card, 'Recalculate');
    await card.getByText('Done.').waitFor();
    await page.getByTestId('events').getByText('/recalculate → 200').waitFor();
    await card.getByText('Recent changes are on their way to HubSpot.').waitFor();
    await show().catchUp();
    await press(card, 'Refresh');
    await card.getByText('Recent changes are on their way to HubSpot.').waitFor({ state: 'detached' });
  });
});

/** How the last act ended stands at the top of the panel. */
function strip(text: string): string {
  return text.replace(/^Done\..*$/mu, '').replace(/\n+/gu, '\n');
}
