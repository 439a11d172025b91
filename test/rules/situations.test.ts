import { linesOf, loadTexts, placeOf, readSample, sampleWith } from './sample.ts';

const RULE = '{ property: numberofemployees, above: 200 }';

test('concerns may be left out or renamed, but the need is no concern (R31)', async () => {
  const texts = readSample();
  const settings = texts.get('settings.yaml') ?? '';
  const without = settings.replace(/^concern_categories:\n(?: {2}- .*\n)+/m, '');
  expect(without).not.toBe(settings);
  const loaded = await loadTexts(texts.set('settings.yaml', without));
  expect(loaded).toMatchObject({
    ok: true,
    warnings: [],
    rules: { settings: { concernCategories: { length: 9 } } },
  });
  const lines = linesOf(await loadTexts(sampleWith('settings.yaml', 'id: usability', 'id: need')));
  expect(lines).toEqual([
    expect.stringContaining('concern_categories[0].id: got "need", expected another id'),
  ]);
});

describe('business situations', () => {
  test('may be left out: a configuration without the file is as valid as it was (R57)', async () => {
    const texts = readSample();
    texts.delete('situations.yaml');
    const loaded = await loadTexts(texts);
    expect(loaded).toMatchObject({ ok: true, warnings: [], rules: { situations: [] } });
  });

  test.each<readonly [from: string, to: string, at: string, says: RegExp]>([
    [
      'solution: hr_system',
      'solution: hr_sistem',
      'hr_sistem',
      /\.solution: got "hr_sistem", expected one of .+ as solutions\.yaml names them; did you mean "hr_system"\?$/,
    ],
    [
      'topics: [hr_records]',
      'topics: [hr_recods]',
      'hr_recods',
      /pain\.topics\[0\]: got "hr_recods", expected one of user_experience.+; did you mean "hr_records"\?$/,
    ],
    [
      'topics: [hr_records]',
      'content: [hr_page]',
      'hr_page',
      /pain\.content\[0\]: got "hr_page", expected one of .+ as content\.yaml names them/,
    ],
    [
      RULE,
      '{ property: numberofemployees }',
      '{ property: numberofemployees }',
      /company\[0\]: got a mapping, expected property and one of above, at_least, below, any_of, none_of/,
    ],
    [
      RULE,
      '{ property: Number, above: 200 }',
      'Number,',
      /company\[0\]\.property: got "Number", expected the internal name/,
    ],
    [
      ', topics: [hr_records]',
      '',
      '{ people: 2, within_days: 90 }',
      /pain: got a mapping, expected topics, content or kinds/,
    ],
    [
      'id: reporting_scattered',
      'id: hr_records_outgrown ',
      'hr_records_outgrown \n',
      /an id of its own for each situation/,
    ],
  ])('%s changed to %s is refused at its place (R57)', async (from, to, at, says) => {
    const texts = sampleWith('situations.yaml', from, to);
    const loaded = await loadTexts(texts);
    expect(loaded.ok).toBe(false);
    expect(linesOf(loaded)).toEqual([expect.stringMatching(says)]);
    expect(linesOf(loaded)[0]).toContain(`${placeOf(texts, 'situations.yaml', at)} `);
  });

  test.each([
    [
      RULE,
      `${RULE}\n      - { property: numberofemployees, below: 200 }`,
      'company[1]',
      'that one value can meet: this situation never holds',
    ],
    [
      RULE,
      '{ property: country, any_of: [RU] }\n      - { property: country, none_of: [ru] }',
      'company[1]',
      'never holds',
    ],
    [
      'topics: [hr_records]',
      'topics: [scattered_reporting]',
      'pain.topics',
      'for hr_system has: this situation never holds',
    ],
    ['topics: [hr_records]', 'kinds: [email_open]', 'pain.kinds', 'opened e-mails do not'],
  ])('%s changed to %s can never hold, which check says (R57)', async (from, to, path, says) => {
    const texts = sampleWith('situations.yaml', from, to);
    const loaded = await loadTexts(texts);
    expect(loaded.ok).toBe(true);
    expect(linesOf(loaded)).toEqual([expect.stringContaining(`situations[0].${path}`)]);
    expect(linesOf(loaded)[0]).toContain(says);
  });

  test('a topic that content, profiles or situations name and nobody defines is refused (R73)', async () => {
    const texts = sampleWith('content.yaml', '  - { id: security, name:', '  - { id: secrecy, name:');
    const lines = linesOf(await loadTexts(texts));
    expect(lines).toHaveLength(3);
    expect(lines.map((line) => /^config\/(\w+)/.exec(line)?.[1])).toEqual(['roles', 'content', 'content']);
  });
});
