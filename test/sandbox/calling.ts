import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** A loosely typed answer, so that a test can look at any field of it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export type Body = { readonly [name: string]: Body } & readonly Body[] & string;

/** Calls the sandbox as an app would, with its token. */
export async function call(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${sandbox.token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, body: parsed as Body };
}

/** A clock that stands until it is moved. */
export function createTestClock(start = Date.parse('2026-11-20T10:00:00Z')) {
  let time = start;
  return {
    now: () => time,
    move: (ms: number) => void (time += ms),
  };
}
