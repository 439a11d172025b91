import { loadRules } from '../../src/rules/load-rules.ts';
import type { RuleFolder } from '../../src/rules/rule-files.ts';
import { linesOf, loadTexts, makeFolder, readSample, sampleWith } from './sample.ts';

async function linesWith(file: string, text: string): Promise<string[]> {
  return linesOf(await loadTexts(readSample().set(file, text)));
}

describe('YAML that cannot be read', () => {
  test('names a key that stands twice', async () => {
    const texts = sampleWith('scoring.yaml', '  meeting: 15', '  meeting: 15\n  page_view: 2');
    expect(linesOf(await loadTexts(texts))).toEqual([
      'config/scoring.yaml:26:3 points.page_view: got the same key twice, expected each key once; take one of the two away',
    ]);
  });

  test('points at a bracket that is not closed', async () => {
    const lines = await linesWith(
      'detection.yaml',
      'window_days: 21\nraised_hand_kinds: [meeting\npeople: 3\n',
    );
    expect(lines[0]).toMatch(/^config\/detection\.yaml:3:\d+: got .+, expected .*bracket/);
  });

  test('points at a tab that indents', async () => {
    const lines = await linesWith('scoring.yaml', 'points:\n\tpage_view: 1\n');
    expect(lines[0]).toMatch(/^config\/scoring\.yaml:2:1: got .+, expected spaces .+, never tabs$/);
  });

  test('refuses a second document', async () => {
    const lines = await linesWith('companies.yaml', 'legal_forms: []\n---\nlegal_forms: []\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^config\/companies\.yaml:2:1: got .+, expected one document per file/);
  });

  test('refuses an alias that names nothing, and one that explodes', async () => {
    expect(await linesWith('companies.yaml', 'legal_forms: *forms\n')).toHaveLength(1);
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]', 'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]'];
    for (const [from, to] of ['bc', 'cd', 'de'])
      bomb.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join()}]`);
    const lines = await linesWith('companies.yaml', `${bomb.join('\n')}\n`);
    expect(lines).toEqual([
      expect.stringMatching(/^config\/companies\.yaml:1:1: got .+, expected a file without aliases/),
    ]);
  });

  test('refuses a tag', async () => {
    const texts = sampleWith('settings.yaml', 'label: Target', 'label: !secret Target');
    expect(linesOf(await loadTexts(texts))).toEqual([
      expect.stringMatching(/^config\/settings\.yaml:\d+:31: got .+, expected plain YAML, without tags/),
    ]);
  });

  test.each([
    ['nothing', ''],
    ['only comments', '# later\n'],
    ['null', '~\n'],
  ])('calls a file with %s empty', async (_, text) => {
    expect(await linesWith('companies.yaml', text)).toEqual([
      'config/companies.yaml:1:1: got an empty file, expected the keys of the sample configuration',
    ]);
  });

  test('refuses a file that is a list', async () => {
    expect(await linesWith('companies.yaml', '- ООО\n')).toEqual([
      'config/companies.yaml:1:1: got a list, expected a mapping',
    ]);
  });
});

describe('a folder that is not as expected', () => {
  test('a missing file is a problem, and a misspelled one is suggested', async () => {
    const texts = readSample();
    texts.set('content.yml', texts.get('content.yaml') ?? '');
    texts.delete('content.yaml');
    expect(linesOf(await loadTexts(texts))).toEqual([
      'config/content.yaml:1:1: got no such file, expected every file of the sample configuration; did you mean "content.yml"?',
    ]);
  });

  test('a file that nobody reads is a warning', async () => {
    const loaded = await loadTexts(readSample().set('role.yaml', ''));
    expect(loaded.ok).toBe(true);
    expect(linesOf(loaded)).toEqual([
      expect.stringMatching(
        /^config\/role\.yaml:1:1: got a file that is not read, .+; did you mean "roles\.yaml"\?$/,
      ),
    ]);
  });

  test('a missing folder is one problem that names CONFIG_DIR', async () => {
    expect(linesOf(await loadRules('no/such/folder'))).toEqual([
      expect.stringMatching(/^no\/such\/folder:1:1: got no such folder, expected .+ CONFIG_DIR/),
    ]);
  });

  test('a file the process may not read is a problem, without the path of the machine', async () => {
    const folder: RuleFolder = {
      ...makeFolder(readSample()),
      read: () => Promise.reject(Object.assign(new Error('EACCES: /etc/secret'), { code: 'EACCES' })),
    };
    const lines = linesOf(await loadRules('config', folder));
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe(
      'config/settings.yaml:1:1: got a file that cannot be read (EACCES), expected a file this process may read',
    );
  });
});
