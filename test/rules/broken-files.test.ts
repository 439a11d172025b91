import { MEANING } from './broken-meanings.ts';
import { SHAPE } from './broken-shapes.ts';
import { linesOf, loadTexts, placeOf, sampleWith } from './sample.ts';

describe.each([
  ['the shape of a file', SHAPE],
  ['what files mean together', MEANING],
])('a fault in %s is the only problem, and pointed at', (_, cases) => {
  test.each(cases)('$name', async ({ file, from, to, at, says }) => {
    const texts = sampleWith(file, from, to);
    expect(linesOf(await loadTexts(texts))).toEqual([`${placeOf(texts, file, at)} ${says}`]);
  });
});

test('a template without a required role is a problem: nothing could be covered', async () => {
  const texts = sampleWith('solutions.yaml', 'required: true', 'required: false');
  const all = (texts.get('solutions.yaml') ?? '').replaceAll('required: true', 'required: false');
  const lines = linesOf(await loadTexts(texts.set('solutions.yaml', all)));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain(
    'solutions[0].template: got no required role, expected at least one role with required',
  );
});

test('every fault of every file is told at once, in the order of the files', async () => {
  const texts = sampleWith('content.yaml', 'kind: article', 'kind: artikle');
  texts.set('content.yaml', (texts.get('content.yaml') ?? '').replace('solution: hr_system', 'solution: hr'));
  texts.set('settings.yaml', (texts.get('settings.yaml') ?? '').replace('language: en', 'language: de'));
  texts.set('detection.yaml', 'people: [');
  texts.delete('stages.yaml');
  const files = linesOf(await loadTexts(texts)).map((line) => line.split(':')[0]);
  expect(files).toEqual([
    'config/settings.yaml',
    'config/content.yaml',
    'config/content.yaml',
    'config/detection.yaml',
    'config/stages.yaml',
  ]);
});
