/** Notes when deals were last written in the portal, as seen from inside of it. */
import type { Exchange } from '../../src/sandbox/http/server.ts';

export interface DealWatch {
  onExchange(exchange: Exchange): void;
  /** When the deal was written last, by `performance.now()`; undefined: not since the last `forget`. */
  writtenAt(dealId: string): number | undefined;
  /** Resolves with the moment of the next write of this deal. */
  nextWrite(dealId: string): Promise<number>;
  forget(): void;
}

function writtenIds({ method, path, status, requestBody }: Exchange): string[] {
  if (method !== 'POST' || status >= 300 || !path.endsWith('/deals/batch/update')) return [];
  const { inputs = [] } = (requestBody ?? {}) as { inputs?: { id: string }[] };
  return inputs.map(({ id }) => id);
}

export function createDealWatch(): DealWatch {
  const times = new Map<string, number>();
  const waiting = new Map<string, (at: number) => void>();
  return {
    onExchange: (exchange) => {
      const at = performance.now();
      for (const id of writtenIds(exchange)) {
        times.set(id, at);
        waiting.get(id)?.(at);
        waiting.delete(id);
      }
    },
    writtenAt: (dealId) => times.get(dealId),
    nextWrite: (dealId) =>
      new Promise((resolve) => {
        waiting.set(dealId, resolve);
      }),
    forget: () => times.clear(),
  };
}
