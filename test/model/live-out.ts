/** One random life of a portal from its beginning to its end, the program beside the model. */
import fc from 'fast-check';
import type { CompiledRules } from '../../src/domain/compile.ts';
import type { Command } from './commands.ts';
import { nothingExpected } from './expected.ts';
import { play } from './opening.ts';
import { openStage } from './stage.ts';

/** `total`: how often what happened, added up. */
export async function liveOut(
  compiled: CompiledRules,
  sequence: readonly Command[],
  total: Record<string, number>,
): Promise<void> {
  const stage = await openStage(compiled);
  const expected = nothingExpected();
  try {
    play(stage, expected);
    await fc.asyncModelRun(() => ({ model: expected, real: stage }), sequence);
  } finally {
    await stage.close();
    for (const [what, n] of Object.entries(expected.counts)) total[what] = (total[what] ?? 0) + n;
  }
}
