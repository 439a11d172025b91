/** The admin API: the examples of its page, and what it says to wrong calls. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ADMIN_ROUTES, answerAdmin } from '../../src/sandbox/admin/answer-admin.ts';
import { matchPath } from '../../src/sandbox/http/routing.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { installInto } from '../process/program.ts';
import { call as callApi } from './calling.ts';

interface Example {
  readonly method: string;
  readonly url: string;
  readonly body: string | undefined;
}

/** Every `curl` of the page: a method, an address, and a body in single quotes. */
function readExamples(): Example[] {
  const lines = readFileSync('docs/sandbox.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('curl '));
  return lines.map((line) => {
    const read = /^curl (?:-X ([A-Z]+) )?(http:\S+)(?: -d '(.*)')?$/u.exec(line);
    if (!read?.[2]) throw new Error(`docs/sandbox.md has an example that nobody can run: ${line}`);
    return { method: read[1] ?? 'GET', url: read[2], body: read[3] };
  });
}

let sandbox: Sandbox;
let receiver: Server;
beforeEach(async () => {
  sandbox = await startSandbox({ limitPer10s: 1000 });
  receiver = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await sandbox.close();
  await new Promise((resolve) => receiver.close(resolve));
});

async function run({ method, url, body }: Example): Promise<{ status: number; body: unknown }> {
  const init = { method, ...(body === undefined ? {} : { body }) };
  const response = await fetch(url.replace('http://127.0.0.1:9090', sandbox.url), init);
  return { status: response.status, body: await response.json() };
}

const call = (method: string, path: string, body?: unknown) =>
  run({
    method,
    url: `http://127.0.0.1:9090${path}`,
    body: body === undefined ? undefined : JSON.stringify(body),
  });

describe('docs/sandbox.md', () => {
  test('has examples that all work, in their order, and leave what they say', async () => {
    await installInto(sandbox);
    const target = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    for (const example of readExamples()) {
      const body = example.body?.replace('http://127.0.0.1:8080', target);
      const answer = await run({ ...example, body });
      expect([example.url, answer.status, answer.body]).toEqual([example.url, 200, answer.body]);
    }
    const { portal, webhooks } = sandbox;
    expect(portal.list('contacts')).toHaveLength(2000);
    expect(portal.associations('companies', '50001', 'contacts')).toHaveLength(2000);
    expect(portal.find('contacts', '50002')).toBeNull();
    expect(portal.state.properties.deals.get('bg_momentum')?.archivedAt).not.toBeNull();
    expect([...portal.state.pipelines.keys()]).toEqual(['default']);
    expect(webhooks.queue).toEqual([]);
  });

  test('has an example of every route', () => {
    const examples = readExamples().map(({ method, url }) => ({
      method,
      parts: new URL(url).pathname.split('/'),
    }));
    const without = ADMIN_ROUTES.filter(
      (route) =>
        !examples.some(
          ({ method, parts }) => method === route.method && matchPath(route.path.split('/'), parts),
        ),
    );
    expect(without.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
});

describe('a wrong call', () => {
  test('is answered 400 with all its faults at once', async () => {
    const answer = await call('POST', '/sandbox/import', { count: 0, jobtitles: [1], extra: true });
    expect(answer.status).toBe(400);
    const { errors } = answer.body as { errors: string[] };
    expect(errors).toHaveLength(3);
    expect(errors.join()).toMatch(/count.*jobtitles\.0.*extra/u);
  });

  test.each([
    ['POST', '/sandbox/objects/unicorns', { properties: {} }, /unicorns.*contacts/u],
    ['POST', '/sandbox/objects/contacts', { properties: { nonsense: 'x' } }, /nonsense/u],
    ['POST', '/sandbox/objects/contacts/1/merge', { with: '2' }, /no contacts 1/u],
    ['DELETE', '/sandbox/properties/deals/bg_nothing', undefined, /no property deals\.bg_nothing/u],
    ['DELETE', '/sandbox/pipelines/default', undefined, /last pipeline/u],
    ['POST', '/sandbox/faults', { match: { path: '(' } }, /regular expression/u],
    ['POST', '/sandbox/webhooks/flush', {}, /target/u],
  ])('%s %s says what is wrong', async (method, path, body, says) => {
    const answer = await call(method, path, body);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toMatch(says);
  });

  test('at an unknown path is answered 404, and from another machine 403 unless that is allowed', async () => {
    expect((await call('GET', '/sandbox/nothing')).status).toBe(404);
    const url = new URL('http://sandbox/sandbox');
    const asked = {
      method: 'GET',
      url,
      authorization: undefined,
      body: undefined,
      unreadable: false,
      size: 0,
    };
    expect((await answerAdmin(sandbox, asked, { from: '192.0.2.1' })).status).toBe(403);
    expect((await answerAdmin(sandbox, asked, { from: '192.0.2.1', open: true })).status).toBe(200);
  });
});

describe('what the admin API sets', () => {
  test.each([
    ['TEN_SECONDLY_ROLLING', 'You have reached your ten_secondly_rolling limit.'],
    ['SECONDLY', 'You have reached your secondly limit.'],
    ['DAILY', 'You have reached your daily limit.'],
  ])('the %s limit holds for as many calls as it says', async (policy, message) => {
    await call('POST', '/sandbox/limits', { policy, calls: 1 });
    const path = '/crm/objects/2026-09/contacts';
    const refused = await callApi(sandbox, 'GET', path);
    expect(refused).toMatchObject({ status: 429, body: { policyName: policy, message } });
    expect((await callApi(sandbox, 'GET', path)).status).toBe(200);
  });

  test('a missing scope and a revoked token are answered as HubSpot does (P29)', async () => {
    await call('PUT', '/sandbox/scopes', { scopes: ['oauth', 'crm.objects.contacts.read'] });
    expect((await callApi(sandbox, 'GET', '/crm/objects/2026-09/contacts')).status).toBe(200);
    expect(await callApi(sandbox, 'GET', '/crm/objects/2026-09/deals')).toMatchObject({
      status: 403,
      body: {
        category: 'MISSING_SCOPES',
        errors: [{ context: { requiredGranularScopes: ['crm.objects.deals.read'] } }],
      },
    });
    await call('POST', '/sandbox/token/revoke');
    expect((await callApi(sandbox, 'GET', '/crm/objects/2026-09/contacts')).status).toBe(401);
  });

  test('an import tells of every contact, as an import', async () => {
    await call('POST', '/sandbox/import', { count: 3000 });
    const created = sandbox.webhooks.queue.filter(({ changeFlag }) => changeFlag === 'CREATED');
    expect(created).toHaveLength(3000);
    expect(new Set(sandbox.webhooks.queue.map(({ changeSource }) => changeSource))).toEqual(
      new Set(['IMPORT']),
    );
  });
});
