/** `buying-groups demo`: an embedded portal, the server and the worker play the story of the red daisy; a page shows the card. */
import type { RuleSet } from '../domain/rule-set.ts';
import type { BuyingGroupView } from '../domain/view.ts';
import { systemClock } from '../hubspot/system-clock.ts';
import { playRedDaisy } from '../sandbox/stories/red-daisy.ts';
import { readBuyingGroup } from '../acts/read-group.ts';
import { startScene, type Scene } from './demo-scene.ts';
import { printGroup } from './print-group.ts';
import { prepareCards } from './show-cards.ts';
import { whenAborted } from './stop-signal.ts';

export interface DemoOptions {
  readonly rules: RuleSet;
  readonly once: boolean;
  readonly json: boolean;
  readonly logLevel: string;
  readonly host: string;
  readonly port: number;
  readonly signal: AbortSignal;
  /** stdout. */
  readonly write: (text: string) => void;
  /** stderr. */
  readonly tell: (text: string) => void;
}

export async function demo(options: DemoOptions): Promise<number> {
  const scene = await startScene(options);
  // Built while the story is played; a run that shows nobody a card builds none.
  const cards = options.once ? null : prepareCards(scene, options.host);
  // It is awaited after the story; a failure must not end the process before somebody can say what it was.
  cards?.catch(() => undefined);
  try {
    const { sandbox, url } = scene;
    options.tell(`Portal ${sandbox.portalId} (embedded) at ${sandbox.url}`);
    options.tell('Installed properties, association labels and the early pipeline');
    options.tell(`Server at ${url}`);
    const groups = await play(scene, options);
    if (cards !== null) {
      sandbox.webhooks.start(500);
      const preview = await cards;
      for (const problem of preview.problems) options.tell(`Not built: ${problem}`);
      options.tell(`Readiness: ${url}/readyz   Portal API: ${sandbox.url}   Stop with Ctrl+C`);
      const deal = groups[0]?.dealId;
      const address = `${preview.url}/?record=deals${deal == null ? '' : `/${deal}`}`;
      options.tell(`\nThe card, to be opened in your browser: ${address}&locale=en`);
      options.tell(`По-русски: ${address}&locale=ru`);
      await whenAborted(options.signal);
    }
    return 0;
  } finally {
    // A build that failed has been told already, by the error that brought us here.
    await cards?.then((preview) => preview.close()).catch(() => undefined);
    await scene.close();
  }
}

async function play(scene: Scene, { json, write, tell }: DemoOptions): Promise<BuyingGroupView[]> {
  const { sandbox } = scene;
  const story = playRedDaisy(sandbox.portal, { now: systemClock.now() });
  const { sent, statuses } = await sandbox.webhooks.flush({ shuffle: true, double: 0.3, batchSize: 20 });
  tell(`The portal sent ${sent} signed events in ${statuses.length} deliveries, shuffled and partly doubled`);
  await scene.settle();
  // The portal tells of the app's own writes as well; they must change nothing.
  await sandbox.webhooks.flush({ shuffle: true });
  await scene.settle();
  const groups = await readGroups(scene, story.companyId);
  if (json) write(`${JSON.stringify(groups)}\n`);
  else {
    tell(`${sandbox.calls.entries.length} calls to HubSpot's API, installation included`);
    for (const group of groups) write(printGroup(group));
    write(`${groups.length === 1 ? 'One opportunity' : `${groups.length} opportunities`} in the portal.\n`);
  }
  return groups;
}

async function readGroups({ application }: Scene, companyId: string): Promise<BuyingGroupView[]> {
  const { store, compiled, now } = application.context;
  const rows = await store.db
    .selectFrom('deal_company')
    .select('deal_id')
    .where('company_id', '=', companyId)
    .execute();
  const views = await Promise.all(
    rows.map(({ deal_id }) => readBuyingGroup(store.db, compiled, deal_id, now())),
  );
  return views.flatMap((view) => view ?? []);
}
