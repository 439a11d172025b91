/** The checks that need no portal, each against what may go wrong. */
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { checkDisk, checkNode, readFreeBytes } from '../../src/doctor/check-host.ts';
import { checkReachability } from '../../src/doctor/check-reachability.ts';
import { checkServer } from '../../src/doctor/check-server.ts';
import { checkStore } from '../../src/doctor/check-store.ts';
import { createHttpProbe } from '../../src/doctor/http-probe.ts';
import type { HttpProbe, ProbeAnswer, ProbeRequest } from '../../src/doctor/http-probe.ts';
import type { StoreInspection } from '../../src/facts/inspect.ts';
import { START } from '../support/world.ts';

const MEGABYTE = 1024 * 1024;
const HEALTHY: ProbeAnswer = { ok: true, status: 200, body: '{"status":"ok"}' };

/** Answers one after the other. */
function script(...answers: readonly ProbeAnswer[]): { probe: HttpProbe; asked: ProbeRequest[] } {
  const asked: ProbeRequest[] = [];
  const rest = [...answers];
  const probe: HttpProbe = (request) => {
    asked.push(request);
    return Promise.resolve(rest.shift() ?? { ok: false, fault: 'NOT_PLANNED' });
  };
  return { probe, asked };
}

const status = (code: number, body = ''): ProbeAnswer => ({ ok: true, status: code, body });

