/** What a server may ask of whoever typed a command. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { HandOver, handOver } from '../../src/control/hand-over.ts';
import { linesOf, say, type ControlAnswer } from '../../src/control/messages.ts';

/** A server that asks all this, one after the other; answers what it heard, the request first. */
async function play(
  questions: readonly ControlAnswer[],
  typed: readonly string[],
  asked?: readonly string[],
) {
  const heard: unknown[] = [];
  const server = createServer((socket: Socket) => {
    const lines = linesOf(socket);
    void (async () => {
      for (const question of [...questions, { exit: 0 }]) {
        const next = await lines.next();
        if (next.done === true) return;
        heard.push(JSON.parse(next.value));
        say(socket, question);
      }
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const code = await handOver(new HandOver(socket, asked), typed, {
    write: () => undefined,
    tell: () => undefined,
    ask: undefined,
    readText: (path) => Promise.resolve(`text of ${path}`),
    listFolder: (path) => Promise.resolve([`name in ${path}`]),
  });
  await new Promise((resolve) => server.close(resolve));
  return { code, heard };
}

test('files and folders that the command names are shown to the server, and no others', async () => {
  const { code, heard } = await play(
    [
      { list: 'draft' },
      { read: 'draft/stages.yaml' },
      { list: 'draft/deeper' },
      { read: 'draft/deeper/x.yaml' },
      { list: '/etc' },
      { read: '/etc/passwd' },
    ],
    ['rules', 'publish', '--config', 'draft'],
  );
  expect(code).toBe(0);
  expect(heard).toEqual([
    { args: ['rules', 'publish', '--config', 'draft'], terminal: false },
    { names: ['name in draft'] },
    { text: 'text of draft/stages.yaml' },
    { names: null },
    { text: null },
    { names: null },
    { text: null },
  ]);
});

test('the folder that only the environment of the caller names is told to the server', async () => {
  const asked = ['rules', 'publish', '--config', 'mine'];
  const { heard } = await play([{ list: 'mine' }], ['rules', 'publish'], asked);
  expect(heard).toEqual([{ args: asked, terminal: false }, { names: ['name in mine'] }]);
});
