/** `buying-groups sandbox`: the embedded portal alone, to develop or test against. */
import { startSandbox } from '../sandbox/sandbox.ts';
import type { SandboxSetup } from './sandbox-arguments.ts';
import { whenAborted } from './stop-signal.ts';

export interface SandboxCommandOptions extends SandboxSetup {
  readonly host: string;
  /** Where webhooks go; none are sent without it. */
  readonly webhookUrl?: string | undefined;
  readonly publicUrl?: string | undefined;
  readonly token?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly signal: AbortSignal;
  readonly write: (text: string) => void;
}

export async function sandbox(options: SandboxCommandOptions): Promise<number> {
  const { webhookUrl, publicUrl } = options;
  const portal = await startSandbox({
    port: options.port,
    host: options.host,
    tier: options.tier,
    seed: options.seed,
    ...(options.portalId === undefined ? {} : { portalId: options.portalId }),
    ...(options.token === undefined ? {} : { token: options.token }),
    ...(options.clientSecret === undefined ? {} : { clientSecret: options.clientSecret }),
    ...(webhookUrl === undefined
      ? {}
      : { webhooks: { targetUrl: webhookUrl, ...(publicUrl === undefined ? {} : { publicUrl }) } }),
  });
  // A target may be given later, by the admin API.
  portal.webhooks.start(500);
  options.write(
    [
      `HubSpot sandbox at ${portal.url}, tier ${options.tier}, seed ${options.seed}`,
      `  admin API at ${portal.url}/sandbox, see docs/sandbox.md`,
      `  HUBSPOT_API_URL=${portal.url}`,
      `  HUBSPOT_PORTAL_ID=${portal.portalId}`,
      `  HUBSPOT_APP_ID=${portal.appId}`,
      webhookUrl === undefined ? '  no webhooks: give --webhook-url' : `  webhooks to ${webhookUrl}`,
      '',
    ].join('\n'),
  );
  await whenAborted(options.signal);
  await portal.close();
  return 0;
}
