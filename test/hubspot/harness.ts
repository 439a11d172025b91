/** A gateway in front of a scripted HubSpot, with a clock that moves only by waiting. */
import nock from 'nock';

import type { CallRecord } from '../../src/hubspot/call.ts';
import { createGateway } from '../../src/hubspot/create-gateway.ts';
import type { Bucket } from '../../src/hubspot/call-budget.ts';
import type { GatewayOptions } from '../../src/hubspot/create-gateway.ts';
import type { Clock, Gateway } from '../../src/hubspot/gateway.ts';
import { createOpenApiJudge } from '../support/openapi.ts';

// No request of these tests reaches beyond this machine; one that nobody planned for is an error.
nock.disableNetConnect();
nock.enableNetConnect('127.0.0.1');

// Jest runs several files in one process; without this, the next file's requests would be answered twice.
afterAll(() => {
  nock.cleanAll();
  nock.restore();
});

export const BASE_URL = 'https://api.hubapi.com';
export const TOKEN = 'pat-test-0000';
export const START = Date.UTC(2026, 10, 2, 12);

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly authorization: string | null;
  /** When it arrived, by the test's clock. */
  readonly at: number;
}

export type Reply =
  | {
      readonly status: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly headers?: Record<string, string>;
    }
  | 'reset'
  | 'timeout';

export interface TestClock extends Clock {
  readonly waits: readonly number[];
}

/** Waiting moves the time at once. */
export function createTestClock(start = START): TestClock {
  let time = start;
  const waits: number[] = [];
  return {
    waits,
    now: () => time,
    wait(ms) {
      waits.push(ms);
      time += ms;
      return Promise.resolve();
    },
  };
}

export interface Harness {
  readonly gateway: Gateway;
  readonly requests: readonly SeenRequest[];
  readonly records: readonly CallRecord[];
  readonly taken: readonly Bucket[];
  readonly clock: TestClock;
}

/** `answer` plays HubSpot; it is asked once per request, with the request and its number from 1. */
export function createHarness(
  answer: (request: SeenRequest, number: number) => Reply,
  options: Partial<GatewayOptions> = {},
): Harness {
  const clock = createTestClock();
  const requests: SeenRequest[] = [];
  const records: CallRecord[] = [];
  const taken: Bucket[] = [];
  let deadline = new AbortController();
  playHubSpot(async (request) => {
    const seen = await readRequest(request, clock.now());
    requests.push(seen);
    const faults = findFaults(seen);
    if (faults.length > 0)
      throw new Error(`The request is not as HubSpot describes it: ${faults.join('; ')}`);
    const reply = answer(seen, requests.length);
    if (reply === 'timeout') deadline.abort();
    if (reply === 'timeout' || reply === 'reset') throw new Error('socket hang up');
    return [
      reply.status,
      reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json)),
      reply.headers ?? {},
    ];
  });
  const gateway = createGateway({
    baseUrl: BASE_URL,
    accessToken: TOKEN,
    clock,
    random: () => 0.5,
    takeCall(bucket) {
      taken.push(bucket);
      return Promise.resolve(0);
    },
    onCall: (record) => records.push(record),
    startDeadline() {
      deadline = new AbortController();
      return deadline.signal;
    },
    ...options,
  });
  return { gateway, requests, records, taken, clock };
}

const judge = createOpenApiJudge();

/** What of a request contradicts HubSpot's API description; answers are the tests' own. */
function findFaults({ method, path, body }: SeenRequest): readonly string[] {
  const exchange = { method, path, requestBody: body ?? undefined, status: 200, responseBody: undefined };
  return judge?.check(exchange).filter((fault) => fault.startsWith('request')) ?? [];
}

function playHubSpot(answer: (request: Request) => Promise<[number, string, Record<string, string>]>): void {
  nock.cleanAll();
  const scope = nock(BASE_URL).persist();
  for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE']) {
    scope.intercept(/.*/, method).query(true).reply(answer);
  }
}

async function readRequest(request: Request, at: number): Promise<SeenRequest> {
  const url = new URL(request.url);
  const text = await request.clone().text();
  return {
    method: request.method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    body: text === '' ? null : JSON.parse(text),
    authorization: request.headers.get('authorization'),
    at,
  };
}

const MOMENT = '2026-10-01T10:00:00.000Z';

export interface BatchInputs {
  readonly inputs: readonly {
    readonly id: string;
    readonly properties: Record<string, string>;
    readonly [key: string]: unknown;
  }[];
}

/** An object as HubSpot answers it. */
export function storedObject(id: string, properties: Record<string, string | null> = {}): object {
  return { id, properties, createdAt: MOMENT, updatedAt: MOMENT, archived: false };
}

/** A finished batch; 207 as soon as it holds errors. */
export function batch(results: readonly unknown[], errors: readonly unknown[] = []): Reply {
  return {
    status: errors.length > 0 ? 207 : 200,
    json: {
      status: 'COMPLETE',
      results,
      startedAt: MOMENT,
      completedAt: MOMENT,
      ...(errors.length > 0 ? { numErrors: errors.length, errors } : {}),
    },
  };
}

/** Answers an update or upsert batch as if everything was written. */
export function writeAll(request: SeenRequest): Reply {
  const { inputs } = request.body as BatchInputs;
  return batch(inputs.map((input) => storedObject(input.id, input.properties)));
}

export function problem(status: number, fields: Record<string, unknown> = {}): Reply {
  return {
    status,
    json: {
      status: 'error',
      message: 'refused',
      correlationId: '0',
      category: 'VALIDATION_ERROR',
      ...fields,
    },
  };
}

/** `count` ids from `first` on. */
export function listIds(count: number, first = 1001): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(first + index));
}
