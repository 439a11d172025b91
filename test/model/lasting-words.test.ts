/** What a person said stands through a thousand later events in any order, crashes and faults among them (R-proof). */
import fc from 'fast-check';
import { compileRuleSet } from '../../src/app/compile.ts';
import { loadSampleRules } from '../support/world.ts';
import { laterEvents, rest } from './commands.ts';
import { nothingExpected, wordsOn, type Expected, type SeenDeal } from './expected.ts';
import { dismiss, sayRole, work } from './machine.ts';
import { play } from './opening.ts';
import { changeOwner, moveStage, removeMember, setLabel, takeLabel, visit, type Doing } from './people.ts';
import { chooseSeed } from './seed.ts';
import { openStage, type Stage } from './stage.ts';

const EVENTS = 1000;
const SEED = chooseSeed();
const compiled = compileRuleSet(await loadSampleRules());

/** One deal with six people, of whom nobody has said anything yet. */
async function begin(expected: Expected, stage: Stage): Promise<SeenDeal> {
  play(stage, expected);
  for (let who = 0; who < 6; who++) await visit(who, 3)(expected, stage);
  await rest(expected, stage);
  const [deal, ...others] = [...expected.deals.values()];
  if (deal === undefined || others.length > 0) throw new Error('one deal was expected');
  return deal;
}

const PLACES: readonly { readonly place: string; readonly acts: readonly Doing[] }[] = [
  {
    place: 'in HubSpot: label, role, membership, stage and owner',
    acts: [setLabel(0, 0, 0), takeLabel(0, 2), removeMember(0, 4), moveStage(0, 1), changeOwner(0, 1), work],
  },
  {
    place: 'on the card: a role given, a role denied, a dismissal',
    acts: [sayRole(0, 0, 0, true), sayRole(0, 1, 3, false), sayRole(0, 3, 2, false), dismiss(0, 2)],
  },
];

test.each(PLACES)(
  `what a person does $place survives ${EVENTS} random later events`,
  async ({ acts }) => {
    process.stderr.write(`Lasting words: seed ${SEED}\n`);
    const stage = await openStage(compiled);
    const expected = nothingExpected();
    try {
      const deal = await begin(expected, stage);
      for (const act of acts) await act(expected, stage);
      await rest(expected, stage);
      const said = JSON.stringify(
        [...deal.words].map(([id, { labels, member }]) => [id, [...labels], member]),
      );
      expect([...deal.words.values()].length).toBeGreaterThan(2);
      const [events] = fc.sample(laterEvents(EVENTS), { seed: SEED, numRuns: 1 });
      await fc.asyncModelRun(() => ({ model: expected, real: stage }), events ?? []);
      await rest(expected, stage);
      // The model itself has not forgotten them: that they stand was compared at every rest.
      const left = [...deal.words].map(([id, { labels, member }]) => [id, [...labels], member]);
      expect(JSON.stringify(left)).toBe(said);
      expect(expected.counts.rests).toBeGreaterThan(EVENTS / 100);
      expect(wordsOn(deal, 'nobody').member).toBeNull();
    } finally {
      await stage.close();
    }
  },
  30 * 60_000,
);
