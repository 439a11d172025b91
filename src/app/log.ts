/** The log: ids and counts; what could carry a person or a secret is cut before it is written (P38). */
import { destination, pino, type Logger } from 'pino';

const SECRET = ['token', 'secret', 'authorization', 'email', 'name', 'body', 'query', 'parameters', 'sql'];

/** Everything goes to stderr: stdout belongs to what a command was asked for. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: '[hidden]' },
      // Errors of database drivers carry parameters in their text: only their kind is told.
      serializers: { err: describeError, error: describeError },
    },
    destination({ dest: 2, sync: true }),
  );
}

function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? { code: String(error.code) } : {};
  return { type: error.name, ...code };
}
