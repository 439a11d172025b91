/** The server on this machine, if it runs: what it says of itself, and what it counted since its start. */
import { z } from 'zod';
import { fail, pass, warn } from './finding.ts';
import type { Finding } from './finding.ts';
import type { HttpProbe } from './http-probe.ts';

const readiness = z.object({
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});

/** Two GETs on this machine; the host is one this machine answers to. */
export async function checkServer(
  listen: { readonly host: string | undefined; readonly port: number },
  probe: HttpProbe,
): Promise<readonly Finding[]> {
  const check = 'server';
  const origin = `http://${LOCAL.has(listen.host ?? '') ? listen.host : '127.0.0.1'}:${listen.port}`;
  const answer = await probe({ method: 'GET', url: `${origin}/readyz` });
  const start = 'Start it with: buying-groups serve. If it runs elsewhere, look at its /readyz.';
  if (!answer.ok) return [warn(check, `no server answers on this machine at port ${listen.port}`, start)];
  const read = readiness.safeParse(parse(answer.body));
  if (!read.success) return [warn(check, `port ${listen.port} answers, but not as this app`, start)];
  const failed = read.data.checks.filter(({ ok }) => !ok);
  const tell = (checks: typeof failed): string =>
    checks.map(({ name, detail }) => `${name}: ${detail}`).join('; ');
  const found =
    failed.length === 0
      ? pass(check, `ready; ${tell(read.data.checks)}`)
      : fail(check, `not ready; ${tell(failed)}`, 'Each check names its way out.');
  const metrics = await probe({ method: 'GET', url: `${origin}/metrics` });
  return metrics.ok && metrics.status === 200 ? [found, judgeRequests(metrics.body)] : [found];
}

const LOCAL = new Set(['127.0.0.1', '[::1]', 'localhost']);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function judgeRequests(metrics: string): Finding {
  const check = 'signatures';
  const count = (outcome: string): number => {
    const line = new RegExp(`^bg_requests_total\\{outcome="${outcome}"\\} (\\d+)`, 'mu').exec(metrics);
    return Number(line?.[1] ?? 0);
  };
  const [accepted, refused, stale] = [
    count('accepted') + count('duplicate'),
    count('rejected_signature'),
    count('stale'),
  ];
  const found = `since its start the server accepted ${accepted} deliveries and refused ${refused + stale}`;
  if (stale > 0 && accepted === 0)
    return warn(
      check,
      `${found}, ${stale} of them as too old or from the future`,
      'Set the clock of the server right.',
    );
  if (refused > 0 && accepted === 0)
    return warn(
      check,
      found,
      'If HubSpot sent them: HUBSPOT_CLIENT_SECRET must be the one of the Auth tab, and PUBLIC_URL exactly the origin HubSpot calls. ACCEPT_SIGNATURE_V1=true helps where HubSpot sends no v3.',
    );
  return pass(check, found);
}
