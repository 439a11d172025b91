/** The store cannot be used; `message` names the cause and the way out in one line. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** The system's or the driver's code, never its text, which may repeat an address or a parameter. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'unknown cause';
}
