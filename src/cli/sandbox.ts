/** `buying-groups sandbox`: the embedded portal alone, to develop or test against. */
import { startSandbox } from '../sandbox/sandbox.ts';
import { whenAborted } from './stop-signal.ts';

export interface SandboxCommandOptions {
  readonly port: number;
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
    ...(options.token === undefined ? {} : { token: options.token }),
    ...(options.clientSecret === undefined ? {} : { clientSecret: options.clientSecret }),
    ...(webhookUrl === undefined
      ? {}
      : { webhooks: { targetUrl: webhookUrl, ...(publicUrl === undefined ? {} : { publicUrl }) } }),
  });
  if (webhookUrl !== undefined) portal.webhooks.start(500);
  options.write(
    [
      `HubSpot sandbox at ${portal.url}`,
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
