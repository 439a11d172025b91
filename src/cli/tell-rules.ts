/** What a server says of its rules at its start. */
import { loadRules, type LoadedRules } from '../rules/load-rules.ts';
import { isSameRules } from '../rules/version.ts';
import type { RulesInUse } from './rules-in-use.ts';

/** Lines for the terminal of whoever starts it. Reads the folder only where it is not what decides. */
export async function tellRulesInUse({ rules, published }: RulesInUse, configDir: string): Promise<string[]> {
  if (published === null)
    return [`Rules: version ${rules.version}, from the folder ${configDir}; nothing is published yet`];
  const at = new Date(published.at).toISOString().slice(0, 16).replace('T', ' ');
  const folder = await loadRules(configDir);
  return [
    `Rules: version ${rules.version}, published ${at} UTC`,
    ...(folder.ok && isSameRules(folder.rules, rules) ? [] : [tellDifference(folder, configDir)]),
  ];
}

/** For a folder that does not hold what is published. */
function tellDifference(folder: LoadedRules, configDir: string): string {
  return folder.ok
    ? `The folder ${configDir} differs from what is published: "rules diff" shows how, "rules publish" makes it current`
    : `The folder ${configDir} cannot be read as rules, and is not needed for what is published: "check" says what is wrong in it`;
}
