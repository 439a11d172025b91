/** Every id a person may see has a name in both languages. */
import { DATA_QUALITY_CODES } from '../../src/domain/opportunity.ts';
import { DEAL_PROPERTIES } from '../../src/domain/properties.ts';
import { EVIDENCE_CLASSES } from '../../src/domain/role-rules.ts';
import * as words from '../../src/domain/words.ts';
import {
  BANT,
  DEPARTMENTS,
  FLAGS,
  INTERACTION_KINDS,
  RISKS,
  ROLES,
  SENIORITIES,
  STAGES,
  type Localized,
} from '../../src/domain/vocabulary.ts';

const LISTS: readonly (readonly [string, readonly string[], Readonly<Record<string, Localized>>])[] = [
  ['departments', DEPARTMENTS, words.DEPARTMENT_NAMES],
  ['roles', ROLES, words.ROLE_NAMES],
  ['seniorities', SENIORITIES, words.SENIORITY_NAMES],
  ['flags', FLAGS, words.FLAG_NAMES],
  ['kinds of interaction', INTERACTION_KINDS, words.KIND_NAMES],
  ['stages', STAGES, words.STAGE_NAMES],
  ['risks', RISKS, words.RISK_NAMES],
  ['letters of BANT', BANT, words.BANT_NAMES],
  ['classes of evidence', EVIDENCE_CLASSES, words.EVIDENCE_CLASS_NAMES],
  ['data-quality items', DATA_QUALITY_CODES, words.DATA_QUALITY_NAMES],
  ['deal properties', Object.keys(DEAL_PROPERTIES), words.PROPERTY_NAMES],
];

test.each(LISTS)('all %s have a name in both languages, and no two share one', (_, ids, names) => {
  expect(Object.keys(names).sort()).toEqual([...ids].sort());
  for (const language of ['en', 'ru'] as const) {
    const all = ids.map((id) => names[id]?.[language] ?? '');
    expect(all.filter((name) => name.trim() === '')).toEqual([]);
    expect(new Set(all).size).toBe(ids.length);
  }
});

test('reasons to belong and not to belong are told in Russian letters where the language is Russian', () => {
  const reasons = [...Object.values(words.MEMBER_REASONS), ...Object.values(words.UNGROUPED_REASONS)];
  for (const { en, ru } of reasons) {
    expect(en).toMatch(/^[\x20-\x7e]+$/u);
    expect(ru).toMatch(/^[\p{Script=Cyrillic}\s,;:HubSpot]+$/u);
  }
});
