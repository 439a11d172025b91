/** Where a hand-off stands, whatever people said in whatever order. */
import fc from 'fast-check';
import { mayFollow, readHandoff } from '../../src/domain/handoff.ts';
import { HANDOFF_STEPS, type HandoffFact } from '../../src/domain/said-facts.ts';

const HOUR = 3_600_000;

function step(name: HandoffFact['step'], hour: number): HandoffFact {
  const reason = name === 'returned' ? ('no_need' as const) : null;
  return { opportunity: '900', step: name, reason, at: hour * HOUR, by: '7' };
}

const anySteps = fc.array(
  fc.record({ name: fc.constantFrom(...HANDOFF_STEPS), hour: fc.integer({ min: 1, max: 9 }) }),
  { maxLength: 7 },
);

test('the order in which steps are read changes nothing (R110)', () => {
  fc.assert(
    fc.property(anySteps, fc.infiniteStream(fc.nat()), (steps, random) => {
      const facts = steps.map(({ name, hour }) => step(name, hour));
      const shuffled = facts
        .map((fact) => ({ fact, rank: random.next().value }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ fact }) => fact);
      expect(readHandoff(shuffled, 24, 9 * HOUR)).toEqual(readHandoff(facts, 24, 9 * HOUR));
    }),
  );
});

test('nothing is answered that was not handed over, and an answer comes after it (R110)', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const facts = steps.map(({ name, hour }) => step(name, hour));
      const standing = readHandoff(facts, 24, 9 * HOUR);
      if (!facts.some((fact) => fact.step === 'handed_over')) expect(standing).toBeNull();
      if (standing === null) return;
      expect(facts.some((fact) => fact.step === 'handed_over' && fact.at === standing.handedOverAt)).toBe(
        true,
      );
      expect(standing.answeredAt === null).toBe(standing.state === 'handed_over');
      expect(standing.answeredAt ?? standing.handedOverAt).toBeGreaterThanOrEqual(standing.handedOverAt);
      expect(standing.reason === null).toBe(standing.state !== 'returned');
    }),
  );
});

test('an answer is late after the hours agreed, and so is none (R158)', () => {
  const handedOver = step('handed_over', 1);
  expect(readHandoff([handedOver], 24, 25 * HOUR)?.overdue).toBe(false);
  expect(readHandoff([handedOver], 24, 25 * HOUR + 1)?.overdue).toBe(true);
  expect(readHandoff([handedOver, step('accepted', 25)], 24, 99 * HOUR)?.overdue).toBe(false);
  expect(readHandoff([handedOver, step('accepted', 26)], 24, 99 * HOUR)?.overdue).toBe(true);
});

test('what was accepted is not handed over twice, what was returned is (R110)', () => {
  const accepted = readHandoff([step('handed_over', 1), step('accepted', 2)], 24, 3 * HOUR);
  const returned = readHandoff([step('handed_over', 1), step('returned', 2)], 24, 3 * HOUR);
  expect(HANDOFF_STEPS.filter((each) => mayFollow(each, accepted))).toEqual([]);
  expect(HANDOFF_STEPS.filter((each) => mayFollow(each, returned))).toEqual(['handed_over']);
  expect(HANDOFF_STEPS.filter((each) => mayFollow(each, null))).toEqual(['handed_over']);
});
