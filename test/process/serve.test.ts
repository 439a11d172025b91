import { createServer, type Server } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { openStore } from '../../src/facts/store.ts';
import { PUBLIC_URL } from '../support/world.ts';
import { settle } from './held.ts';
import { readOutcome } from './outcome.ts';
import {
  addressOf,
  aimAt,
  endPrograms,
  setStage,
  startProgram,
  type Stage,
  type Variables,
} from './program.ts';

const COMPLETE: Variables = {
  HUBSPOT_ACCESS_TOKEN: 'a-token',
  HUBSPOT_CLIENT_SECRET: 'a-client-secret',
  HUBSPOT_API_URL: 'http://127.0.0.1:1',
  PUBLIC_URL,
  HOST: '127.0.0.1',
  PORT: '0',
};

afterEach(endPrograms);

async function serve(variables: Variables, ...args: string[]) {
  const program = startProgram({ args: ['serve', ...args], variables });
  const { code } = await program.ended;
  return { code, lines: program.said().trimEnd().split('\n') };
}

describe('serve with an environment that lacks something', () => {
  test('names every missing variable, where to find it, and the demo; exit code 2', async () => {
    const { code, lines } = await serve({});
    expect(code).toBe(2);
    for (const name of ['HUBSPOT_ACCESS_TOKEN', 'HUBSPOT_CLIENT_SECRET', 'PUBLIC_URL'])
      expect(lines).toContainEqual(
        expect.stringMatching(new RegExp(`^ +${name} is not set. Where to find it: .`, 'u')),
      );
    expect(lines).toContainEqual(expect.stringContaining('npm run demo'));
  });

  test('names every wrong value at once without repeating it; exit code 2', async () => {
    const { code, lines } = await serve({
      ...COMPLETE,
      PORT: '99999',
      LOG_LEVEL: 'deafening',
      DATABASE_URL: 'mysql://root:hunter2@db',
      HUBSPOT_API_URL: 'http://hubspot.example',
    });
    expect(code).toBe(2);
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'HUBSPOT_API_URL'])
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^ +${name}: `, 'u')));
    expect(lines.join('\n')).not.toMatch(/hunter2|deafening|99999/u);
  });
});

describe('serve where something is in its way', () => {
  let dataDir: string;
  let other: Server | null = null;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'bg-serve-'));
  });
  afterEach(async () => {
    await new Promise((resolve) => (other === null ? resolve(null) : other.close(resolve)));
    other = null;
    await rm(dataDir, { recursive: true, force: true });
  });

  test('a port in use is one clear line and exit code 1', async () => {
    const taken = createServer();
    other = taken;
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const { code, lines } = await serve({
      ...COMPLETE,
      LOG_LEVEL: 'fatal',
      DATA_DIR: dataDir,
      PORT: String(port),
    });
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [expect.stringMatching(/another program listens there.*PORT/u)],
    });
  });

  test('a damaged store is one line with cause and command, and exit code 1 (P15)', async () => {
    await writeFile(join(dataDir, 'buying-groups.sqlite'), 'half-writ');
    const { code, lines } = await serve({ ...COMPLETE, DATA_DIR: dataDir });
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringMatching(/is damaged \(.+sqlite3/u)] });
  });

  test('a store in use is one line and exit code 1', async () => {
    const store = await openStore({ dataDir });
    const { code, lines } = await serve({ ...COMPLETE, DATA_DIR: dataDir });
    await store.close();
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [expect.stringMatching(/^Another process holds the store/u)],
    });
  });

  test('a PostgreSQL that is not there is one line and exit code 1', async () => {
    const { code, lines } = await serve({
      ...COMPLETE,
      DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/bg',
    });
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringMatching(/\(ECONNREFUSED\)/u)] });
    expect(lines.join()).not.toContain('hunter2');
  });
});

describe('serve by its environment alone', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await setStage();
  });
  afterEach(() => stage.close());

  test('plays the story of the red daisy against a portal (F1)', async () => {
    const program = startProgram({ args: ['serve'], variables: stage.variables });
    aimAt(stage, await addressOf(program));
    const story = playRedDaisy(stage.sandbox.portal, { now: Date.now() });
    await settle(stage);
    const { deals } = readOutcome(stage.sandbox);
    expect(deals).toHaveLength(1);
    expect(deals[0]!.people.map((person) => person.split(':')[0])).toEqual(
      [story.elenaId, story.sergeyId, story.olgaId, story.ivanId].sort(),
    );
    program.child.kill('SIGTERM');
    expect(await program.ended).toEqual({ code: 0, signal: null });
  });

  test('a killed launcher leaves no process behind', async () => {
    const program = startProgram({ args: ['serve'], variables: stage.variables, launcher: true });
    const address = await addressOf(program);
    program.child.kill('SIGKILL');
    // Its pipes close only when the server, which inherited them, has ended as well.
    await program.ended;
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
    await (await openStore({ dataDir: stage.dataDir })).close();
  });

  test('a launcher hands SIGTERM on and answers the exit code', async () => {
    const program = startProgram({ args: ['serve'], variables: stage.variables, launcher: true });
    await addressOf(program);
    program.child.kill('SIGTERM');
    expect(await program.ended).toEqual({ code: 0, signal: null });
  });
});
