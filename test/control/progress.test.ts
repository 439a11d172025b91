import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handOver, HandOver, reachServer } from '../../src/control/hand-over.ts';
import { serveControl } from '../../src/control/serve-control.ts';

test('how far a command is comes over the socket, apart from what it says', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'bg-control-'));
  const server = await serveControl(dataDir, async (args, voice) => {
    voice.progress?.(`${args[0]}: 1 of 2`);
    voice.tell('halfway');
    voice.progress?.(`${args[0]}: 2 of 2`);
    return Promise.resolve(0);
  });
  const socket = await reachServer(dataDir);
  if (socket === null) throw new Error('the server was just started, and does not answer');
  const heard: string[] = [];
  const code = await handOver(new HandOver(socket), ['backfill'], {
    write: (text) => void heard.push(`stdout ${text}`),
    tell: (text) => void heard.push(`stderr ${text}`),
    progress: (text) => void heard.push(`progress ${text}`),
    ask: undefined,
    readText: () => Promise.resolve(null),
    listFolder: () => Promise.resolve(null),
  });
  expect(code).toBe(0);
  expect(heard).toEqual(['progress backfill: 1 of 2', 'stderr halfway', 'progress backfill: 2 of 2']);
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
});
