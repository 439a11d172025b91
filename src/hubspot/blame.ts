/** Which inputs of a batch HubSpot's words point at. */
import type { Problem } from './answers.ts';
import type { Blame } from './isolate.ts';
import { readContext, readPropertyFaults } from './refusal.ts';

export interface BlamedInput {
  /** What HubSpot calls the input by: its object id or the value of its unique property. */
  readonly id: string;
  readonly traceId: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** Codes by which a property is refused whatever its value is. */
const REFUSED_ALWAYS = new Set(['PROPERTY_DOESNT_EXIST', 'READ_ONLY_VALUE']);
/** Codes by which a value is refused wherever it is sent. */
const REFUSED_VALUE = new Set([
  'INVALID_OPTION',
  'INVALID_FLOAT',
  'INVALID_INTEGER',
  'INVALID_LONG',
  'INVALID_DATE',
]);

const ID_IN_WORDS = /\b(?:ids?|object|record)\b[\s:=[("']{1,4}(\d+)\b/gi;

/** Ids or trace ids that a problem names; HubSpot's batch errors do by context. */
export function findNamed<Input extends Pick<BlamedInput, 'id' | 'traceId'>>(
  problem: Problem,
  inputs: readonly Input[],
): readonly Input[] {
  const traces = new Set(readContext(problem.context, ['objectWriteTraceId']));
  const byTrace = inputs.filter((input) => traces.has(input.traceId));
  if (byTrace.length > 0) return byTrace;
  const ids = new Set(readContext(problem.context, ['ids', 'id', 'objectId']));
  return inputs.filter((input) => ids.has(input.id));
}

export const blameWrites: Blame<BlamedInput> = {
  findGuilty(refusal, inputs) {
    const named = findNamed(refusal.problem, inputs);
    if (named.length > 0) return named;
    const spoken = new Set(
      [...(refusal.problem.message ?? '').matchAll(ID_IN_WORDS)].map((match) => match[1] ?? ''),
    );
    const inWords = inputs.filter((input) => spoken.has(input.id));
    if (inWords.length > 0) return inWords;
    const never = readPropertyFaults(refusal.problem).filter((fault) => REFUSED_ALWAYS.has(fault.code));
    return inputs.filter((input) => never.some((fault) => fault.name in input.properties));
  },
  findSuspects(refusal, inputs) {
    const faults = readPropertyFaults(refusal.problem);
    const suspects = inputs.filter((input) => faults.some((fault) => fault.name in input.properties));
    return suspects.length > 0 ? suspects : inputs;
  },
  sharesFault(refusal, culprit, other) {
    return readPropertyFaults(refusal.problem).some(
      ({ name, code }) =>
        REFUSED_VALUE.has(code) &&
        culprit.properties[name] !== undefined &&
        culprit.properties[name] === other.properties[name],
    );
  },
};
