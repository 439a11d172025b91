import type { Random } from '../random.ts';
import { makeUuid } from '../random.ts';
import { ApiError, refuseInput, reportMissing } from './api-error.ts';
import type { ErrorContent } from './api-error.ts';
import { findBucket } from './rate-limits.ts';
import type { Access } from './access.ts';
import type { RateLimits, Refusal } from './rate-limits.ts';
import { createMatcher } from './routing.ts';
import type { ApiAnswer, ApiContext, Route } from './routing.ts';
import type { HeadedAnswer, Received } from './server.ts';

export interface AnsweringOptions {
  readonly context: ApiContext;
  readonly routes: readonly Route[];
  readonly limits: RateLimits;
  readonly access: Access;
  readonly random: Random;
}

function describeError(error: ErrorContent, random: Random) {
  return { status: 'error', correlationId: makeUuid(random), ...error };
}

function describeRefusal(refusal: Refusal, random: Random) {
  // `errorType` is what HubSpot sends on 429; its specification asks for `category` in every error.
  return {
    ...describeError({ category: 'RATE_LIMITS', message: refusal.message }, random),
    errorType: 'RATE_LIMIT',
    policyName: refusal.policyName,
  };
}

/** Answers one received request: credentials, limits, then what was asked. Never throws for a wrong request. */
export function createAnswering(options: AnsweringOptions): (received: Received) => HeadedAnswer {
  const { context, limits, random, access } = options;
  const match = createMatcher(options.routes);
  const route = ({ method, url, body, unreadable, size }: Received): ApiAnswer => {
    if (unreadable) throw refuseInput('Invalid input JSON: the body could not be parsed.');
    const found = match(method, url.pathname);
    if (!found) throw reportMissing(`No ${method} at this path.`);
    if (findBucket(url.pathname) === 'search' && size > 3_000) {
      throw refuseInput(`The body of a search may have 3000 characters; it had ${size}.`);
    }
    return found.handle(context, {
      method,
      path: url.pathname,
      query: url.searchParams,
      params: found.params,
      body,
    });
  };
  return (received) => {
    const { method, url, authorization } = received;
    const refused = access.refuse({ method, path: url.pathname.replace(/\/$/u, ''), authorization });
    if (refused) return { status: refused.status, body: describeError(refused.content, random), headers: {} };
    const admission = limits.admit(findBucket(received.url.pathname), context.state.now());
    const { headers } = admission;
    if (!admission.admitted)
      return { status: 429, body: describeRefusal(admission.refusal, random), headers };
    try {
      return { ...route(received), headers };
    } catch (error) {
      if (error instanceof ApiError) {
        return { status: error.status, body: describeError(error.content, random), headers };
      }
      if (error instanceof URIError) {
        return {
          status: 400,
          body: describeError(refuseInput('The path is not readable.').content, random),
          headers,
        };
      }
      throw error;
    }
  };
}
