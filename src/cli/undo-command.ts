/** The command `undo` and its flags. */
import { randomUUID } from 'node:crypto';
import { Argument, type Command } from 'commander';
import { compileRuleSet } from '../app/compile.ts';
import { readPortalShape } from '../install/portal-shape.ts';
import type { Store } from '../facts/store.ts';
import { systemClock } from '../hubspot/system-clock.ts';
import { viewPortal } from '../worker/portal-view.ts';
import { listUndoable, undo } from './undo.ts';
import { UsageError } from './usage-error.ts';
import type { ReadyPortal } from './with-gateway.ts';

interface Parts {
  readonly finish: (code: number) => void;
  readonly write: (text: string) => void;
  readonly withStore: (work: (store: Store) => Promise<void>) => Promise<void>;
  /** The portal is the one the server works with, or the command refuses. */
  readonly withPortal: (work: (portal: ReadyPortal) => Promise<void>) => Promise<void>;
}

interface UndoFlags {
  readonly list?: boolean;
  readonly limit: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addUndo(program: Command, parts: Parts): void {
  program
    .command('undo')
    .description('take back what one run wrote into HubSpot, where nobody has changed it since')
    .addArgument(new Argument('[run]', 'the id of the run; --list shows them'))
    .option('--list', 'the runs that can be taken back, newest first')
    .option('--limit <n>', 'with --list: how many', '20')
    .option('--dry-run', 'only print what would be taken back')
    .option('--json', 'print JSON and nothing else on stdout')
    .action(async (runId: string | undefined, flags: UndoFlags) => {
      if (flags.list === true) return listRuns(parts, flags);
      if (runId === undefined)
        throw new UsageError('undo: give the id of a run; to see them: buying-groups undo --list');
      await undoOne(parts, runId, flags);
    });
}

async function listRuns({ finish, write, withStore }: Parts, { limit, json }: UndoFlags): Promise<void> {
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1 || most > 1000)
    throw new UsageError('--limit: a whole number from 1 to 1000 was expected');
  await withStore(async (store) =>
    finish(await listUndoable({ limit: most, json: json === true, context: { store }, write })),
  );
}

async function undoOne(
  { finish, write, withPortal }: Parts,
  runId: string,
  { dryRun, json }: UndoFlags,
): Promise<void> {
  await withPortal(async ({ gateway, store, rules }) => {
    const view = viewPortal(await readPortalShape(gateway, rules), compileRuleSet(rules));
    if (view === null) throw new UsageError('The portal has no deal pipeline: create one in HubSpot.');
    const context = { store, gateway, now: () => systemClock.now(), newId: randomUUID };
    finish(await undo({ runId, dryRun: dryRun === true, json: json === true, context, view, write }));
  });
}
