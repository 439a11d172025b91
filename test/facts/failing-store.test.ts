import { sql } from 'kysely';
import { signRequest } from '../../webhooks/sign-request.ts';
import { openTestStore } from '../support/stores.ts';
import { createWorld, PUBLIC_URL, SECRET, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

function deliver(number: number): Promise<Response> {
  const body = JSON.stringify([{ eventId: number, subscriptionType: 'contact.creation', objectId: 7 }]);
  const url = `${PUBLIC_URL}/webhooks/hubspot`;
  const headers = signRequest({ method: 'POST', url, body, timestamp: world.clock.now(), secret: SECRET });
  return fetch(`${world.edge.url}/webhooks/hubspot`, { method: 'POST', body, headers: { ...headers } });
}

async function deliverThousand(): Promise<Response[]> {
  const answers: Response[] = [];
  for (let start = 0; start < 1000; start += 50) {
    const some = Array.from({ length: 50 }, (_, offset) => deliver(start + offset));
    for (const answer of await Promise.all(some)) {
      await answer.text();
      answers.push(answer);
    }
  }
  return answers;
}

function summarize(answers: readonly Response[]): string[] {
  return [
    ...new Set(answers.map(({ status, headers }) => `${status}, retry after ${headers.get('retry-after')}`)),
  ];
}

describe('with the store failing', () => {
  test('0 of 1,000 answers are 2xx, every one asks HubSpot to come again (P10)', async () => {
    world = await createWorld({ installed: false });
    expect((await deliver(-1)).status).toBe(204);
    await world.store.db.destroy();
    expect(summarize(await deliverThousand())).toEqual(['503, retry after 10']);
  });

  test('a read-only disk is refused the same way, and taken again without a restart when it is mended (P10, P13)', async () => {
    const opened = await openTestStore('SQLite');
    world = await createWorld({ installed: false, store: () => Promise.resolve(opened.store) });
    await sql`pragma query_only = 1`.execute(opened.store.db);
    expect(summarize(await deliverThousand())).toEqual(['503, retry after 10']);
    expect((await fetch(`${world.edge.url}/readyz`)).status).toBe(200);
    await sql`pragma query_only = 0`.execute(opened.store.db);
    expect((await deliver(1)).status).toBe(204);
    await opened.remove();
  });

  test('readiness names the store, and liveness stays', async () => {
    world = await createWorld({ installed: false });
    await world.store.db.destroy();
    const ready = await fetch(`${world.edge.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      checks: [{ name: 'store', ok: false, detail: expect.stringContaining('DATA_DIR') }],
    });
    expect((await fetch(`${world.edge.url}/healthz`)).status).toBe(200);
  });
});
