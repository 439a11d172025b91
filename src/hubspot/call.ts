/**
 * One call to HubSpot as the verbs see it: paced before each attempt, repeated where that is safe, parsed, and
 * answered either with a value or with HubSpot's refusal. Everything else is a typed error.
 */
import type { z } from 'zod';

import {
  AuthError,
  HubSpotUnavailable,
  ParseError,
  PausedError,
  RefusedError,
  ScopeError,
} from './errors.ts';
import type { Bucket } from './call-budget.ts';
import type { Clock } from './gateway.ts';
import type { Pacer } from './pacer.ts';
import { readRefusal, readScopes, tellReason } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { decideRetry } from './retry.ts';
import type { Failure, Safety } from './retry.ts';
import type { Method, Transport, TransportRequest } from './transport.ts';

export interface Call<T> extends TransportRequest {
  readonly bucket: Bucket;
  readonly safety: Safety;
  readonly schema: z.ZodType<T>;
}

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** @throws GatewayError for everything but an answer or a refusal of this very call. */
export type Send = <T>(call: Call<T>) => Promise<Answer<T>>;

/** One attempt, for metrics. `status` is null when no answer arrived. */
export interface CallRecord {
  readonly method: Method;
  readonly path: string;
  readonly bucket: Bucket;
  readonly status: number | null;
  readonly ms: number;
  /** From 1. */
  readonly attempt: number;
}

export interface SendOptions {
  readonly transport: Transport;
  readonly pacer: Pacer;
  readonly clock: Clock;
  readonly random: () => number;
  /** IANA name; null while it is not known. */
  readonly readTimeZone: () => string | null;
  readonly onCall: (record: CallRecord) => void;
  readonly onHeaders: (headers: Headers) => void;
}

/** Statuses that say something about the call itself, so that HubSpot must have said it. */
const MEANT_BY_HUBSPOT = new Set([400, 403, 404, 405, 409, 410, 413, 414, 415, 422]);

type Attempt<T> =
  | { readonly type: 'value'; readonly value: T }
  | { readonly type: 'failure'; readonly failure: Failure; readonly parseError: ParseError | null };

export function createSend(options: SendOptions): Send {
  return async <T>(call: Call<T>): Promise<Answer<T>> => {
    for (let attempt = 1; ; attempt += 1) {
      await options.pacer.waitForTurn(call.bucket);
      const made = await makeAttempt(options, call, attempt);
      if (made.type === 'value') return { ok: true, value: made.value };
      const { failure, parseError } = made;
      const decision = decideRetry({
        safety: call.safety,
        failure,
        attempt,
        now: options.clock.now(),
        timeZone: options.readTimeZone(),
        random: options.random,
      });
      if (!decision.retry && decision.pause !== null) {
        const { reason, resumeAt } = decision.pause;
        options.pacer.pause(reason, resumeAt);
        throw new PausedError(reason, resumeAt);
      }
      if (!decision.retry) return conclude(call, failure, parseError, attempt);
      // A limit holds for the whole bucket: other calls would only run into it again.
      if ('status' in failure && failure.status === 429) options.pacer.hold(call.bucket, decision.afterMs);
      await options.clock.wait(decision.afterMs);
    }
  };
}

async function makeAttempt<T>(options: SendOptions, call: Call<T>, attempt: number): Promise<Attempt<T>> {
  const started = options.clock.now();
  const outcome = await options.transport(call);
  const status = outcome.type === 'answer' ? outcome.status : null;
  const ms = options.clock.now() - started;
  options.onCall({ method: call.method, path: call.path, bucket: call.bucket, status, ms, attempt });
  if (outcome.type === 'fault') return fail({ fault: outcome.fault });
  options.onHeaders(outcome.headers);
  const body = parseJson(outcome.text);
  if (outcome.status < 200 || outcome.status > 299) {
    const json = body.ok ? body.value : null;
    // A refusal that is no JSON comes from something in between, not from HubSpot.
    if (MEANT_BY_HUBSPOT.has(outcome.status) && !body.ok) return fail({ fault: 'not_json' });
    return fail({ status: outcome.status, headers: outcome.headers, body: json });
  }
  if (!body.ok) return fail({ fault: 'not_json' });
  return readValue(call, body.value);
}

function readValue<T>(call: Call<T>, body: unknown): Attempt<T> {
  const read = call.schema.safeParse(body);
  if (read.success) return { type: 'value', value: read.data };
  const issue = read.error.issues[0];
  const path = issue === undefined || issue.path.length === 0 ? '(top)' : issue.path.join('.');
  const error = new ParseError(nameCall(call), path, issue?.message ?? 'the shape was not expected');
  return { type: 'failure', failure: { fault: 'wrong_shape' }, parseError: error };
}

function conclude<T>(
  call: Call<T>,
  failure: Failure,
  parseError: ParseError | null,
  attempt: number,
): Answer<T> {
  if (parseError !== null) throw parseError;
  if ('fault' in failure) throw new HubSpotUnavailable(nameCall(call), attempt, failure.fault);
  const { status, body } = failure;
  if (status === 401) throw new AuthError();
  const refusal = readRefusal(status, body);
  if (status === 403) {
    throw new ScopeError(nameCall(call), readScopes(refusal.problem), tellReason(refusal.problem));
  }
  if (status >= 300 && status < 400) {
    const reason =
      'a redirect, which is not followed because the token would go along; check HUBSPOT_API_URL';
    throw new RefusedError(nameCall(call), { status, category: 'REDIRECT', reason });
  }
  if (status < 200 || status >= 500 || [408, 423, 429, 477].includes(status)) {
    throw new HubSpotUnavailable(nameCall(call), attempt, status);
  }
  return { ok: false, refusal };
}

/** The value of an answer that has to be one. @throws RefusedError */
export function expectValue<T>(call: Pick<Call<T>, 'method' | 'path'>, answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw toRefusedError(call, answer.refusal);
}

export function toRefusedError(call: Pick<Call<unknown>, 'method' | 'path'>, refusal: Refusal): RefusedError {
  const { status, category, problem } = refusal;
  return new RefusedError(nameCall(call), { status, category, reason: tellReason(problem) });
}

function nameCall(call: Pick<Call<unknown>, 'method' | 'path'>): string {
  return `${call.method} ${call.path}`;
}

function fail<T>(failure: Failure): Attempt<T> {
  return { type: 'failure', failure, parseError: null };
}

function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  if (text === '') return { ok: true, value: null };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
