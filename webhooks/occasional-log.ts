import type { EdgeLog } from './ports.ts';

/** One line per kind and this much time: a flood of forged requests must not become a flood of lines (P8). */
const INTERVAL_MS = 10_000;

/** Warns about what an outsider can cause at will. `code` is one of a closed list, never text from a request. */
export type OccasionalLog = (code: string, requestId: string, message: string) => void;

export function createOccasionalLog(log: EdgeLog, now: () => number): OccasionalLog {
  const kinds = new Map<string, { lastAt: number; unsaid: number }>();
  return (code, requestId, message) => {
    const at = now();
    const kind = kinds.get(code);
    if (kind !== undefined && Math.abs(at - kind.lastAt) < INTERVAL_MS) {
      kind.unsaid += 1;
      return;
    }
    log.warn({ code, requestId, unsaid: kind?.unsaid ?? 0 }, message);
    kinds.set(code, { lastAt: at, unsaid: 0 });
  };
}
