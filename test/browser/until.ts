const PATIENCE_MS = 15_000;
const LOOK_AGAIN_MS = 10;

/** Looks until `check` holds. @throws with `what` where it never does */
export async function until(what: string, check: () => unknown): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
