/** Once a minute: what is past its time goes, and the space it leaves is given back. */
import type { Settings } from '../domain/rule-set.ts';
import { forgetOld, forgetParked } from '../facts/retention.ts';
import type { WorkerContext } from './context.ts';

export async function tidyUp(
  { store, log, now }: Pick<WorkerContext, 'store' | 'log' | 'now'>,
  { retention }: Pick<Settings, 'retention'>,
): Promise<void> {
  await forgetOld(store.db, now());
  const parked = await forgetParked(store.db, now(), retention.parkedDeliveriesDays);
  if (parked > 0)
    log.warn(
      { deliveries: parked, days: retention.parkedDeliveriesDays },
      'deliveries that could not be processed were dropped, since nobody tried them again in time',
    );
  await store.shrink();
}
