import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { makeJsonSchemas, schemaFileOf } from '../../src/rules/json-schema.ts';
import { RULE_FILES } from '../../src/rules/rule-files.ts';
import { CONFIG, readSample, sampleWith } from './sample.ts';

const FOLDER = join(CONFIG, 'schema');
/** What to do when this fails. */
const REWRITE = 'node scripts/run.mjs node src/rules/write-json-schemas.ts && npm run format';

function validatorOf(file: (typeof RULE_FILES)[number]): (content: unknown) => boolean {
  const schema = makeJsonSchemas().get(schemaFileOf(file));
  return new Ajv2020({ strict: false }).compile(schema ?? false);
}

describe('the JSON schemas for editors', () => {
  test('lie beside the configuration as they are generated', () => {
    const committed = readdirSync(FOLDER).map((name) => [
      name,
      JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as unknown,
    ]);
    expect({ REWRITE, schemas: Object.fromEntries(committed) as unknown }).toEqual({
      REWRITE,
      schemas: Object.fromEntries(makeJsonSchemas()),
    });
  });

  test.each(RULE_FILES)('accept the sample %s', (file) => {
    expect(validatorOf(file)(parse(readSample().get(file) ?? ''))).toBe(true);
  });

  test('refuse an unknown key and an unknown value while somebody types', () => {
    const accepts = validatorOf('content.yaml');
    const unknownKey = sampleWith('content.yaml', 'kind: article', 'kind: article\n    colour: red');
    const unknownValue = sampleWith('content.yaml', 'kind: article', 'kind: artikle');
    expect(accepts(parse(unknownKey.get('content.yaml') ?? ''))).toBe(false);
    expect(accepts(parse(unknownValue.get('content.yaml') ?? ''))).toBe(false);
  });

  test.each(RULE_FILES)('are named in the first line of %s, so that editors find them', (file) => {
    const [first] = (readSample().get(file) ?? '').split('\n');
    expect(first).toBe(`# yaml-language-server: $schema=./schema/${schemaFileOf(file)}`);
  });
});
