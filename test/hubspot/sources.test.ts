import { createHarness } from './harness.ts';
import type { Reply } from './harness.ts';

const page = (results: readonly unknown[], next?: string): Reply => ({
  status: 200,
  json: {
    results,
    total: results.length,
    ...(next === undefined ? {} : { paging: { next: { after: next } } }),
  },
});

describe('marketing events', () => {
  const EVENT = {
    objectId: '7',
    eventName: 'Fair',
    createdAt: '2026-10-01T10:00:00Z',
    updatedAt: '2026-10-02T10:00:00Z',
    customProperties: [],
  };

  test('are listed 100 at a time, from the page that was asked for', async () => {
    const full = {
      ...EVENT,
      eventType: 'WEBINAR',
      eventUrl: 'https://x.example/w',
      startDateTime: '2026-10-03T10:00:00Z',
      endDateTime: '2026-10-03T11:00:00Z',
      registrants: 3,
      attendees: 2,
    };
    const { gateway, requests } = createHarness((_, number) =>
      number === 1 ? page([full], 'more') : page([EVENT]),
    );
    const counters = { registrants: 3, attendees: 2, cancellations: 0, noShows: 0 };
    expect(await gateway.listMarketingEvents(null)).toEqual({
      events: [
        {
          id: '7',
          name: 'Fair',
          type: 'WEBINAR',
          url: 'https://x.example/w',
          startAt: Date.UTC(2026, 9, 3, 10),
          endAt: Date.UTC(2026, 9, 3, 11),
          updatedAt: Date.UTC(2026, 9, 2, 10),
          counters,
        },
      ],
      next: 'more',
    });
    const { events, next } = await gateway.listMarketingEvents('more');
    expect(events[0]).toMatchObject({ type: null, url: null, startAt: null, counters: { registrants: 0 } });
    expect(next).toBeNull();
    expect(requests.map(({ query }) => query)).toEqual([{ limit: '100' }, { limit: '100', after: 'more' }]);
  });

  test('tell who takes part, without address and name', async () => {
    const row = {
      id: '1',
      createdAt: EVENT.createdAt,
      properties: { attendanceState: 'ATTENDED', occurredAt: 5 },
      associations: {
        contact: { contactId: '42', email: 'a@x.example', firstname: 'A' },
        marketingEvent: { marketingEventId: '7', name: 'Fair' },
      },
    };
    const { gateway, requests } = createHarness(() => page([row]));
    expect(await gateway.readParticipations('7', null)).toEqual({
      participations: [{ contactId: '42', state: 'ATTENDED', at: 5 }],
      next: null,
    });
    expect(requests[0]?.path).toBe('/marketing/marketing-events/2026-09/participations/7/breakdown');
  });

  test('in an unexpected shape are an error, never nobody', async () => {
    const { gateway } = createHarness(() => page([{ ...EVENT, objectId: '../7' }]));
    await expect(gateway.listMarketingEvents(null)).rejects.toMatchObject({ name: 'ParseError' });
  });

  test('are asked for by nothing but an id', async () => {
    const { gateway, requests } = createHarness(() => page([]));
    await expect(gateway.readParticipations('../contacts', null)).rejects.toMatchObject({
      name: 'InvalidRequestError',
    });
    expect(requests).toEqual([]);
  });
});

describe('pages by event analytics', () => {
  test('are asked for one contact and one span of time, without an order', async () => {
    const visit = (id: string, properties: object) => {
      const at = '2026-10-02T10:00:00Z';
      return {
        id,
        eventType: 'e_visited_page',
        objectId: '42',
        objectType: 'CONTACT',
        occurredAt: at,
        properties,
      };
    };
    const { gateway, requests } = createHarness(() =>
      page([visit('a', { hs_url: 'https://x.example/hr' }), visit('b', {})], 'more'),
    );
    const at = Date.UTC(2026, 9, 2, 10);
    expect(await gateway.readVisits('42', 0, 60_000, 'here')).toEqual({
      visits: [
        { id: 'a', at, url: 'https://x.example/hr' },
        { id: 'b', at, url: null },
      ],
      next: 'more',
    });
    expect(requests[0]?.query).toEqual({
      eventType: 'e_visited_page',
      objectType: 'contact',
      objectId: '42',
      occurredAfter: '1970-01-01T00:00:00.000Z',
      occurredBefore: '1970-01-01T00:01:00.000Z',
      limit: '100',
      after: 'here',
    });
  });
});
