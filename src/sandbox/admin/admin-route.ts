/** What the routes of the admin API have in common; they steer the sandbox and are no part of HubSpot. */
import { z } from 'zod';
import type { ZodType } from 'zod';
import { findObjectType } from '../object-types.ts';
import type { ObjectType } from '../object-types.ts';
import type { Sandbox } from '../sandbox.ts';

export type Steered = Omit<Sandbox, 'url' | 'fetch' | 'close'>;

export interface AdminCall<Body> {
  readonly params: Readonly<Record<string, string>>;
  readonly body: Body;
}

export interface AdminRoute {
  readonly method: string;
  /** A path with `{names}`. */
  readonly path: string;
  /** What the body must be; without it any body is ignored. */
  readonly body: ZodType | null;
  /** Answers what is sent as JSON; undefined becomes `{}`. Throws an Error where the portal cannot do it. */
  readonly run: (sandbox: Steered, call: AdminCall<unknown>) => unknown;
}

/** Ties a body's shape to the function that takes it. */
export function take<Body>(
  method: string,
  path: string,
  body: ZodType<Body>,
  run: (sandbox: Steered, call: AdminCall<Body>) => unknown,
): AdminRoute {
  return { method, path, body, run: (sandbox, call) => run(sandbox, call as AdminCall<Body>) };
}

export function ask(
  method: string,
  path: string,
  run: (sandbox: Steered, params: Readonly<Record<string, string>>) => unknown,
): AdminRoute {
  return { method, path, body: null, run: (sandbox, { params }) => run(sandbox, params) };
}

export function readType(params: Readonly<Record<string, string>>, name = 'type'): ObjectType {
  const type = findObjectType(params[name] ?? '');
  if (!type)
    throw new Error(`"${params[name] ?? ''}" is no object of the sandbox; try contacts, companies or deals.`);
  return type;
}

export function readName(params: Readonly<Record<string, string>>, name: string): string {
  return params[name] ?? '';
}

/** When and by whom an act was done; a person now, unless told. */
export const ACT = {
  at: z.int().optional(),
  source: z.string().min(1).optional(),
  sourceId: z.string().nullable().optional(),
};

export interface Act {
  readonly at?: number | undefined;
  readonly source?: string | undefined;
  readonly sourceId?: string | null | undefined;
}

export function readAct({ at, source, sourceId }: Act) {
  return {
    ...(at === undefined ? {} : { at }),
    ...(source === undefined ? {} : { source }),
    ...(sourceId === undefined ? {} : { sourceId }),
  };
}
