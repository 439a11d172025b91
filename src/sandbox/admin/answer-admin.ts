import { matchPath } from '../http/routing.ts';
import type { HeadedAnswer, Received } from '../http/server.ts';
import type { AdminRoute, Steered } from './admin-route.ts';
import { ASSOCIATION_ADMIN_ROUTES } from './association-routes.ts';
import { RECORD_ROUTES } from './record-routes.ts';
import { SETTING_ROUTES } from './setting-routes.ts';
import { WEBHOOK_ROUTES } from './webhook-routes.ts';

export const ADMIN_ROUTES: readonly AdminRoute[] = [
  ...SETTING_ROUTES,
  ...RECORD_ROUTES,
  ...ASSOCIATION_ADMIN_ROUTES,
  ...WEBHOOK_ROUTES,
];

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

function reply(status: number, body: unknown): HeadedAnswer {
  return { status, body, headers: {} };
}

function refuse(status: number, ...messages: string[]): HeadedAnswer {
  return reply(status, { errors: messages });
}

/** Every fault of a body at once, each with its place. */
function readBody(
  route: AdminRoute,
  { body, unreadable }: Received,
): { body: unknown } | { faults: string[] } {
  if (route.body === null) return { body: undefined };
  if (unreadable) return { faults: ['The body is no JSON.'] };
  const read = route.body.safeParse(body ?? {});
  if (read.success) return { body: read.data };
  return { faults: read.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`) };
}

/**
 * Answers a call of the admin API. Only this machine may call, unless `open`: whoever can is the administrator of the
 * portal. Never rejects for a wrong call.
 */
export async function answerAdmin(
  sandbox: Steered,
  received: Received,
  { open = false, from }: { readonly open?: boolean; readonly from: string | undefined },
): Promise<HeadedAnswer> {
  if (!open && !LOOPBACK.has(from ?? '')) return refuse(403, 'The admin API answers on this machine only.');
  const parts = received.url.pathname.replace(/\/$/u, '').split('/');
  for (const route of ADMIN_ROUTES) {
    const params = route.method === received.method ? matchPath(route.path.split('/'), parts) : null;
    if (params === null) continue;
    const read = readBody(route, received);
    if ('faults' in read) return refuse(400, ...read.faults);
    try {
      return reply(200, (await route.run(sandbox, { params, body: read.body })) ?? {});
    } catch (error) {
      return refuse(400, error instanceof Error ? error.message : 'unknown');
    }
  }
  return refuse(404, `No ${received.method} at this path; see docs/sandbox.md.`);
}
