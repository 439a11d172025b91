import { z } from 'zod';
import { LIMIT_POLICIES } from '../http/rate-limits.ts';
import { ask, readName, readType, take } from './admin-route.ts';
import type { AdminRoute, Steered } from './admin-route.ts';

const SCOPES = z.strictObject({ scopes: z.array(z.string().min(1)).nullable() });
const LIMIT = z.strictObject({ policy: z.enum(LIMIT_POLICIES), calls: z.int().min(0) });
const PATTERN = z.string().refine(isPattern, 'is no regular expression');
const FAULT = z.strictObject({
  match: z.strictObject({ method: z.string().optional(), path: PATTERN }),
  times: z.int().min(1).optional(),
  status: z.int().min(200).max(599).optional(),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  applyFirst: z.boolean().optional(),
  dropConnection: z.boolean().optional(),
  neverAnswer: z.boolean().optional(),
  delayMs: z.int().min(0).optional(),
});

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

function addFault({ faults }: Steered, { match, ...rest }: z.output<typeof FAULT>): void {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const method = match.method === undefined ? {} : { method: match.method };
  faults.add({ ...given, match: { ...method, path: new RegExp(match.path, 'u') } });
}

function describePortal({ portal, webhooks, access, calls, portalId, appId }: Steered) {
  const { state } = portal;
  const counts = Object.entries(state.objects).map(([type, all]) => [
    type,
    [...all.values()].filter(({ archivedAt }) => archivedAt === null).length,
  ]);
  return {
    portalId,
    appId,
    tier: state.tier,
    objects: Object.fromEntries(counts) as Record<string, number>,
    scopes: access.scopes,
    tokenRevoked: access.revoked,
    calls: calls.count(),
    webhooks: { queued: webhooks.queue.length, givenUp: webhooks.givenUp.length, paused: webhooks.paused },
  };
}

/** What administrators set, what the account grants, and how the API misbehaves. */
export const SETTING_ROUTES: readonly AdminRoute[] = [
  ask('GET', '/sandbox', describePortal),
  ask('DELETE', '/sandbox/properties/{type}/{name}', ({ portal }, params) =>
    portal.archiveProperty(readType(params), readName(params, 'name')),
  ),
  ask('DELETE', '/sandbox/properties/{type}/{name}/options/{value}', ({ portal }, params) =>
    portal.removeOption(readType(params), readName(params, 'name'), readName(params, 'value')),
  ),
  ask('DELETE', '/sandbox/pipelines/{id}', ({ portal }, params) =>
    portal.removePipeline(readName(params, 'id')),
  ),
  ask('DELETE', '/sandbox/pipelines/{id}/stages/{stageId}', ({ portal }, params) =>
    portal.removeStage(readName(params, 'id'), readName(params, 'stageId')),
  ),
  take('PUT', '/sandbox/scopes', SCOPES, ({ access }, { body }) => access.grant(body.scopes)),
  ask('POST', '/sandbox/token/revoke', ({ access }) => access.revokeToken()),
  ask('POST', '/sandbox/token/restore', ({ access }) => access.restoreToken()),
  take('POST', '/sandbox/faults', FAULT, (sandbox, { body }) => addFault(sandbox, body)),
  ask('DELETE', '/sandbox/faults', ({ faults }) => faults.clear()),
  take('POST', '/sandbox/limits', LIMIT, ({ limits }, { body }) => limits.force(body.policy, body.calls)),
  ask('GET', '/sandbox/calls', ({ calls }) => ({ results: calls.entries })),
  ask('DELETE', '/sandbox/calls', ({ calls }) => calls.reset()),
];
