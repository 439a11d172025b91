/** Commands that need the store while a server holds it. */
import { statSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { settle } from './held.ts';
import { addressOf, aimAt, setStage, startProgram, type Stage } from './program.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage({ installed: false });
});
afterEach(() => stage.close());

async function run(...args: string[]) {
  const program = startProgram({ args, variables: stage.variables });
  const { code } = await program.ended;
  return { code, said: program.said() };
}

test('a running server carries out install, forget and dead-letters over its socket', async () => {
  // As a server that was killed leaves it.
  mkdirSync(join(stage.dataDir, 'control'), { recursive: true });
  writeFileSync(join(stage.dataDir, 'control', 'socket'), '');
  const server = startProgram({ args: ['serve'], variables: stage.variables });
  aimAt(stage, await addressOf(server));
  expect(statSync(join(stage.dataDir, 'control')).mode & 0o777).toBe(0o700);
  expect(statSync(join(stage.dataDir, 'control', 'socket')).mode & 0o777).toBe(0o600);
  expect(await run('install')).toEqual({ code: 0, said: expect.stringContaining('Done: ') });
  const id = stage.sandbox.portal.createObject('contacts', { email: 'somebody@x.example' });
  await settle(stage);
  expect(await run('forget', '--contact', id)).toEqual({
    code: 0,
    said: expect.stringMatching(/^[1-9]\d* rows were erased/u),
  });
  expect(await run('forget', '--contact', 'nobody')).toEqual({
    code: 2,
    said: expect.stringContaining('expected the id of a contact'),
  });
  expect(await run('dead-letters', 'list', '--json')).toEqual({ code: 0, said: '{"letters":[]}\n' });
  server.child.kill('SIGTERM');
  expect(await server.ended).toEqual({ code: 0, signal: null });
  // Without a server the command opens the store itself.
  expect(await run('dead-letters', 'list', '--json')).toEqual({ code: 0, said: '{"letters":[]}\n' });
});
