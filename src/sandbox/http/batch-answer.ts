import { refuseInput } from './api-error.ts';
import type { ErrorContent } from './api-error.ts';
import type { ApiAnswer, ApiContext } from './routing.ts';

/** What HubSpot takes in one batch of objects. */
export const OBJECT_BATCH = 100;

/** The envelope of a batch: 207 with `errors` where some inputs failed, else the operation's own status. */
export function answerBatch(
  context: ApiContext,
  status: number,
  results: readonly unknown[],
  errors: readonly ErrorContent[] = [],
): ApiAnswer {
  const time = new Date(context.state.now()).toISOString();
  const envelope = { status: 'COMPLETE', results, startedAt: time, completedAt: time };
  if (errors.length === 0) return { status, body: envelope };
  const listed = errors.map((error) => ({ status: 'error', context: {}, errors: [], links: {}, ...error }));
  return { status: 207, body: { ...envelope, numErrors: errors.length, errors: listed } };
}

export function checkBatchSize(inputs: readonly unknown[], limit = OBJECT_BATCH): void {
  if (inputs.length === 0) throw refuseInput('The batch has no inputs.');
  if (inputs.length > limit) {
    throw refuseInput(`The maximum number of inputs supported is ${limit}; ${inputs.length} were sent.`);
  }
}