describe('the public address', () => {
  test.each<[ProbeAnswer, RegExp]>([
    [{ ok: false, fault: 'ENOTFOUND' }, /DNS/u],
    [{ ok: false, fault: 'CERT_HAS_EXPIRED' }, /certificate/u],
    [{ ok: false, fault: 'ECONNREFUSED' }, /Start `serve`/u],
    [{ ok: false, fault: 'TIMEOUT' }, /firewall/u],
    [status(301), /final address/u],
    [status(404), /proxy/u],
    [status(200, '<html>'), /proxy/u],
  ])('that answers %j is told with a way out of its own, and not asked further', async (answer, remedy) => {
    const { probe, asked } = script(answer);
    const [finding, ...others] = await checkReachability('https://bg.example.com', probe);
    expect(finding).toMatchObject({ state: 'failure', remedy: expect.stringMatching(remedy) as string });
    expect(others).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  test.each<[ProbeAnswer, string, RegExp]>([
    [status(401), 'ok', /did not sign/u],
    [status(503), 'failure', /503/u],
    [status(204), 'failure', /401 was expected/u],
    [{ ok: false, fault: 'ECONNRESET' }, 'failure', /ECONNRESET/u],
  ])('whose webhook route answers %j to a delivery without signature: %s', async (answer, state, detail) => {
    const { probe } = script(HEALTHY, answer);
    const findings = await checkReachability('https://bg.example.com', probe);
    expect(findings[1]).toMatchObject({ check: 'webhook route', state });
    expect(findings[1]?.detail).toMatch(detail);
  });

  test.each([
    'http://bg.example.com',
    'http://10.0.0.1:8080',
    'ftp://bg.example.com',
    'https://a:b@bg.example.com',
  ])('is not called where it is not allowed: %s (P40)', async (url) => {
    const { probe, asked } = script(HEALTHY);
    expect((await checkReachability(url, probe))[0]?.state).toBe('failure');
    expect(asked).toEqual([]);
  });

  test('on this machine by http is enough to develop with, and told as a warning', async () => {
    const { probe } = script(HEALTHY, status(401));
    const findings = await checkReachability('http://127.0.0.1:8080', probe);
    expect(findings.map(({ state }) => state)).toEqual(['warning', 'ok']);
  });
});

describe('an HTTP question', () => {
  async function withServer(answer: RequestListener, work: (origin: string) => Promise<void>): Promise<void> {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  test('follows no redirect (P40)', async () => {
    const paths: string[] = [];
    const answer: RequestListener = (request, response) => {
      paths.push(request.url ?? '');
      response.writeHead(302, { location: '/elsewhere' }).end();
    };
    await withServer(answer, async (origin) => {
      const found = await createHttpProbe()({ method: 'GET', url: `${origin}/healthz` });
      expect(found).toEqual({ ok: true, status: 302, body: '' });
    });
    expect(paths).toEqual(['/healthz']);
  });

  test('names why a connection failed', async () => {
    let origin = '';
    await withServer(
      () => undefined,
      async (at) => void (origin = at),
    );
    const found = await createHttpProbe()({ method: 'GET', url: `${origin}/healthz` });
    expect(found).toEqual({ ok: false, fault: 'ECONNREFUSED' });
  });

  test('reads no answer without end', async () => {
    const flood: RequestListener = (_request, response) => {
      const more = (): void =>
        void (response.write('x'.repeat(65_536)) ? setImmediate(more) : response.once('drain', more));
      response.on('error', () => undefined);
      more();
    };
    await withServer(flood, async (origin) => {
      const found = await createHttpProbe()({ method: 'GET', url: `${origin}/metrics` });
      expect(found.ok && found.body.length).toBeLessThan(2 * MEGABYTE);
    });
  });

  test('leaves for no address but https and this machine, whatever is given (P40)', async () => {
    let left = 0;
    const probe = createHttpProbe(() => {
      left += 1;
      return Promise.reject(new Error('left'));
    });
    const hosts = fc.oneof(
      fc.domain(),
      fc.ipV4().filter((ip) => ip !== '127.0.0.1'),
    );
    const urls = fc.oneof(
      hosts.map((host) => `http://${host}/healthz`),
      fc
        .tuple(fc.constantFrom('file', 'ftp', 'data', 'gopher', 'ws'), hosts)
        .map(([by, host]) => `${by}://${host}/`),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(urls, async (url) => {
        const allowed = /^https:\/\//iu.test(url.trim());
        if (!allowed)
          expect(await probe({ method: 'GET', url })).toEqual({ ok: false, fault: 'NOT_ALLOWED' });
      }),
      { numRuns: 1_000 },
    );
    expect(left).toBe(0);
  });
});

describe('the server on this machine', () => {
  const LISTEN = { host: undefined, port: 8080 };
  const ready = (ok: boolean, detail: string): ProbeAnswer =>
    status(ok ? 200 : 503, JSON.stringify({ ready: ok, checks: [{ name: 'hubspot', ok, detail }] }));
  const counted = (counts: Readonly<Record<string, number>>): ProbeAnswer =>
    status(
      200,
      Object.entries(counts)
        .map(([outcome, count]) => `bg_requests_total{outcome="${outcome}"} ${count}\n`)
        .join(''),
    );

  test('that does not run is a warning', async () => {
    const { probe } = script({ ok: false, fault: 'ECONNREFUSED' });
    expect(await checkServer(LISTEN, probe)).toMatchObject([{ state: 'warning' }]);
  });

  test('is told apart from another program on the port', async () => {
    const { probe } = script(status(200, 'hello'));
    expect(await checkServer(LISTEN, probe)).toMatchObject([
      { detail: expect.stringContaining('not as this app') },
    ]);
  });

  test('that is not ready fails in its own words', async () => {
    const { probe } = script(ready(false, 'the portal lacks deals.bg_key'), counted({}));
    const [finding] = await checkServer(LISTEN, probe);
    expect(finding).toMatchObject({
      state: 'failure',
      detail: 'not ready; hubspot: the portal lacks deals.bg_key',
    });
  });

  test.each<[Readonly<Record<string, number>>, string, RegExp | null]>([
    [{ accepted: 9, rejected_signature: 2 }, 'ok', null],
    [{ rejected_signature: 2 }, 'warning', /HUBSPOT_CLIENT_SECRET/u],
    [{ stale: 2 }, 'warning', /clock/u],
    [{}, 'ok', null],
  ])('that counted %j: %s', async (counts, state, remedy) => {
    const { probe, asked } = script(ready(true, 'working'), counted(counts));
    const findings = await checkServer({ host: '0.0.0.0', port: 9 }, probe);
    expect(findings[1]).toMatchObject({ check: 'signatures', state });
    if (remedy !== null) expect(findings[1]?.remedy).toMatch(remedy);
    expect(asked.map(({ url }) => url)).toEqual(['http://127.0.0.1:9/readyz', 'http://127.0.0.1:9/metrics']);
  });
});

describe('the store', () => {
  const CALM: StoreInspection = {
    pending: 0,
    oldestPendingAt: null,
    parked: 0,
    signatures: [{ version: 'v3', at: START - 5_000 }],
    heard: true,
    refusedSources: [],
    outstanding: [],
    foreign: [],
  };
  const look = (change: Partial<StoreInspection>, acceptsV1 = false) =>
    checkStore({ state: 'read', found: { ...CALM, ...change } }, acceptsV1, START);

  test('in good order passes every check', () => {
    expect(look({}).map(({ check, state }) => `${check} ${state}`)).toEqual([
      'store ok',
      'queue ok',
      'signature version ok',
    ]);
  });

  test.each([
    [59_000, 'ok'],
    [60_000, 'warning'],
    [299_000, 'warning'],
    [300_000, 'failure'],
  ])('with an event that waits for %d ms: %s', (age, state) => {
    expect(look({ pending: 3, oldestPendingAt: START - age })[1]?.state).toBe(state);
  });

  test('written by a newer version fails, an older one is updated by the next start', () => {
    expect(look({ foreign: ['0099-later'] })[0]?.state).toBe('failure');
    expect(look({ outstanding: ['0002-installed'] })[0]).toMatchObject({
      state: 'ok',
      detail: expect.stringContaining('0002-installed'),
    });
  });

  test('tells dead letters', () => {
    expect(look({ parked: 2 }).find(({ check }) => check === 'dead letters')?.detail).toBe(
      '2 deliveries could not be processed',
    );
  });

  test('tells a source that HubSpot refused, and how to do without it', () => {
    const refused = look({
      refusedSources: [{ name: 'marketing_events', problem: { en: 'no scope', ru: 'нет права' } }],
    });
    expect(refused.find(({ check }) => check === 'source marketing_events')).toMatchObject({
      state: 'warning',
      detail: 'left out: no scope',
      remedy: expect.stringContaining('sources.marketing_events: off') as string,
    });
  });

  test('tells that alerts wait, and how to do without them', () => {
    const refused = look({
      refusedSources: [{ name: 'alerts', problem: { en: 'no scope', ru: 'нет права' } }],
    });
    expect(refused.find(({ check }) => check === 'tasks of alerts')).toMatchObject({
      state: 'warning',
      remedy: expect.stringContaining('alerts.delivery: none') as string,
    });
  });

  test('that heard nothing of HubSpot is a warning, one that heard something is not', () => {
    expect(look({ signatures: [], heard: false }).at(-1)?.state).toBe('warning');
    expect(look({ signatures: [] }).at(-1)?.state).toBe('ok');
  });

  test('advises to switch v1 off where HubSpot signs with v3', () => {
    expect(look({}, true).at(-1)?.remedy).toContain('ACCEPT_SIGNATURE_V1=false');
  });

  test('that cannot be read fails with the code of the driver', () => {
    expect(checkStore({ state: 'failed', code: 'SQLITE_CORRUPT' }, false, START)).toMatchObject([
      { state: 'failure', detail: 'it cannot be read (SQLITE_CORRUPT)' },
    ]);
  });
});

describe('the machine', () => {
  test.each([
    ['20.20.0', 'failure'],
    ['22.19.9', 'failure'],
    ['22.20.0', 'ok'],
    ['24.2.0', 'ok'],
  ])('Node %s: %s', (version, state) => {
    expect(checkNode(version).state).toBe(state);
  });

  test.each([
    [99 * MEGABYTE, 'failure'],
    [100 * MEGABYTE, 'warning'],
    [1024 * MEGABYTE, 'ok'],
    [null, 'warning'],
  ])('%p bytes left: %s', (bytes, state) => {
    expect(checkDisk('.data', bytes).state).toBe(state);
  });

  test('tells the free space of a folder that is yet to be made', async () => {
    expect(await readFreeBytes('does/not/exist/yet')).toBeGreaterThan(0);
  });
});
