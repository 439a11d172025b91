/** A real server, and `rules` typed beside it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { writeRules } from '../support/rule-folders.ts';
import { settle } from './held.ts';
import { addressOf, aimAt, endPrograms, setStage, startProgram, until, type Stage } from './program.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(async () => {
  await endPrograms();
  await stage.close();
});

async function run(args: readonly string[], variables = stage.variables) {
  const program = startProgram({ args, variables });
  const { code } = await program.ended;
  return { code, said: program.said() };
}

const models = (): (string | null | undefined)[] =>
  stage.sandbox.portal.list('deals').map(({ properties }) => properties.bg_operating_model);

test('what is published through a running server is decided by at once, and said at its next start (R106)', async () => {
  const draft = writeRules(join(stage.dataDir, 'draft'), {
    'solutions.yaml': (text) => text.replaceAll('operating_model: partial', 'operating_model: manual'),
    'detection.yaml': (text) => text.replace(/^people: 3$/mu, 'people: 4'),
  });
  const server = startProgram({ args: ['serve'], variables: stage.variables });
  aimAt(stage, await addressOf(server));
  expect(server.said()).toMatch(
    /Rules: version [0-9a-f]{12}, from the folder config; nothing is published yet/u,
  );
  playRedDaisy(stage.sandbox.portal, { now: Date.now() });
  await settle(stage);
  await until('the deal is there', () => models().length === 1);
  expect(models()).toEqual(['partial']);

  // The folder is the caller's; the server's own CONFIG_DIR says something else.
  const caller = { ...stage.variables, CONFIG_DIR: draft };
  const published = await run(['rules', 'publish', '--note', 'less by itself', '--json'], caller);
  expect(published.code).toBe(0);
  const { version } = JSON.parse(published.said) as { version: string };
  expect(await run(['rules', 'publish', '--config', draft])).toEqual({
    code: 0,
    said: `Version ${version} is current already; nothing was changed.\n`,
  });
  // Well before the minute after which a sweep would come.
  await until('the server decides by it', () => models()[0] === 'manual');

  server.child.kill('SIGTERM');
  expect(await server.ended).toEqual({ code: 0, signal: null });
  const again = startProgram({ args: ['serve'], variables: stage.variables });
  await addressOf(again);
  expect(again.said()).toContain(`Rules: version ${version}, published `);
  expect(again.said()).toContain(
    'The folder config differs from what is published: "rules diff" shows how, "rules publish" makes it current',
  );
});

test('explain and report answer by what is published; check reads the folder, explain another one where it is named', async () => {
  const draft = writeRules(join(stage.dataDir, 'draft'), {
    'detection.yaml': (text) => text.replace(/^people: 3$/mu, 'people: 4'),
  });
  const published = await run(['rules', 'publish', '--config', draft, '--json']);
  const { version } = JSON.parse(published.said) as { version: string };
  const title = ['explain', '--title', 'HR Director'];
  expect((await run(title)).said).toContain(`rules ${version}`);
  expect((await run([...title, '--config', 'config'])).said).not.toContain(version);
  const report = await run(['report', 'stages', '--format', 'json']);
  expect(JSON.parse(report.said)).toMatchObject({ rulesVersion: version });
  expect((await run(['check'])).said).not.toContain(version);
  expect((await run(['rules', 'diff'])).said).toContain('detection.yaml: people 4 -> 3');
});

test('a folder with errors publishes nothing through a server, and every fault is told with file and line', async () => {
  const broken = writeRules(join(stage.dataDir, 'broken'), {
    'detection.yaml': (text) => text.replace(/^people: 3$/mu, 'people: none'),
  });
  const server = startProgram({ args: ['serve'], variables: stage.variables });
  await addressOf(server);
  const { code, said } = await run(['rules', 'publish', '--config', broken]);
  expect(code).toBe(1);
  expect(said).toMatch(/broken\/detection\.yaml:\d+:\d+ people: got "none"/u);
  const nowhere = await run(['rules', 'publish', '--config', join(broken, 'nowhere')]);
  expect(nowhere).toEqual({ code: 1, said: expect.stringContaining('no such folder') });
  expect((await run(['rules', 'list', '--json'])).said).toBe('{"versions":[],"companies":0}\n');
});

test('a server starts by what is published without any folder, and no command asks for one', async () => {
  expect((await run(['rules', 'publish'])).code).toBe(0);
  const empty = join(stage.dataDir, 'empty');
  mkdirSync(empty);
  const variables = { ...stage.variables, CONFIG_DIR: empty };
  const server = startProgram({ args: ['serve'], variables });
  await addressOf(server);
  expect(server.said()).toContain(`The folder ${empty} cannot be read as rules`);
  expect((await run(['report', 'stages'], variables)).code).toBe(0);
  expect((await run(['check'], variables)).code).toBe(1);
});

test('wrong words of rules end with exit code 2, all of them told', async () => {
  expect(await run(['rules', 'export', '--note', 'x'])).toEqual({
    code: 2,
    said: [
      'rules export: takes no --note; leave it out',
      'rules export: name a version; to see them: buying-groups rules list',
      'rules export: give --to and a new or empty folder',
      '',
    ].join('\n'),
  });
  const unknown = await run(['rules', 'rollback', 'abc']);
  expect(unknown).toEqual({ code: 2, said: expect.stringContaining('nothing is published yet') });
});
