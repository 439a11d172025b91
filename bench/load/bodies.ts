/** Webhook bodies as HubSpot sends them: 100 events, about 30 kB, no two alike. */
import type { Person } from '../scene/people.ts';

export interface BodyMaker {
  /** The next so many bodies. */
  make(count: number, now: number): Buffer[];
}

export interface Origin {
  readonly portalId: string;
  readonly appId: string;
  readonly people: readonly Person[];
}

const EVENTS = 100;

/** Everybody in turn opens a page; event ids never repeat. */
export function createBodyMaker({ portalId, appId, people }: Origin): BodyMaker {
  let events = 0;
  const makeEvent = (now: number) => {
    const person = people[events % people.length];
    events += 1;
    return {
      eventId: 1_000_000_000 + events,
      subscriptionId: 1_001,
      portalId: Number(portalId),
      appId: Number(appId),
      subscriptionType: 'object.propertyChange',
      occurredAt: now,
      attemptNumber: 0,
      changeSource: 'ANALYTICS',
      objectId: Number(person?.contactId),
      objectTypeId: '0-1',
      propertyName: 'hs_analytics_last_url',
      propertyValue: `https://www.example-hr.com${person?.page}?visit=${events}`,
      isSensitive: false,
    };
  };
  return {
    make: (count, now) =>
      Array.from({ length: count }, () =>
        Buffer.from(JSON.stringify(Array.from({ length: EVENTS }, () => makeEvent(now)))),
      ),
  };
}
