/** Which rules a command works by: what is published in the store, or the folder until anything is. */
import { loadPublished } from '../app/load-published.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import { readOnly } from '../facts/inspect.ts';
import { readCurrentPublication, type Publication } from '../facts/published-rules.ts';
import type { StoreLocation } from '../facts/store.ts';
import { loadRules, type LoadedRules } from '../rules/load-rules.ts';
import { formatProblem } from '../rules/problem.ts';
import type { Environment } from './environment.ts';
import { UsageError } from './usage-error.ts';

type Places = Pick<Environment, 'CONFIG_DIR' | 'DATABASE_URL' | 'DATA_DIR'>;

export interface RulesInUse {
  readonly rules: RuleSet;
  /** `null`: nothing was published yet, and these are the folder's. */
  readonly published: Publication | null;
}

export interface PublishedRules {
  readonly publication: Publication;
  readonly loaded: LoadedRules;
}

export function locationOf({ DATABASE_URL, DATA_DIR }: Omit<Places, 'CONFIG_DIR'>): StoreLocation {
  return { databaseUrl: DATABASE_URL, dataDir: DATA_DIR };
}

/** Beside a running server, without changing anything; `null`: nothing is published, or there is no store. */
export async function readPublished(places: Omit<Places, 'CONFIG_DIR'>): Promise<PublishedRules | null> {
  return readOnly(locationOf(places), 'rules_publication', async (db) => {
    const publication = await readCurrentPublication(db);
    return publication === null
      ? null
      : { publication, loaded: await loadPublished(db, publication.version) };
  });
}

/** @throws UsageError when these rules have errors, with all of them */
export async function readRulesInUse(places: Places): Promise<RulesInUse> {
  const found = await readPublished(places);
  if (found === null) return { rules: await readFolderRules(places.CONFIG_DIR), published: null };
  const { publication, loaded } = found;
  if (loaded.ok) return { rules: loaded.rules, published: publication };
  throw new UsageError(
    [
      ...loaded.problems.map(formatProblem),
      `This program cannot read the published rules ${publication.version}: use the one that published them, or make others current by: buying-groups rules rollback`,
    ].join('\n'),
  );
}

/** @throws UsageError when the rules of this folder have errors, with all of them */
export async function readFolderRules(configDir: string): Promise<RuleSet> {
  const loaded = await loadRules(configDir);
  if (loaded.ok) return loaded.rules;
  throw new UsageError(
    [
      ...loaded.problems.map(formatProblem),
      `The rules in ${configDir} have errors; see above, or run: buying-groups check`,
    ].join('\n'),
  );
}
