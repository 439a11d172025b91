/** The portal's limits as HubSpot's answers tell them. Search and association answers carry none. */
export interface Limits {
  /** Calls allowed per `intervalMs`. */
  readonly max: number;
  readonly intervalMs: number;
  /** Calls left today for all apps of the portal; null when the answer does not say. */
  readonly dailyRemaining: number | null;
}

/** Reads `X-HubSpot-RateLimit-*`; null when the answer carries no usable limit. */
export function readLimits(headers: Pick<Headers, 'get'>): Limits | null {
  const max = readCount(headers.get('x-hubspot-ratelimit-max'));
  const intervalMs = readCount(headers.get('x-hubspot-ratelimit-interval-milliseconds'));
  if (max === null || intervalMs === null || max === 0 || intervalMs === 0) return null;
  return { max, intervalMs, dailyRemaining: readCount(headers.get('x-hubspot-ratelimit-daily-remaining')) };
}

function readCount(text: string | null): number | null {
  return text !== null && /^\d{1,12}$/.test(text.trim()) ? Number(text) : null;
}
