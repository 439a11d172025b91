import { listSubscriptions } from '../../src/worker/subscriptions.ts';
import { readText } from './markdown.ts';

interface ProjectFile {
  readonly config: { readonly subscriptions: Readonly<Record<string, readonly object[]>> };
}

/** One line per subscription, whatever the order of its keys. */
function describeSubscriptions(subscriptions: readonly object[]): string[] {
  return subscriptions.map((each) => JSON.stringify(Object.entries(each).sort())).sort();
}

test('the project file asks HubSpot for exactly what the server handles', () => {
  const file = JSON.parse(readText('extensions/app/webhooks/webhooks-hsmeta.json')) as ProjectFile;
  const asked = Object.values(file.config.subscriptions).flat();
  expect(describeSubscriptions(asked)).toEqual(describeSubscriptions(listSubscriptions()));
});
