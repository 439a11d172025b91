/** What holds for every company there could be. */
import fc from 'fast-check';
import { decideCompany } from '../../src/domain/decide.ts';
import { factsOf, loadSample, NOW } from '../support/facts.ts';
import { anyFacts, bytesOf, shuffled } from './random-facts.ts';
import { RED_DAISY } from './stories.ts';

const compiled = await loadSample();
const RUNS = { numRuns: 200 };

test('the same facts, rules and moment give the same bytes', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const copy = structuredClone(facts);
      expect(bytesOf(decideCompany(copy, compiled, NOW))).toBe(bytesOf(decideCompany(facts, compiled, NOW)));
    }),
    RUNS,
  );
});

test('the order of the facts never changes a byte of the decision (P18)', () => {
  fc.assert(
    fc.property(anyFacts, fc.infiniteStream(fc.nat()), (facts, numbers) => {
      const other = shuffled(facts, (bound) => numbers.next().value! % bound);
      expect(bytesOf(decideCompany(other, compiled, NOW))).toBe(bytesOf(decideCompany(facts, compiled, NOW)));
    }),
    RUNS,
  );
});

test('deciding changes nothing of the facts it was given', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const before = bytesOf(facts);
      decideCompany(facts, compiled, NOW);
      expect(bytesOf(facts)).toBe(before);
    }),
    { numRuns: 100 },
  );
});

test('what has not happened yet changes nothing', () => {
  const later = RED_DAISY.interactions.map((each) => ({
    ...each,
    id: `later ${each.id}`,
    at: NOW + 1 + (each.at % 1000),
  }));
  const decide = (interactions: typeof later) =>
    bytesOf(decideCompany(factsOf({ ...RED_DAISY, interactions }), compiled, NOW));
  expect(decide([...RED_DAISY.interactions, ...later])).toBe(decide([...RED_DAISY.interactions]));
});

test('every contact of the company is in a group or ungrouped with a reason, never both and never lost (R134)', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { opportunities, closed, ungrouped } = decideCompany(facts, compiled, NOW);
      const grouped = new Set(
        [...opportunities, ...closed].flatMap(({ members }) => members.map((each) => each.contactId)),
      );
      const alone = ungrouped.map(({ contactId }) => contactId);
      expect(new Set(alone).size).toBe(alone.length);
      for (const { id, companyId } of facts.contacts) {
        if (companyId !== facts.company.id) expect(alone).not.toContain(id);
        else
          expect({ id, places: Number(grouped.has(id)) + Number(alone.includes(id)) }).toEqual({
            id,
            places: 1,
          });
      }
    }),
    RUNS,
  );
});

test('everybody on an open deal of a known solution stays on it unless a person took him off (R133)', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const known = new Set(facts.contacts.map(({ id }) => id));
      for (const group of decideCompany(facts, compiled, NOW).opportunities) {
        const people = new Set([...group.members.map(({ contactId }) => contactId), ...group.dismissed]);
        const pairs = facts.deals.find(({ id }) => id === group.dealId)?.pairs ?? [];
        for (const { contactId } of pairs) if (known.has(contactId)) expect(people).toContain(contactId);
      }
    }),
    RUNS,
  );
});

test('opportunities and candidates come ranked, best first (R135)', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { opportunities, candidates } = decideCompany(facts, compiled, NOW);
      for (const list of [opportunities, candidates]) {
        const ranks = list.map(({ numbers }) => numbers.priority);
        expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
      }
    }),
    RUNS,
  );
});

test('at most one deal is created for a company and a solution, and never with the key of another', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { opportunities } = decideCompany(facts, compiled, NOW);
      const created = opportunities.filter(({ dealId }) => dealId === null);
      expect(new Set(created.map(({ solution }) => solution)).size).toBe(created.length);
      const taken = new Set(facts.deals.map(({ key }) => key));
      for (const { key } of created) expect(taken).not.toContain(key);
    }),
    RUNS,
  );
});

test('every number is finite and within its bounds', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { opportunities, candidates, closed } = decideCompany(facts, compiled, NOW);
      for (const { numbers, members } of [...opportunities, ...candidates, ...closed]) {
        expect(numbers.score).toBeGreaterThanOrEqual(0);
        expect(numbers.score).toBeLessThanOrEqual(999.9);
        expect([0, 1, 2, 3]).toContain(numbers.band.band);
        for (const share of [
          numbers.coverage.identified,
          numbers.coverage.engaged,
          numbers.coverage.validated,
          numbers.consensus ?? 0,
        ]) {
          expect(Number.isInteger(share)).toBe(true);
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(100);
        }
        expect(numbers.coverage.engaged).toBeLessThanOrEqual(numbers.coverage.identified);
        expect(numbers.engagedMemberCount).toBeLessThanOrEqual(numbers.memberCount);
        for (const { assignments } of members)
          for (const { confidence } of assignments) expect(confidence >= 0 && confidence <= 1).toBe(true);
      }
    }),
    RUNS,
  );
});
