/** `rules publish|list|diff|export|rollback` over a store, without a server. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diffRules } from '../../../src/cli/rules/diff-rules.ts';
import { exportRules } from '../../../src/cli/rules/export-rules.ts';
import { listRules } from '../../../src/cli/rules/list-rules.ts';
import { publishRules } from '../../../src/cli/rules/publish-rules.ts';
import { rollbackRules } from '../../../src/cli/rules/rollback-rules.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';
import { addPublication, listPublications, readRuleTexts } from '../../../src/facts/published-rules.ts';
import { finishDirty, claimDirty, markDirty } from '../../../src/facts/work.ts';
import { RULE_FILES } from '../../../src/rules/rule-files.ts';
import { describeEachStore } from '../../support/stores.ts';
import { DISK, writeRules } from '../../support/rule-folders.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bg-rules-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fewer = (text: string): string => text.replace(/^people: 3$/mu, 'people: 4');

describeEachStore('the commands of published rules', (open) => {
  const told: string[] = [];
  beforeEach(() => void told.splice(0));
  const output = (json: boolean, language: 'en' | 'ru' = 'en') => ({
    language,
    json,
    write: (text: string) => void told.push(text),
  });
  const said = (): string => told.splice(0).join('');

  async function publish(configDir: string, { at = NOW, json = false, note = null as string | null } = {}) {
    const code = await publishRules({ ...output(json), db: open().db, host: DISK, configDir, note, now: at });
    return { code, text: said() };
  }
  async function rollback(version: string | null, at = NOW, json = false) {
    const given = { ...output(json), db: open().db, version, note: null, now: at };
    return { code: await rollbackRules(given), text: said() };
  }
  const draft = (): string => writeRules(join(folder, 'draft'), { 'detection.yaml': fewer });
  const versions = async (): Promise<string[]> =>
    (await listPublications(open().db)).map(({ version }) => version);

  test('publish tells every fault of the folder at once, and publishes nothing (exit code 1)', async () => {
    const broken = writeRules(join(folder, 'broken'), {
      'detection.yaml': (text) => text.replace(/^people: 3$/mu, 'people: none'),
      'solutions.yaml': (text) => text.replace('operating_model: partial', 'operating_model: sometimes'),
    });
    const { code, text } = await publish(broken);
    expect(code).toBe(1);
    expect(text).toMatch(/detection\.yaml:\d+:\d+ people: got "none", expected/u);
    expect(text).toMatch(/solutions\.yaml:\d+:\d+ solutions\[0\]\.operating_model/u);
    expect(text).toContain(`Nothing was published; problems in ${broken}: 2.`);
    expect(await listPublications(open().db)).toEqual([]);
    const json = JSON.parse((await publish(broken, { json: true })).text) as { problems: unknown[] };
    expect(json).toMatchObject({ ok: false, published: false });
    expect(json.problems).toHaveLength(2);
  });

  test('publish refuses a folder that is not there, and a file that is no text', async () => {
    expect(await publish(join(folder, 'nowhere'))).toMatchObject({ code: 1 });
    const odd = writeRules(join(folder, 'odd'));
    writeFileSync(join(odd, 'stages.yaml'), Buffer.from([0xff, 0xfe, 0x41]));
    const { code, text } = await publish(odd);
    expect(code).toBe(1);
    expect(text).toContain('stages.yaml:1:1: got a file that cannot be read (no text in UTF-8');
    expect(await listPublications(open().db)).toEqual([]);
  });

  test('publishing what is current says so and changes nothing, whatever the comments', async () => {
    await publish('config', { note: 'as shipped' });
    const [version = ''] = await versions();
    expect(await publish('config')).toEqual({
      code: 0,
      text: `Version ${version} is current already; nothing was changed.\n`,
    });
    const commented = writeRules(join(folder, 'commented'), {
      'detection.yaml': (text) => `# mine\n${text}`,
    });
    const { code, text } = await publish(commented);
    expect(code).toBe(0);
    expect(text).toContain('is current already; nothing was changed.\nOnly comments, layout');
    expect(await listPublications(open().db)).toEqual([
      { number: 1, version, at: NOW, kind: 'publish', note: 'as shipped' },
    ]);
    expect((await readRuleTexts(open().db, version))?.['detection.yaml']).not.toContain('# mine');
  });

  test('export gives the files to the byte as they were published', async () => {
    const odd = writeRules(join(folder, 'odd'), {
      'detection.yaml': (text) => `\uFEFF# ё 😀\t\r\n${text.replaceAll('\n', '\r\n')}`,
    });
    rmSync(join(odd, 'situations.yaml'));
    expect((await publish(odd)).code).toBe(0);
    await publish('config', { at: NOW + 1 });
    const [, version = ''] = await versions();
    const to = join(folder, 'out', 'deep');
    expect(await exportRules({ ...output(false), db: open().db, version: version.slice(0, 5), to })).toBe(0);
    expect(said()).toContain(`The files of version ${version} are in ${to}: 9.`);
    expect(readdirSync(to).sort()).toEqual(RULE_FILES.filter((name) => name !== 'situations.yaml').sort());
    for (const name of readdirSync(to))
      expect(readFileSync(join(to, name)).equals(readFileSync(join(odd, name)))).toBe(true);
    // What was exported is the same version again.
    expect((await publish(to, { at: NOW + 2 })).text).toContain(`Version ${version} is published`);
  });

  test('export writes into no folder with anything in it, and tells that with all else that is wrong', async () => {
    await publish('config');
    const to = join(folder, 'full');
    mkdirSync(to);
    writeFileSync(join(to, 'notes.txt'), 'mine');
    const refused = exportRules({ ...output(false), db: open().db, version: 'zz', to });
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(
      [
        'rules export: "zz": no published version begins so; to see them: buying-groups rules list',
        `rules export: ${to} is not empty; name a new folder, or an empty one`,
      ].join('\n'),
    );
    expect(readdirSync(to)).toEqual(['notes.txt']);
  });

  test('rollback makes the version before the current one current again, as a new entry', async () => {
    await publish('config');
    await publish(draft(), { at: NOW + 1 });
    const [second = '', first = ''] = await versions();
    expect((await rollback(null, NOW + 2)).text).toMatch(
      new RegExp(`^Version ${first} of .* is current again`, 'u'),
    );
    expect(await listPublications(open().db)).toMatchObject([
      { number: 3, version: first, kind: 'rollback', at: NOW + 2 },
      { number: 2, version: second, kind: 'publish' },
      { number: 1, version: first, kind: 'publish' },
    ]);
    expect((await rollback(second.slice(0, 4), NOW + 3)).code).toBe(0);
    expect((await rollback('current', NOW + 4)).text).toContain('is current already; nothing was changed');
    expect(await versions()).toEqual([second, first, second, first]);
  });

  test('rollback refuses a version that this program cannot read, with the reasons (exit code 1)', async () => {
    const texts = { 'settings.yaml': 'language: klingon\n' };
    await addPublication(open().db, { version: 'old', at: NOW, kind: 'publish', note: null, texts });
    await publish('config', { at: NOW + 1 });
    const { code, text } = await rollback('old');
    expect(code).toBe(1);
    expect(text).toMatch(/^old\/settings\.yaml:1:\d+ language: got "klingon"/mu);
    expect(text).toContain('old/titles.yaml:1:1: got no such file');
    expect(text).toContain('nothing was changed');
    expect(text).toContain('buying-groups rules export old --to DIR');
    expect(await listPublications(open().db)).toHaveLength(2);
  });

  test('rollback says what to do where there is nothing to go back to', async () => {
    await expect(rollback(null)).rejects.toThrow('rules rollback: nothing is published yet; to publish');
    await publish('config');
    await expect(rollback(null)).rejects.toThrow('is the only version; there is none before it');
  });

  test('diff compares what is current with the folder, one version with it, or two versions', async () => {
    await publish('config');
    const changed = draft();
    const diff = async (...given: string[]): Promise<string> => {
      const parts = { ...output(false), db: open().db, versions: given, configDir: changed };
      expect(await diffRules(parts)).toBe(0);
      return said();
    };
    const [first = ''] = await versions();
    expect(await diff()).toBe(
      [
        `From ${first} to ${changed}:`,
        'detection.yaml: people 3 -> 4',
        `What this would have done with your history, deal by deal: buying-groups replay --config ${changed}`,
        '',
      ].join('\n'),
    );
    await publish(changed, { at: NOW + 1 });
    const [second = ''] = await versions();
    expect(await diff()).toContain(`Nothing differs between ${second} and ${changed}`);
    expect(await diff(first)).toContain('detection.yaml: people 3 -> 4');
    expect(await diff(second, first)).toContain(`From ${second} to ${first}:\ndetection.yaml: people 4 -> 3`);
    expect(await diff('current', first)).toContain('people 4 -> 3');
  });

  test('diff names every version it does not know, and those an ambiguous beginning may mean', async () => {
    for (const version of ['aa11', 'aa22'])
      await addPublication(open().db, { version, at: NOW, kind: 'publish', note: null, texts: {} });
    const diff = diffRules({ ...output(false), db: open().db, versions: ['aa', 'b'], configDir: 'config' });
    await expect(diff).rejects.toThrow(
      [
        'rules diff: "aa": aa22, aa11 begin so; give more of the version',
        'rules diff: "b": no published version begins so; to see them: buying-groups rules list',
      ].join('\n'),
    );
  });

  test('diff tells where a folder is no YAML, and compares nothing (exit code 1)', async () => {
    await publish('config');
    const broken = writeRules(join(folder, 'broken'), { 'detection.yaml': (text) => `${text}\n\t- ]` });
    expect(await diffRules({ ...output(false), db: open().db, versions: [], configDir: broken })).toBe(1);
    expect(said()).toMatch(/detection\.yaml:\d+:\d+.*\nThese cannot be compared\.\n$/u);
  });

  test('list shows the versions, newest first, with note and how many companies each has decided', async () => {
    const { db, kind } = open();
    await publish('config', { note: 'as shipped' });
    await publish(draft(), { at: NOW + 60_000 });
    const [second = '', first = ''] = await versions();
    await markDirty(db, ['1', '2', '3'], NOW);
    for (const [lease, rulesVersion, limit] of [
      ['a', first, 2],
      ['b', second, 1],
    ] as const) {
      const claimed = await claimDirty(db, kind, { lease, now: NOW, leaseMs: 1000, limit });
      await finishDirty(db, claimed, { lease, rulesVersion }, NOW);
    }
    expect(await listRules({ ...output(true), db })).toBe(0);
    expect(JSON.parse(said())).toEqual({
      companies: 3,
      versions: [
        {
          number: 2,
          version: second,
          at: '2026-11-24T09:01:00.000Z',
          kind: 'publish',
          note: null,
          current: true,
          companies: 1,
        },
        {
          number: 1,
          version: first,
          at: '2026-11-24T09:00:00.000Z',
          kind: 'publish',
          note: 'as shipped',
          current: false,
          companies: 2,
        },
      ],
    });
    await listRules({ ...output(false), db });
    const text = said();
    expect(text.indexOf(second)).toBeLessThan(text.indexOf(first));
    expect(text).toMatch(/published, current/u);
    expect(text).toContain(`Companies decided last by ${second}: 1 of 3;`);
    await listRules({ ...output(false, 'ru'), db });
    expect(said()).toContain(`Компаний, оценённых по версии ${second}: 1 из 3;`);
  });

  test('list of nothing says how servers decide, and how to publish', async () => {
    expect(await listRules({ ...output(false), db: open().db })).toBe(0);
    expect(said()).toContain('Nothing is published yet: each server decides by its own folder.');
    await listRules({ ...output(false, 'ru'), db: null });
    expect(said()).toContain('Ещё ничего не опубликовано');
  });
});
