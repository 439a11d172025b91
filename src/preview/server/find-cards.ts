/** The cards, pages and settings of the app, as its project files describe them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { CardLocation, RecordType } from '../link/protocol.ts';

export interface FoundCard {
  readonly id: string;
  readonly title: string;
  readonly location: CardLocation;
  readonly recordTypes: readonly RecordType[];
  /** Absolute. */
  readonly entry: string;
}

interface ProjectFile {
  readonly uid: string;
  readonly type: string;
  readonly config: {
    readonly name?: string;
    readonly location?: string;
    readonly entrypoint?: string;
    readonly objectTypes?: readonly string[];
  };
}

const TYPES: Readonly<Record<string, CardLocation>> = { page: 'home', settings: 'settings' };
const RECORD_TYPES: readonly RecordType[] = ['deals', 'contacts', 'companies'];

/**
 * @param folder what HubSpot is given by an upload: `extensions`, absolute
 * @returns in the order of their files' names; what has no entry point of its own is no card
 */
export async function findCards(folder: string): Promise<FoundCard[]> {
  const names = (await readdir(folder, { recursive: true })).toSorted();
  const files = names.filter((name) => name.endsWith('-hsmeta.json') && !name.includes('node_modules'));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap((text) => describeCard(folder, JSON.parse(text) as ProjectFile) ?? []);
}

function describeCard(folder: string, { uid, type, config }: ProjectFile): FoundCard | null {
  const { entrypoint, objectTypes = [] } = config;
  if (entrypoint === undefined || (type !== 'card' && TYPES[type] === undefined)) return null;
  const named = objectTypes.map((each) => each.toLowerCase());
  return {
    id: uid,
    title: config.name ?? uid,
    location: (config.location as CardLocation | undefined) ?? TYPES[type] ?? 'crm.record.tab',
    recordTypes: RECORD_TYPES.filter((each) =>
      named.some((name) => each.startsWith(name.replace(/s$|y$/u, ''))),
    ),
    entry: join(folder, entrypoint),
  };
}

/** `permittedUrls.fetch` of the app, its variables filled in. */
export async function readPermittedUrls(
  folder: string,
  variables: Readonly<Record<string, string>>,
): Promise<string[]> {
  const text = await readFile(join(folder, 'app', 'app-hsmeta.json'), 'utf8');
  const app = JSON.parse(text) as { config: { permittedUrls?: { fetch?: readonly string[] } } };
  const urls = app.config.permittedUrls?.fetch ?? [];
  return urls.map((url) =>
    url.replaceAll(/\$\{(\w+)\}/gu, (whole, name: string) => variables[name] ?? whole),
  );
}
