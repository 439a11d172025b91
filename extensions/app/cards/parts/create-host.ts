import type { Host } from '../state/use-record.ts';

/** The host as it is in HubSpot's worker. */
export function createHost(refreshRecord: () => void): Host {
  return {
    makeId: () => crypto.randomUUID(),
    later: (run, ms) => void setTimeout(run, ms),
    refreshRecord,
  };
}
