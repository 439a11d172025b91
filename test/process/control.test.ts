/** Commands that need the store while a server holds it. */
import { cpSync, readFileSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
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

test('a running server plans ahead what stands in a file of the caller (R125)', async () => {
  const config = copyRules(stage, 'solutions.yaml', (text) =>
    text.replaceAll('operating_model: partial', 'operating_model: full\n    target_approvals: []'),
  );
  const variables = { ...stage.variables, CONFIG_DIR: config };
  const call = async (...args: string[]) => {
    const program = startProgram({ args, variables });
    return { code: (await program.ended).code, said: program.said() };
  };
  expect((await call('install')).code).toBe(0);
  const server = startProgram({ args: ['serve'], variables });
  aimAt(stage, await addressOf(server));
  const companyId = stage.sandbox.portal.createObject('companies', { name: 'Acme', domain: 'acme.example' });
  const file = join(stage.dataDir, 'plan.csv');
  writeFileSync(file, `company_id,solution\n${companyId},hr_system\n`);
  expect(await call('targets', 'apply', file, '--dry-run')).toEqual({
    code: 0,
    said: expect.stringContaining('Plan: 1 to create'),
  });
  expect(await call('targets', 'apply', file)).toEqual({
    code: 0,
    said: expect.stringContaining('Done: 1 planned'),
  });
  const keys = stage.sandbox.portal.list('deals').map(({ properties }) => properties.bg_key);
  expect(keys).toEqual([`${companyId}:hr_system:1`]);
  expect(await call('targets', 'apply', join(stage.dataDir, 'none.csv'))).toEqual({
    code: 2,
    said: expect.stringContaining('cannot be read as text in UTF-8'),
  });
  expect((await call('targets', 'undo')).said).toContain('Done: 1 deal archived');
  expect(stage.sandbox.portal.list('deals')).toEqual([]);
  server.child.kill('SIGTERM');
  await server.ended;
});

/** The sample rules with one file changed; answers the folder. */
function copyRules({ dataDir }: Stage, name: string, change: (text: string) => string): string {
  const folder = join(dataDir, 'rules');
  cpSync('config', folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return folder;
}
