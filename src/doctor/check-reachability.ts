/** Whether HubSpot can reach the webhook server: asked from here, under the address HubSpot calls. */
import { checkBaseUrl } from '../hubspot/base-url.ts';
import { fail, pass, warn } from './finding.ts';
import type { Finding } from './finding.ts';
import type { HttpProbe, ProbeAnswer } from './http-probe.ts';

/** A GET of `/healthz`, then an unsigned delivery, which the server has to refuse and does not store. */
export async function checkReachability(
  publicUrl: string | undefined,
  probe: HttpProbe,
): Promise<readonly Finding[]> {
  const check = 'public address';
  // That it is missing is told of the environment.
  if (publicUrl === undefined) return [];
  if (!checkBaseUrl(publicUrl).valid)
    return [
      fail(
        check,
        'PUBLIC_URL is no https origin, and plain http is for this machine only; it was not called',
        'Set PUBLIC_URL to an address such as https://bg.example.com, without path, user name and password.',
      ),
    ];
  const health = await probe({ method: 'GET', url: `${publicUrl}/healthz` });
  const found = judgeHealth(check, publicUrl, health);
  if (found.state === 'failure') return [found];
  const refused = await probe({ method: 'POST', url: `${publicUrl}/webhooks/hubspot`, body: '[]' });
  return [found, judgeRefusal(refused)];
}

function judgeHealth(check: string, publicUrl: string, answer: ProbeAnswer): Finding {
  if (!answer.ok) {
    const found = `${publicUrl}/healthz does not answer (${answer.fault})`;
    return fail(check, found, explainFault(answer.fault));
  }
  if (answer.status >= 300 && answer.status < 400)
    return fail(
      check,
      `${publicUrl}/healthz answers with a redirect (${answer.status})`,
      'Set PUBLIC_URL to the final address, and the same in targetUrl of webhooks-hsmeta.json: HubSpot signs the address it calls.',
    );
  if (answer.status === 200 && isHealthy(answer.body)) {
    if (publicUrl.startsWith('https:')) return pass(check, `${publicUrl} answers`);
    return warn(
      check,
      `${publicUrl} answers, and only on this machine`,
      'HubSpot calls https addresses only: put a proxy with a certificate in front, and set PUBLIC_URL to it.',
    );
  }
  return fail(
    check,
    `${publicUrl}/healthz answers ${answer.status}, which is not this app`,
    'Check that the proxy hands all paths on to the server, and that `serve` runs.',
  );
}

function isHealthy(body: string): boolean {
  try {
    return (JSON.parse(body) as { status?: unknown } | null)?.status === 'ok';
  } catch {
    return false;
  }
}

function explainFault(fault: string): string {
  if (fault === 'ENOTFOUND' || fault === 'EAI_AGAIN')
    return 'The name has no address: check PUBLIC_URL and the DNS entry.';
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/u.test(fault))
    return 'HubSpot does not accept such a certificate: renew it, or add the intermediate certificates.';
  return 'Start `serve`, and check proxy and firewall. Some networks cannot call their own public address: then try from outside.';
}

function judgeRefusal(answer: ProbeAnswer): Finding {
  const check = 'webhook route';
  const found = answer.ok ? `answers ${answer.status}` : `does not answer (${answer.fault})`;
  if (answer.ok && answer.status === 401) return pass(check, 'refuses what HubSpot did not sign');
  if (answer.ok && answer.status === 503)
    return fail(
      check,
      `${found} to a request without signature`,
      'Set HUBSPOT_CLIENT_SECRET where `serve` runs.',
    );
  return fail(
    check,
    `${found} to a request without signature; 401 was expected`,
    'Check that the proxy hands POST /webhooks/hubspot on unchanged, and that no other service answers it.',
  );
}
