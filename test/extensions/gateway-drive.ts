/** Every verb of the gateway, once for each object type this app uses it with, and the calls that come of it. */
import type { Gateway } from '../../src/hubspot/gateway.ts';
import { createHarness, problem } from '../hubspot/harness.ts';

/** Stands for whatever varies in a path, in the calls made here. */
const NAME = 'some_name';
const TYPE_ID = 4_711;

const option = { value: 'a', label: 'A', displayOrder: 0 };
const definition = {
  name: NAME,
  label: 'A',
  description: '',
  groupName: 'buying_group',
  type: 'string',
  fieldType: 'text',
} as const;
const pipeline = { id: NAME, label: 'A', stages: [{ id: 'a', label: 'A', probability: 0.5 }] };
const pair = { fromId: '1', toId: '2', types: [{ category: 'HUBSPOT_DEFINED', typeId: 3 }] } as const;

/** What people did, kept by HubSpot as objects of their own. */
export const ACTIVITIES = ['meetings', 'calls', 'emails', 'communications'] as const;

type Drive = (gateway: Gateway) => Promise<unknown>;

function driveActivities(): Record<string, Drive> {
  const drives = ACTIVITIES.flatMap((type): (readonly [string, Drive])[] => [
    [`readObjects ${type}`, (gateway) => gateway.readObjects(type, ['1'], [])],
    [`readAssociations ${type} contacts`, (gateway) => gateway.readAssociations(type, 'contacts', ['1'])],
    [`readAssociations ${type} deals`, (gateway) => gateway.readAssociations(type, 'deals', ['1'])],
  ]);
  return Object.fromEntries(drives);
}

async function exhaust(pages: AsyncIterable<unknown>): Promise<void> {
  for await (const _page of pages);
}

function driveSearches(): Record<string, Drive> {
  const types = ['contacts', 'companies', 'deals', ...ACTIVITIES] as const;
  const past = ['contacts', 'deals', ...ACTIVITIES] as const;
  const question = { since: 0, by: 'change', afterId: null } as const;
  return Object.fromEntries([
    ...types.map((type): [string, Drive] => [
      `searchChanged ${type}`,
      (gateway) => exhaust(gateway.searchChanged(type, 0)),
    ]),
    ...past.map((type): [string, Drive] => [
      `searchPast ${type}`,
      (gateway) => exhaust(gateway.searchPast(type, question)),
    ]),
  ]);
}

