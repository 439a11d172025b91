/**
 * HubSpot refuses a whole batch for one bad input. The good ones are written all the same (P27): inputs that HubSpot
 * names are taken out; otherwise the bad one is searched by halves. A half that passes is written by that very call,
 * and a half that fails is known to be bad without asking for the other, so one bad input among 100 costs at most
 * 8 calls more: 7 to find it, 1 for everything that was set aside meanwhile.
 */
import type { Answer } from './call.ts';
import type { Refusal } from './refusal.ts';

export interface Isolation<Input, Value> {
  /** Answers of the calls that passed. */
  readonly values: readonly { readonly inputs: readonly Input[]; readonly value: Value }[];
  readonly refused: readonly Refused<Input>[];
}

export interface Refused<Input> {
  readonly input: Input;
  readonly refusal: Refusal;
}

export interface Blame<Input> {
  /** Inputs the refusal names beyond doubt. */
  findGuilty(refusal: Refusal, inputs: readonly Input[]): readonly Input[];
  /** Inputs the bad one must be among; all of them when the refusal does not say. */
  findSuspects(refusal: Refusal, inputs: readonly Input[]): readonly Input[];
  /** Whether `other` would be refused for the same cause as `culprit`. */
  sharesFault(refusal: Refusal, culprit: Input, other: Input): boolean;
}

type SendBatch<Input, Value> = (inputs: readonly Input[]) => Promise<Answer<Value>>;

/** Statuses by which HubSpot refuses a batch for what is in it. */
const CONTENT_STATUSES = new Set([400, 404, 409, 422]);
/** After so many bad inputs the batch is rotten: from then on one by one is cheaper than searching. */
const SEARCHES = 4;

/**
 * Sends `inputs` and isolates those that HubSpot refuses.
 * @throws whatever `refuseAll` makes of a refusal that is not about an input.
 */
export async function isolateRefused<Input, Value>(
  inputs: readonly Input[],
  send: SendBatch<Input, Value>,
  blame: Blame<Input>,
  refuseAll: (refusal: Refusal) => Error,
): Promise<Isolation<Input, Value>> {
  const values: { inputs: readonly Input[]; value: Value }[] = [];
  const refused: Refused<Input>[] = [];
  const attempt = async (batch: readonly Input[]): Promise<Refusal | null> => {
    const answer = await send(batch);
    if (answer.ok) {
      values.push({ inputs: batch, value: answer.value });
      return null;
    }
    if (!CONTENT_STATUSES.has(answer.refusal.status)) throw refuseAll(answer.refusal);
    return answer.refusal;
  };
  let pending = inputs;
  for (let searches = 0; pending.length > 0;) {
    if (searches >= SEARCHES) {
      await sendSingly(pending, attempt, refused);
      break;
    }
    const refusal = await attempt(pending);
    if (refusal === null) break;
    const found = await findCulprits(pending, refusal, attempt, blame);
    refused.push(...found.refused);
    if (found.searched) searches += 1;
    pending = found.rest;
  }
  return { values, refused };
}

interface Found<Input> {
  readonly refused: readonly Refused<Input>[];
  /** Inputs that have not been sent since; at least one fewer than before. */
  readonly rest: readonly Input[];
  readonly searched: boolean;
}

async function findCulprits<Input>(
  batch: readonly Input[],
  first: Refusal,
  attempt: (batch: readonly Input[]) => Promise<Refusal | null>,
  blame: Blame<Input>,
): Promise<Found<Input>> {
  let refusal = first;
  let group = batch;
  const aside: Input[] = [];
  for (;;) {
    const guilty = new Set(blame.findGuilty(refusal, group));
    if (guilty.size > 0) {
      const named = refusal;
      aside.push(...group.filter((input) => !guilty.has(input)));
      return {
        refused: [...guilty].map((input) => ({ input, refusal: named })),
        rest: aside,
        searched: false,
      };
    }
    const suspects = new Set(blame.findSuspects(refusal, group));
    if (suspects.size > 0 && suspects.size < group.length) {
      aside.push(...group.filter((input) => !suspects.has(input)));
      group = group.filter((input) => suspects.has(input));
    }
    const narrowed = await halve(group, aside, attempt);
    group = narrowed.group;
    if (narrowed.refusal === null) break;
    refusal = narrowed.refusal;
  }
  return separate(group, aside, refusal, blame);
}

/** Halves a bad group until a half fails anew (its refusal says more) or one input is left. */
async function halve<Input>(
  bad: readonly Input[],
  aside: Input[],
  attempt: (batch: readonly Input[]) => Promise<Refusal | null>,
): Promise<{ readonly group: readonly Input[]; readonly refusal: Refusal | null }> {
  let group = bad;
  while (group.length > 1) {
    const middle = Math.ceil(group.length / 2);
    const half = group.slice(0, middle);
    const rest = group.slice(middle);
    const refusal = await attempt(half);
    if (refusal !== null) {
      aside.push(...rest);
      return { group: half, refusal };
    }
    group = rest;
  }
  return { group, refusal: null };
}

function separate<Input>(
  group: readonly Input[],
  aside: readonly Input[],
  refusal: Refusal,
  blame: Blame<Input>,
): Found<Input> {
  const refused: Refused<Input>[] = group.map((input) => ({ input, refusal }));
  const rest: Input[] = [];
  for (const other of aside) {
    if (group.some((culprit) => blame.sharesFault(refusal, culprit, other)))
      refused.push({ input: other, refusal });
    else rest.push(other);
  }
  return { refused, rest, searched: true };
}

async function sendSingly<Input>(
  inputs: readonly Input[],
  attempt: (batch: readonly Input[]) => Promise<Refusal | null>,
  refused: Refused<Input>[],
): Promise<void> {
  for (const input of inputs) {
    const refusal = await attempt([input]);
    if (refusal !== null) refused.push({ input, refusal });
  }
}
