/** Published rules, read by today's program. */
import { readRuleTexts } from '../facts/published-rules.ts';
import type { Connection } from '../facts/store.ts';
import { loadRules, type LoadedRules } from '../rules/load-rules.ts';
import { openTextFolder } from '../rules/text-folder.ts';

/**
 * Under the version they were published as, also where a newer program reads more into them: so that servers of two
 * programs, one being upgraded, agree about what is in use. Faults name the version where a folder would stand.
 */
export async function loadPublished(db: Connection, version: string): Promise<LoadedRules> {
  const loaded = await loadRules(version, openTextFolder((await readRuleTexts(db, version)) ?? {}));
  return loaded.ok ? { ...loaded, rules: { ...loaded.rules, version } } : loaded;
}