/** By verb and the object types it is given: `verb from to`. */
export const DRIVES: Readonly<Record<string, Drive>> = {
  ...driveActivities(),
  ...driveSearches(),
  'readHistory contacts': (gateway) => gateway.readHistory('contacts', ['1'], [], []),
  'readHistory deals': (gateway) => gateway.readHistory('deals', ['1'], [], []),
  'listObjects deals': (gateway) => gateway.listObjects('deals', [], null),
  'readObjects contacts': (gateway) => gateway.readObjects('contacts', ['1'], []),
  'readObjects companies': (gateway) => gateway.readObjects('companies', ['1'], []),
  'readObjects deals': (gateway) => gateway.readObjects('deals', ['1'], []),
  'readObjectsBy contacts': (gateway) => gateway.readObjectsBy('contacts', 'email', ['a@x.ru'], []),
  'readObjectsBy deals': (gateway) => gateway.readObjectsBy('deals', 'bg_key', ['1'], []),
  findCompanies: (gateway) => gateway.findCompanies(['x.ru']),
  'archiveObjects deals': (gateway) => gateway.archiveObjects('deals', ['1']),
  'updateObjects contacts': (gateway) => gateway.updateObjects('contacts', [{ id: '1', properties: {} }]),
  'updateObjects deals': (gateway) => gateway.updateObjects('deals', [{ id: '1', properties: {} }]),
  'upsertObjects deals': (gateway) => gateway.upsertObjects('deals', 'bg_key', [{ id: '1', properties: {} }]),
  'createObjects tasks': (gateway) =>
    gateway.createObjects('tasks', [{ id: '1', properties: {}, associations: [] }]),
  'readObjects tasks': (gateway) => gateway.readObjects('tasks', ['1'], []),
  'readAssociations companies tasks': (gateway) => gateway.readAssociations('companies', 'tasks', ['1']),
  'readAssociations companies deals': (gateway) => gateway.readAssociations('companies', 'deals', ['1']),
  'readAssociations companies contacts': (gateway) =>
    gateway.readAssociations('companies', 'contacts', ['1']),
  'readAssociations deals meetings': (gateway) => gateway.readAssociations('deals', 'meetings', ['1']),
  'readAssociations deals calls': (gateway) => gateway.readAssociations('deals', 'calls', ['1']),
  'readAssociations deals emails': (gateway) => gateway.readAssociations('deals', 'emails', ['1']),
  'readAssociations deals communications': (gateway) =>
    gateway.readAssociations('deals', 'communications', ['1']),
  'readAssociations deals notes': (gateway) => gateway.readAssociations('deals', 'notes', ['1']),
  'readAssociations deals tasks': (gateway) => gateway.readAssociations('deals', 'tasks', ['1']),
  'readAssociations companies companies': (gateway) =>
    gateway.readAssociations('companies', 'companies', ['1']),
  'readAssociations deals companies': (gateway) => gateway.readAssociations('deals', 'companies', ['1']),
  'readAssociations deals contacts': (gateway) => gateway.readAssociations('deals', 'contacts', ['1']),
  'setAssociations deals companies': (gateway) => gateway.setAssociations('deals', 'companies', [pair]),
  'setAssociations deals contacts': (gateway) => gateway.setAssociations('deals', 'contacts', [pair]),
  'removeLabels deals contacts': (gateway) => gateway.removeLabels('deals', 'contacts', [pair]),
  'removeAssociations deals contacts': (gateway) => gateway.removeAssociations('deals', 'contacts', [pair]),
  'listLabels deals contacts': (gateway) => gateway.listLabels('deals', 'contacts'),
  'createLabel deals contacts': (gateway) =>
    gateway.createLabel('deals', 'contacts', { name: NAME, label: 'A' }),
  'deleteLabel deals contacts': (gateway) => gateway.deleteLabel('deals', 'contacts', TYPE_ID),
  'listPipelines deals': (gateway) => gateway.listPipelines('deals'),
  'createPipeline deals': (gateway) => gateway.createPipeline('deals', pipeline),
  'deletePipeline deals': (gateway) => gateway.deletePipeline('deals', NAME),
  'listProperties contacts': (gateway) => gateway.listProperties('contacts'),
  'listProperties deals': (gateway) => gateway.listProperties('deals'),
  'listPropertyGroups contacts': (gateway) => gateway.listPropertyGroups('contacts'),
  'listPropertyGroups deals': (gateway) => gateway.listPropertyGroups('deals'),
  'createPropertyGroup contacts': (gateway) =>
    gateway.createPropertyGroup('contacts', { name: NAME, label: 'A' }),
  'createPropertyGroup deals': (gateway) => gateway.createPropertyGroup('deals', { name: NAME, label: 'A' }),
  'deletePropertyGroup contacts': (gateway) => gateway.deletePropertyGroup('contacts', NAME),
  'deletePropertyGroup deals': (gateway) => gateway.deletePropertyGroup('deals', NAME),
  'createProperties contacts': (gateway) => gateway.createProperties('contacts', [definition]),
  'createProperties deals': (gateway) => gateway.createProperties('deals', [definition]),
  'updatePropertyOptions contacts': (gateway) => gateway.updatePropertyOptions('contacts', NAME, [option]),
  'updatePropertyOptions deals': (gateway) => gateway.updatePropertyOptions('deals', NAME, [option]),
  'archiveProperties contacts': (gateway) => gateway.archiveProperties('contacts', [NAME]),
  'archiveProperties deals': (gateway) => gateway.archiveProperties('deals', [NAME]),
  readPropertyLimits: (gateway) => gateway.readPropertyLimits(),
  readLabelLimit: (gateway) => gateway.readLabelLimit(),
  readPipelineLimit: (gateway) => gateway.readPipelineLimit(),
  readDailyUsage: (gateway) => gateway.readDailyUsage(),
  readAccount: (gateway) => gateway.readAccount(),
  listMarketingEvents: (gateway) => gateway.listMarketingEvents(null),
  readVisits: (gateway) => gateway.readVisits('1', 0, 1, null),
  readParticipations: (gateway) => gateway.readParticipations(String(TYPE_ID), null),
};

/**
 * The calls of each drive as `METHOD /path`, without the dated version and with `{name}` for what varies. HubSpot
 * refuses all of them here: only what is asked counts.
 */
export async function recordCalls(): Promise<Readonly<Record<string, readonly string[]>>> {
  const { gateway, requests } = createHarness(() => problem(404));
  const calls: Record<string, readonly string[]> = {};
  for (const [verb, drive] of Object.entries(DRIVES)) {
    const before = requests.length;
    await drive(gateway).catch((error: unknown) => {
      if ((error as Error).name !== 'RefusedError') throw error;
    });
    calls[verb] = requests.slice(before).map(({ method, path }) => `${method} ${toTemplate(path)}`);
  }
  return calls;
}

function toTemplate(path: string): string {
  return path
    .replace(/\/\d{4}-\d{2}(?=\/|$)/, '')
    .split('/')
    .map((part) => (part === NAME || part === String(TYPE_ID) ? '{name}' : part))
    .join('/');
}
