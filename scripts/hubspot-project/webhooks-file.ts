/** The description of the webhooks, written from the list of events the server handles. */
import type { Subscription } from '../../src/worker/subscriptions.ts';

/** Where HubSpot sends events: the origin differs from account to account, the path is the server's. */
export const WEBHOOK_PATH = '/webhooks/hubspot';

/**
 * The text of `extensions/app/webhooks/webhooks-hsmeta.json`. Ten requests at a time is what HubSpot's template has;
 * it must be more than five.
 */
export function renderWebhooks(subscriptions: readonly Subscription[]): string {
  const content = {
    // HubSpot knows the component by it: another uid would be another component.
    uid: 'buying_groups_webhooks',
    type: 'webhooks',
    config: {
      settings: { targetUrl: `\${PUBLIC_URL}${WEBHOOK_PATH}`, maxConcurrentRequests: 10 },
      subscriptions: {
        crmObjects: subscriptions.filter((each) => !isHubEvent(each)),
        hubEvents: subscriptions.filter(isHubEvent),
      },
    },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Events without a generic form stand in a list of their own. */
function isHubEvent({ subscriptionType }: Subscription): boolean {
  return !subscriptionType.startsWith('object.');
}
