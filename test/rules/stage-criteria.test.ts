/** Criteria of stages are rules: a machine checks them, and each decision names the version it was made by (R129). */
import { decideCompany } from '../../src/domain/decide.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { recordDecisions } from '../../src/facts/records.ts';
import { compileRuleSet } from '../../src/app/compile.ts';
import { contact, deal, factsOf, NOW, visit } from '../support/facts.ts';
import { describeEachStore } from '../support/stores.ts';
import { linesOf, loadTexts, sampleWith } from './sample.ts';

const ENTRY = 'detected: { min_members: 1 }';
const load = (entry: string) => loadTexts(sampleWith('stages.yaml', ENTRY, entry));

/** The sample with another criterion for `detected`. */
async function withEntry(entry: string): Promise<RuleSet> {
  const loaded = await load(entry);
  if (!loaded.ok) throw new Error(linesOf(loaded).join('\n'));
  return loaded.rules;
}

const facts = factsOf({
  contacts: [contact('1', 'CFO')],
  interactions: [visit('1', '/hr/case-study', 1)],
  deals: [deal('900', ['1'], { dealStage: 'bg_target', createdByApp: true, movedByPerson: false })],
});
test('a criterion decides the stage, and another criterion is another version of the rules (R129)', async () => {
  const usual = await withEntry(ENTRY);
  const stricter = await withEntry('detected: { min_members: 2 }');
  const [before, after] = [usual, stricter].map((rules) => decideCompany(facts, compileRuleSet(rules), NOW));
  expect([before?.opportunities[0]?.stage, after?.opportunities[0]?.stage]).toEqual(['detected', 'target']);
  expect(before?.rulesVersion).toBe(usual.version);
  expect(after?.rulesVersion).toBe(stricter.version);
  expect(usual.version).not.toBe(stricter.version);
});

test('a comment makes no new version, so that a version stands for what is decided (R129)', async () => {
  const [plain, commented] = [await withEntry(ENTRY), await withEntry(`${ENTRY} # at least one`)];
  expect(plain.version).toBe(commented.version);
});

test.each([
  ['detected: { min_memberz: 1 }', 'min_memberz'],
  ['detected: { min_members: many }', 'min_members'],
  ['detected: { min_coverage_identified: 120 }', 'min_coverage_identified'],
])('a criterion that no machine could check is refused with its place: %s (R129)', async (entry, word) => {
  const loaded = await load(entry);
  expect(loaded.ok).toBe(false);
  const [line = ''] = linesOf(loaded);
  expect(line).toMatch(/^config\/stages\.yaml:\d+:\d+/u);
  expect(line).toContain(word);
});

describeEachStore('a decision', (open) => {
  test('is kept with the version of the criteria it was made by (R129)', async () => {
    const rules = await withEntry(ENTRY);
    const { db } = open();
    await recordDecisions(db, [decideCompany(facts, compileRuleSet(rules), NOW)]);
    const rows = await db.selectFrom('decision').select(['rules_version']).execute();
    expect(rows).toEqual([{ rules_version: rules.version }]);
  });
});
