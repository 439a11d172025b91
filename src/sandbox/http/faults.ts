/** A planned misbehaviour of the API. */
export interface Fault {
  readonly match: { readonly method?: string; readonly path: RegExp };
  /** How many matching calls it hits; 1 unless given. */
  readonly times?: number;
  readonly status?: number;
  /** Sent as it is when a text, else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Does what was asked, then answers as if it had failed. */
  readonly applyFirst?: boolean;
  /** Closes the connection without an answer. */
  readonly dropConnection?: boolean;
  /** Keeps the connection open without an answer, until the caller's patience ends. */
  readonly neverAnswer?: boolean;
  readonly delayMs?: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault that hits this call, if any; counts it down. */
  take(method: string, path: string): Fault | null;
}

export function createFaults(): Faults {
  let planned: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void planned.push({ fault, left: fault.times ?? 1 }),
    clear: () => void (planned = []),
    take: (method, path) => {
      const hit = planned.find(({ fault, left }) => {
        const { match } = fault;
        return left > 0 && (match.method === undefined || match.method === method) && match.path.test(path);
      });
      if (!hit) return null;
      hit.left -= 1;
      planned = planned.filter(({ left }) => left > 0);
      return hit.fault;
    },
  };
}
