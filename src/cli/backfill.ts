/** `buying-groups backfill`: builds groups from what a portal holds already; first as a dry run. */
import type { BackfillContext } from '../backfill/context.ts';
import { rehearse } from '../backfill/rehearse.ts';
import { runBackfill } from '../backfill/run-backfill.ts';
import { BackfillStopped } from '../backfill/walk.ts';
import { TakenOver } from '../facts/backfills.ts';
import { GatewayError } from '../hubspot/errors.ts';
import { PortalChanged } from '../worker/portal-changed.ts';
import { nameDay } from './backfill-since.ts';
import { describeRehearsal, describeResult } from './describe-backfill.ts';

export interface BackfillOptions {
  readonly context: BackfillContext;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly write: (text: string) => void;
  readonly tell: (text: string) => void;
}

/** Answers the exit code: 0 done; 1 no dry run was made before, or it was cut off and goes on when started again. */
export async function backfill(options: BackfillOptions): Promise<number> {
  try {
    return options.dryRun ? await dryRun(options) : await carryOut(options);
  } catch (error) {
    if (!isExpected(error)) throw error;
    options.tell(error.message);
    if (error instanceof GatewayError || error instanceof PortalChanged)
      options.tell(
        options.dryRun
          ? 'The dry run was cut off; start it again.'
          : 'What was read is kept: started again, the backfill goes on where it was.',
      );
    return 1;
  }
}

function isExpected(error: unknown): error is Error {
  return [GatewayError, PortalChanged, BackfillStopped, TakenOver].some((type) => error instanceof type);
}

async function dryRun({ context, json, write }: BackfillOptions): Promise<number> {
  const found = await rehearse(context);
  const { since } = context.name;
  write(
    json
      ? `${JSON.stringify({ dryRun: true, since: nameDay(since), ...found })}\n`
      : describeRehearsal(found, since),
  );
  return 0;
}

async function carryOut({ context, json, write, tell }: BackfillOptions): Promise<number> {
  const { since } = context.name;
  const result = await runBackfill(context);
  if (result === null) {
    tell(
      `No dry run of this portal with these rules since ${nameDay(since)} was made yet: it says what would be made. ` +
        `First: buying-groups backfill --since ${nameDay(since)} --dry-run`,
    );
    return 1;
  }
  const { startedAt, ...found } = result;
  write(
    json
      ? `${JSON.stringify({ dryRun: false, since: nameDay(since), startedAt: new Date(startedAt).toISOString(), ...found })}\n`
      : describeResult(result, since),
  );
  return 0;
}
