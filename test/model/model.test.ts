/**
 * Random lives of a portal against a plain model (P19). `MODEL_RUNS` and `MODEL_SEED` make it longer or the same again;
 * see CONTRIBUTING.md.
 */
import fc from 'fast-check';
import { compileRuleSet } from '../../src/app/compile.ts';
import { loadTellingRules } from '../support/world.ts';
import { commands } from './commands.ts';
import { liveOut } from './live-out.ts';
import { chooseSeed } from './seed.ts';

const LENGTH = 50;
const RUNS = Number(process.env.MODEL_RUNS ?? 60);
const SEED = chooseSeed();

const total: Record<string, number> = {};

test(
  `${RUNS} random sequences of ${LENGTH} commands, crashes and faults among them, diverge nowhere from a plain model (P19, P21)`,
  async () => {
    process.stderr.write(`Model test: seed ${SEED}, ${RUNS} sequences of ${LENGTH} commands\n`);
    const compiled = compileRuleSet(await loadTellingRules());
    await fc.assert(
      fc.asyncProperty(commands(LENGTH), (sequence) => liveOut(compiled, sequence, total)),
      {
        numRuns: RUNS,
        seed: SEED,
        ...(process.env.MODEL_PATH !== undefined && { path: process.env.MODEL_PATH }),
        endOnFailure: process.env.MODEL_SHRINK === undefined,
      },
    );
    process.stderr.write(`Model test: ${JSON.stringify(total)}\n`);
    if (process.env.MODEL_PATH !== undefined) return;
    // Sequences in which nothing happens prove nothing. The rarest, merges, happen in a third of them.
    for (const what of ['made', 'labels', 'merges', 'crashes', 'faults', 'rests', 'cardActs'])
      expect(total[what] ?? 0).toBeGreaterThan(RUNS / 10);
  },
  24 * 3_600_000,
);
