/**
 * Two programs that touch the same rows in another order: PostgreSQL ends the work of one of them, of which nothing has
 * happened then, and which may simply be done again.
 */
const ENDED_BY_THE_DATABASE: ReadonlySet<unknown> = new Set(['40P01', '40001']);
/** One of two always gets through; more than a few in a row mean something else. */
const ATTEMPTS = 5;

export async function againAfterDeadlock<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const ended = error instanceof Error && 'code' in error && ENDED_BY_THE_DATABASE.has(error.code);
      if (!ended || attempt >= ATTEMPTS) throw error;
    }
  }
}
