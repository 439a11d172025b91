import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { findCards, readPermittedUrls } from '../../src/preview/server/find-cards.ts';
import { startPreview, type Preview } from '../../src/preview/server/start-preview.ts';
import type { LiveRecord, RecordName } from '../../src/preview/link/protocol.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';

describe('the cards of the app, by its project files', () => {
  test('are found with the records they stand on', async () => {
    const cards = await findCards(resolve('extensions'));
    const places = cards.map(({ id, location, recordTypes }) => ({ id, location, recordTypes }));
    expect(places).toContainEqual({
      id: 'buying_group_card',
      location: 'crm.record.tab',
      recordTypes: ['deals'],
    });
    expect(places.flatMap(({ recordTypes }) => recordTypes).toSorted()).toEqual([
      'companies',
      'contacts',
      'deals',
    ]);
    expect(places.map(({ location }) => location)).toEqual(expect.arrayContaining(['home', 'settings']));
  });

  test('may fetch what the manifest permits, its variables filled in', async () => {
    const variables = { PUBLIC_URL: 'https://bg.example.com' };
    expect(await readPermittedUrls(resolve('extensions'), variables)).toEqual(['https://bg.example.com']);
  });
});

describe('the server of the preview', () => {
  let folder = '';
  let sandbox: Sandbox;
  let story: RedDaisy;
  let preview: Preview;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bg-preview-'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>page</title>');
    sandbox = await startSandbox();
    story = playRedDaisy(sandbox.portal, { now: Date.now() });
    preview = await startPreview({
      sandbox,
      built: { folder, cards: [], problems: [] },
      publicUrl: 'https://bg.example.com',
      backendUrl: 'http://127.0.0.1:1',
      host: '127.0.0.1',
      port: 0,
    });
  });

  afterAll(async () => {
    await preview.close();
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  });

  const read = async <T>(path: string): Promise<T> => (await fetch(preview.url + path)).json() as Promise<T>;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(preview.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const company = () => ({ type: 'companies', id: story.companyId });

  test('shows a record with its people as the portal holds them', async () => {
    const records = await read<RecordName[]>('/preview/records');
    expect(records.filter(({ type }) => type === 'contacts')).toHaveLength(4);
    const record = await read<LiveRecord>(`/preview/records/companies/${story.companyId}`);
    expect(record.name).toBe('ООО «Красная ромашка»');
    expect(record.related.map(({ name }) => name)).toContain('Елена Соколова');
  });

  test.each(['visit', 'download', 'demo_request'])(
    '%s changes the person it happens to, each time',
    async (name) => {
      const { portal } = sandbox;
      const property = name === 'visit' ? 'hs_analytics_last_url' : 'recent_conversion_event_name';
      const count = () => portal.history('contacts', story.elenaId, property).length;
      const before = count();
      for (const more of [1, 2]) {
        const { status } = await post('/preview/happen', {
          name,
          record: company(),
          contactId: story.elenaId,
        });
        expect(status).toBe(200);
        expect(count()).toBe(before + more);
      }
    },
  );

  test('a new colleague belongs to the company, and a meeting to the person', async () => {
    const { portal } = sandbox;
    await post('/preview/happen', { name: 'new_contact', record: company() });
    expect(portal.associations('companies', story.companyId, 'contacts')).toHaveLength(5);
    await post('/preview/happen', { name: 'meeting', record: company(), contactId: story.ivanId });
    expect(portal.associations('contacts', story.ivanId, 'meetings')).toHaveLength(1);
  });

  test.each([
    { name: 'newcomer', type: 'companies', people: 0 },
    { name: 'group_25', type: 'companies', people: 25 },
    { name: 'deal_by_hand', type: 'deals', people: 2 },
    { name: 'deal_alone', type: 'deals', people: 0 },
  ] as const)('the scene $name brings a record of its own, with $people people', async (scene) => {
    const answer = await post('/preview/scene', { name: scene.name });
    const place = (await answer.json()) as Pick<RecordName, 'type' | 'id'>;
    expect(place.type).toBe(scene.type);
    expect(sandbox.portal.associations(scene.type, place.id, 'contacts')).toHaveLength(scene.people);
  });

  test('a scene that is none is refused', async () => {
    expect((await post('/preview/scene', { name: 'opera' })).status).toBe(400);
  });

  test('the first colleague of a company without people signs up as well', async () => {
    const answer = await post('/preview/scene', { name: 'newcomer' });
    const record = (await answer.json()) as Pick<RecordName, 'type' | 'id'>;
    expect((await post('/preview/happen', { name: 'visit', record })).status).toBe(400);
    expect((await post('/preview/happen', { name: 'new_contact', record })).status).toBe(200);
    expect(sandbox.portal.associations('companies', record.id, 'contacts')).toHaveLength(1);
  });

  test('what HubSpot’s forms create is created in the portal, on the record', async () => {
    const record = { objectTypeId: '0-1', objectId: story.olgaId };
    await post('/preview/activity', { kind: 'ADD_TASK', record, title: 'Call back' });
    const [task] = sandbox.portal.associations('contacts', story.olgaId, 'tasks');
    expect(sandbox.portal.find('tasks', task?.id ?? '')?.properties['hs_task_subject']).toBe('Call back');
    const nowhere = { objectTypeId: '0-1', objectId: '1' };
    const refused = await post('/preview/activity', { kind: 'ADD_NOTE', record: nowhere, title: 'x' });
    expect(refused.status).toBe(400);
  });

  test('tells the page of a change as it happens', async () => {
    const stop = new AbortController();
    const response = await fetch(`${preview.url}/preview/events`, { signal: stop.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    await post('/preview/happen', { name: 'visit', record: company(), contactId: story.sergeyId });
    let heard = '';
    while (!heard.includes('event: changed'))
      heard += new TextDecoder().decode((await reader?.read())?.value);
    expect(heard).toContain('hs_analytics_last_url');
    stop.abort();
  });

  test('answers no other site that is open in the same browser, and no other name', async () => {
    const foreign = await post('/preview/happen', {}, { origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
    expect(await askUnderName(preview.url, 'rebound.example')).toBe(403);
    expect((await fetch(preview.url)).status).toBe(200);
  });
});

/** `fetch` does not let anybody set the host. */
function askUnderName(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolveStatus, reject) => {
    const asked = request(`${url}/preview/bootstrap`, { headers: { host } }, (response) => {
      response.resume();
      resolveStatus(response.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}
