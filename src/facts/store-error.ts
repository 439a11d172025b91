/** The store cannot be used; `message` names the cause and the way out in one line. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
