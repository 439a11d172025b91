import type { ZodType } from 'zod';
import type { Actor } from '../model.ts';
import type { PortalState } from '../state.ts';
import { refuseInput, reportMissing } from './api-error.ts';

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The named parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined where none was sent. */
  readonly body: unknown;
}

export interface ApiAnswer {
  readonly status: number;
  /** Undefined for an answer without a body. */
  readonly body?: unknown;
}

export interface ApiContext {
  readonly state: PortalState;
  /** The app itself, now: what it writes comes back in webhooks under its own name. */
  readonly actor: () => Actor;
  /** How many calls the account has made today. */
  readonly callsToday: () => number;
  readonly callsPerDay: number;
}

export type Handler = (context: ApiContext, request: ApiRequest) => ApiAnswer;

export interface Route {
  readonly method: string;
  /** A path with `{names}`. */
  readonly path: string;
  readonly handle: Handler;
}

export interface Match {
  readonly handle: Handler;
  readonly params: Record<string, string>;
}

export function matchPath(
  pattern: readonly string[],
  parts: readonly string[],
): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (expected.startsWith('{')) params[expected.slice(1, -1)] = decodeURIComponent(part);
    else if (expected !== part) return null;
  }
  return params;
}

/** Finds the route of a path. Routes earlier in the list win, so fixed words stand before names. */
export function createMatcher(routes: readonly Route[]): (method: string, path: string) => Match | null {
  const table = routes.map((route) => ({ ...route, pattern: route.path.split('/') }));
  return (method, path) => {
    const parts = path.replace(/\/$/, '').split('/');
    for (const route of table) {
      if (route.method !== method) continue;
      const params = matchPath(route.pattern, parts);
      if (params) return { handle: route.handle, params };
    }
    return null;
  };
}

export function readParam(request: ApiRequest, name: string): string {
  const value = request.params[name];
  if (value === undefined) throw reportMissing();
  return value;
}

/** Reads a body of the expected shape or refuses it as HubSpot does, naming the wrong field. */
export function readBody<T>(schema: ZodType<T>, request: ApiRequest): T {
  const read = schema.safeParse(request.body);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw refuseInput(
    `Invalid input JSON at "${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'not readable'}`,
  );
}

/** Lists written as `a,b` or repeated, as HubSpot accepts both. */
export function readList(request: ApiRequest, name: string): string[] {
  return request.query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

export function readFlag(request: ApiRequest, name: string): boolean {
  return request.query.get(name) === 'true';
}
