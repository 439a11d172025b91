/** The command was called wrongly, or with a wrong environment: exit code 2, and the message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
