import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** The fields of answers that tests look at; which of them an answer has depends on the call. */
export interface Item {
  readonly id: string;
  readonly properties: Readonly<Record<string, string | null>>;
  readonly propertiesWithHistory: Readonly<Record<string, readonly { readonly value: string }[]>>;
  readonly typeId: number;
  readonly new: boolean;
  readonly to: readonly unknown[];
  readonly paging: { readonly next: { readonly after: string } };
}

export interface Problem {
  readonly code: string;
  readonly category: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
}

export interface Body extends Item {
  readonly results: readonly Item[];
  readonly errors: readonly Problem[];
  readonly options: readonly { readonly value: string }[];
  readonly message: string;
  readonly total: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

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
