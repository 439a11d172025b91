/** What a card sends to HubSpot's page goes from a worker: only plain data and functions get through. */
import { createRemoteRoot } from '@remote-ui/core';
import { createRoot } from '@remote-ui/react';
import type { ReactElement } from 'react';
import { Alert, Text } from '@hubspot/ui-extensions';

import { CompanyGroupsCard } from '../../extensions/app/cards/company/company-groups-card.tsx';
import { ContactGroupsCard } from '../../extensions/app/cards/contact/contact-groups-card.tsx';
import { DealCard } from '../../extensions/app/cards/deal/deal-card.tsx';
import type { Answer } from '../../extensions/app/cards/api/answer.ts';
import { failed, shown } from './fake-api.ts';
import { settle } from './settle.ts';
import { AT, both, makeCompany, makeContact, makeGroup, makeNoGroup, makeProposal } from './views.ts';

/** Functions are proxied on the way and may not count against the message. */
function withoutFunctions(value: unknown): unknown {
  if (typeof value === 'function') return null;
  if (Array.isArray(value)) return value.map(withoutFunctions);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutFunctions(part)]));
}

/** Answers how many characters were sent; throws as a worker would where something cannot be sent. */
async function send(card: ReactElement): Promise<number> {
  let sent = 0;
  let fault: unknown = null;
  // The channel's own type is that of each message; here they are all alike.
  const channel = (...message: unknown[]): void => {
    try {
      sent += JSON.stringify(structuredClone(withoutFunctions(message))).length;
    } catch (error) {
      fault ??= error;
    }
  };
  const root = createRemoteRoot(channel);
  const tree = createRoot(root);
  tree.render(card);
  await root.mount();
  await settle();
  tree.unmount();
  if (fault !== null) throw fault;
  return sent;
}

function propsFor<View>(answer: Answer<View>) {
  const reply = () => Promise.resolve(answer);
  return {
    api: { read: reply, act: reply },
    host: { makeId: () => 'id', later: () => undefined, refreshRecord: () => undefined },
    context: { user: { locale: 'ru' }, portal: { timezone: 'Europe/Moscow' } },
  };
}

const FULL = makeGroup(25, {
  proposals: [makeProposal()],
  risks: [{ risk: 'single', severity: 'red', words: both('one', 'один') }],
  activity: { weeks: [{ start: AT, interactions: 1, people: 1 }], timeline: [], total: 1 },
});

const CARDS: readonly (readonly [string, ReactElement])[] = [
  ['the deal card with 25 people', <DealCard {...propsFor(shown(FULL))} />],
  ['the deal card without a group', <DealCard {...propsFor(shown(makeNoGroup()))} />],
  ['the deal card that failed', <DealCard {...propsFor<never>(failed('unavailable', 'r-1'))} />],
  ['the contact card', <ContactGroupsCard {...propsFor(shown(makeContact()))} />],
  [
    'the company card',
    <CompanyGroupsCard {...propsFor(shown(makeCompany({ proposals: [makeProposal()] })))} />,
  ],
];

it.each(CARDS)('everything that %s sends can be sent', async (_name, card) => {
  expect(await send(card)).toBeGreaterThan(500);
});

it('JSX in a prop, which the test renderer lets through, is caught here', async () => {
  const broken = (<Text>x</Text>) as unknown as string;
  await expect(send(<Alert title={broken} />)).rejects.toThrow(/could not be cloned/);
});

it('25 people cost the page no more than 100 kB, since closed panels are empty', async () => {
  expect(await send(<DealCard {...propsFor(shown(FULL))} />)).toBeLessThan(100_000);
});
