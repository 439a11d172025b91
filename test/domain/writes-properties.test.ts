/** What is written, for every company there could be. */
import fc from 'fast-check';
import { decideCompany } from '../../src/domain/decide.ts';
import { planWrites, type CompanyWrites, type Portal } from '../../src/domain/difference.ts';
import { outcomeOf } from '../../src/domain/stage.ts';
import type { CompanyFacts } from '../../src/domain/types.ts';
import { loadSample, NOW } from '../support/facts.ts';
import { applyWrites, FREE_PORTAL, holding, OURS, PORTAL, type PortalModel } from './portal-model.ts';
import { anyFacts } from './random-facts.ts';

const compiled = await loadSample();
const RUNS = { numRuns: 300 };
const portals = fc.constantFrom(PORTAL, FREE_PORTAL, {
  ...PORTAL,
  labels: new Set(['initiator', 'blocker'] as const),
  missingProperties: new Set(['bg_summary', 'bg_consensus', 'bg_seniority']),
});

function plan({ facts, held }: PortalModel, portal: Portal): CompanyWrites {
  return planWrites(decideCompany(facts, compiled, NOW), facts, held, portal, compiled.rules.settings);
}

function fresh(facts: CompanyFacts): PortalModel {
  return { facts, held: holding(facts) };
}

const NOTHING: CompanyWrites = { creations: [], deals: [], pairs: [], contacts: [] };

test('after its own writes nothing is left to write (P21)', () => {
  fc.assert(
    fc.property(anyFacts, portals, (facts, portal) => {
      const before = fresh(facts);
      const after = applyWrites(before, plan(before, portal));
      expect(plan(after, portal)).toEqual(NOTHING);
    }),
    { numRuns: 600 },
  );
});

test('nothing but properties of this app is ever written to what exists, and the stage of its own deals', () => {
  fc.assert(
    fc.property(anyFacts, portals, (facts, portal) => {
      const { deals, contacts } = plan(fresh(facts), portal);
      const own = new Set(
        facts.deals.filter((each) => each.createdByApp && !each.movedByPerson).map(({ id }) => id),
      );
      for (const { properties } of contacts)
        for (const name of Object.keys(properties)) expect(OURS).toContain(name);
      for (const { id, properties } of deals)
        for (const name of Object.keys(properties)) {
          if (name === 'dealstage') expect(own).toContain(id);
          else expect(OURS).toContain(name);
          expect(name).not.toBe('bg_key');
        }
    }),
    RUNS,
  );
});

test('a new deal is given only its name, place, owner and properties of this app', () => {
  const allowed = new Set([...OURS, 'dealname', 'pipeline', 'dealstage', 'hubspot_owner_id']);
  fc.assert(
    fc.property(anyFacts, portals, (facts, portal) => {
      for (const { properties, key, companyId, solution, cycle } of plan(fresh(facts), portal).creations) {
        for (const name of Object.keys(properties)) expect(allowed).toContain(name);
        expect(properties).toMatchObject({ bg_key: key, bg_solution: solution, pipeline: portal.pipelineId });
        expect(key).toBe(`${companyId}:${solution}:${cycle}`);
        expect(portal.stageIds).toContain(properties.dealstage);
        expect(Object.values(properties)).not.toContain('');
      }
    }),
    RUNS,
  );
});

test('the stage of an own deal only ever goes forward', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      for (const { id, properties } of plan(fresh(facts), PORTAL).deals) {
        if (properties.dealstage === undefined) continue;
        const from = facts.deals.find((each) => each.id === id)?.dealStage ?? '';
        expect(PORTAL.stageIds.indexOf(properties.dealstage)).toBeGreaterThan(PORTAL.stageIds.indexOf(from));
        expect(PORTAL.stageIds).toContain(from);
      }
    }),
    RUNS,
  );
});

test('a closed deal gets its stage and nothing else, and its people keep their labels', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const closed = new Set(
        facts.deals.filter((each) => outcomeOf(each, compiled.rules.stages) !== null).map(({ id }) => id),
      );
      const { deals, pairs } = plan(fresh(facts), PORTAL);
      for (const { id, properties } of deals)
        if (closed.has(id)) expect(properties).toEqual({ bg_stage: 'closed' });
      for (const { dealId } of pairs) expect(closed).not.toContain(dealId);
    }),
    RUNS,
  );
});

test('properties and labels that the portal does not have are never planned', () => {
  const labels = new Set(['initiator', 'blocker'] as const);
  const missingProperties = new Set(['bg_summary', 'bg_risks', 'bg_seniority', 'bg_stage']);
  const portal: Portal = { ...PORTAL, labels, missingProperties };
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { creations, deals, contacts, pairs } = plan(fresh(facts), portal);
      for (const { properties } of [...creations, ...deals, ...contacts])
        for (const name of Object.keys(properties)) expect(missingProperties).not.toContain(name);
      for (const each of [...pairs, ...creations.flatMap((creation) => creation.pairs)])
        for (const label of each.labels) expect(labels).toContain(label);
    }),
    RUNS,
  );
});

test('no contact of another company and no archived deal is ever written', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { deals, pairs, contacts } = plan(fresh(facts), PORTAL);
      const colleagues = new Set(
        facts.contacts.filter((each) => each.companyId === facts.company.id).map(({ id }) => id),
      );
      const alive = new Set(facts.deals.filter(({ archived }) => !archived).map(({ id }) => id));
      for (const { id } of contacts) expect(colleagues).toContain(id);
      for (const { id } of deals) expect(alive).toContain(id);
      for (const { dealId } of pairs) expect(alive).toContain(dealId);
    }),
    RUNS,
  );
});

test('what a person said of a role stands on the pair, whatever the evidence says', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const model = fresh(facts);
      const after = applyWrites(model, plan(model, PORTAL));
      for (const { dealId, members } of decideCompany(facts, compiled, NOW).opportunities)
        for (const { contactId, assignments } of members) {
          const labels = after.facts.deals
            .find(({ id }) => id === dealId)
            ?.pairs.find((each) => each.contactId === contactId)?.labels;
          if (labels === undefined) continue;
          for (const { role, setBy, state } of assignments)
            if (setBy === 'person')
              expect({ role, set: labels.includes(role) }).toEqual({ role, set: state === 'written' });
        }
    }),
    RUNS,
  );
});
