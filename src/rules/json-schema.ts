/** JSON schemas of the YAML files, by which editors complete and check them while somebody types. */
import { z } from 'zod';
import { RULE_FILES, type RuleFile } from './rule-files.ts';
import { companiesSchema } from './schemas/companies.ts';
import { contentSchema } from './schemas/content.ts';
import { detectionSchema } from './schemas/detection.ts';
import { rolesSchema } from './schemas/roles.ts';
import { scoringSchema } from './schemas/scoring.ts';
import { settingsSchema } from './schemas/settings.ts';
import { situationsSchema } from './schemas/situations.ts';
import { solutionsSchema } from './schemas/solutions.ts';
import { stagesSchema } from './schemas/stages.ts';
import { titlesSchema } from './schemas/titles.ts';

const SCHEMAS: Readonly<Record<RuleFile, z.ZodType>> = {
  'settings.yaml': settingsSchema,
  'solutions.yaml': solutionsSchema,
  'roles.yaml': rolesSchema,
  'titles.yaml': titlesSchema,
  'content.yaml': contentSchema,
  'scoring.yaml': scoringSchema,
  'detection.yaml': detectionSchema,
  'stages.yaml': stagesSchema,
  'companies.yaml': companiesSchema,
  'situations.yaml': situationsSchema,
};

/** `scoring.schema.json` for `scoring.yaml`. */
export function schemaFileOf(file: RuleFile): string {
  return file.replace(/\.yaml$/, '.schema.json');
}

/** Schema file names, as they stand in `config/schema`, with the plain data to write there. */
export function makeJsonSchemas(): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const entries = RULE_FILES.map((file): [string, Readonly<Record<string, unknown>>] => {
    // What somebody types, before defaults are filled in and keys renamed.
    const schema = z.toJSONSchema(SCHEMAS[file], { io: 'input' });
    return [schemaFileOf(file), { title: file, ...schema }];
  });
  return new Map(entries);
}
