/** Another operating model over the same facts: what people said and what is open stays, whatever the facts (R106). */
import fc from 'fast-check';
import { decideCompany } from '../../src/domain/decide.ts';
import { planWrites } from '../../src/domain/difference.ts';
import type { BuyingGroup, CompanyDecision } from '../../src/domain/opportunity.ts';
import type { CompanyFacts } from '../../src/domain/types.ts';
import type { OperatingModel } from '../../src/domain/vocabulary.ts';
import { loadSample, NOW } from '../support/facts.ts';
import { anyFacts } from './random-facts.ts';
import { holding, PORTAL } from './portal-model.ts';

const inModel = (operatingModel: OperatingModel) =>
  loadSample((rules) => ({
    ...rules,
    solutions: rules.solutions.map((each) => ({ ...each, operatingModel })),
  }));
const MODELS = {
  manual: await inModel('manual'),
  partial: await inModel('partial'),
  full: await inModel('full'),
};

function decideIn(model: OperatingModel, facts: CompanyFacts): CompanyDecision {
  return decideCompany(facts, MODELS[model], NOW);
}

/** A deal without solution is taken for one by the models that act by themselves; a person's deal is not changed by that. */
const known = ({ row }: BuyingGroup): boolean => row !== 'adopt_the_deal_without_solution';

function whatPeopleMade({ opportunities, closed }: CompanyDecision) {
  return [...opportunities.filter(known), ...closed]
    .filter(({ dealId }) => dealId !== null)
    .map(({ dealId, key, dismissed, members }) => ({
      dealId,
      key,
      dismissed,
      members: members
        .filter(({ reason }) => reason === 'on_the_deal' || reason === 'added_by_person')
        .map(({ contactId, stance, flags, presence }) => ({ contactId, stance, flags, presence }))
        .sort((a, b) => (a.contactId < b.contactId ? -1 : 1)),
    }))
    .sort((a, b) => (a.dealId! < b.dealId! ? -1 : 1));
}

function createdKeys(model: OperatingModel, facts: CompanyFacts): string[] {
  const { settings } = MODELS[model].rules;
  const writes = planWrites(decideIn(model, facts), facts, holding(facts), PORTAL, settings);
  return writes.creations.map(({ key }) => key).sort();
}

test('open deals, their people and what was said of them are the same in all three models (R106)', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const [manual, partial, full] = (['manual', 'partial', 'full'] as const).map((model) =>
        whatPeopleMade(decideIn(model, facts)),
      );
      expect(partial).toEqual(manual);
      expect(full).toEqual(manual);
    }),
    { numRuns: 300 },
  );
});

test('going up creates only what detection supports, going down only what a person asked for (R106)', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const manual = createdKeys('manual', facts);
      const partial = createdKeys('partial', facts);
      const decided = decideIn('partial', facts).opportunities;
      // A rep's deal of which nobody said what it sells is taken for the purchase instead of a second one.
      const adopted = decided.filter((group) => !known(group)).map(({ solution }) => solution);
      const asked = manual.filter((key) => !adopted.includes(key.split(':')[1] ?? ''));
      expect(partial).toEqual(expect.arrayContaining(asked));
      expect(createdKeys('full', facts)).toEqual(partial);
      for (const key of partial.filter((each) => !manual.includes(each)))
        expect(decided.find((group) => group.key === key)?.detection.fired).toBe(true);
      const rows = decideIn('manual', facts).opportunities.filter(({ key }) => manual.includes(key));
      for (const { row } of rows) expect(['accepted_by_person', 'creation_under_way']).toContain(row);
    }),
    { numRuns: 300 },
  );
});
