/** Random lives in which people also merge deals and companies, against the plain model (P19). */
import fc from 'fast-check';
import { compileRuleSet } from '../../src/app/compile.ts';
import { loadTellingRules } from '../support/world.ts';
import { commands } from './commands.ts';
import { liveOut } from './live-out.ts';
import { chooseSeed } from './seed.ts';

const LENGTH = 50;
const RUNS = Math.ceil(Number(process.env.MODEL_RUNS ?? 60) / 3);
const SEED = chooseSeed();

test(
  `${RUNS} random sequences of ${LENGTH} commands with mergers of deals and companies diverge nowhere from the model (P19)`,
  async () => {
    process.stderr.write(`Model with mergers: seed ${SEED}, ${RUNS} sequences of ${LENGTH} commands\n`);
    const compiled = compileRuleSet(await loadTellingRules());
    const total: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(commands(LENGTH, 'with mergers'), (sequence) => liveOut(compiled, sequence, total)),
      {
        numRuns: RUNS,
        seed: SEED,
        ...(process.env.MODEL_PATH !== undefined && { path: process.env.MODEL_PATH }),
        endOnFailure: process.env.MODEL_SHRINK === undefined,
      },
    );
    process.stderr.write(`Model with mergers: ${JSON.stringify(total)}\n`);
    if (process.env.MODEL_PATH !== undefined) return;
    for (const what of ['mergedDeals', 'mergedCompanies'])
      expect(total[what] ?? 0).toBeGreaterThan(RUNS / 10);
  },
  24 * 3_600_000,
);
