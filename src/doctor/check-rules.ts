/** The rules: whether the folder is valid, and what servers on this store decide by. */
import type { Publication } from '../facts/published-rules.ts';
import type { LoadedRules } from '../rules/load-rules.ts';
import { isSameRules } from '../rules/version.ts';
import { fail, pass, warn } from './finding.ts';
import type { Finding } from './finding.ts';

export interface RulesFound {
  /** What is in `configDir`. */
  readonly folder: LoadedRules;
  readonly configDir: string;
  /** `null`: nothing is published, so every server decides by its own folder. */
  readonly published: { readonly publication: Publication; readonly loaded: LoadedRules } | null;
  /** Versions that running workers use. */
  readonly servers: readonly string[];
}

/** Those that decide. */
export function rulesInUse({ folder, published }: RulesFound): LoadedRules {
  return published?.loaded ?? folder;
}

/** Pure. */
export function checkRules(found: RulesFound): readonly Finding[] {
  return [checkFolder(found), ...(found.published === null ? judgeServers(found) : [judgePublished(found)])];
}

/** Where something is published, the folder is a draft. */
function checkFolder({ folder: loaded, configDir, published }: RulesFound): Finding {
  const check = 'rules';
  const remedy = 'See them all with: buying-groups check';
  if (!loaded.ok) {
    const found = `${count(loaded.problems.length, 'problem')} in ${configDir}`;
    if (published === null) return fail(check, found, remedy);
    return warn(check, `${found}, which is not needed for what is published`, remedy);
  }
  if (loaded.warnings.length > 0)
    return warn(check, `valid, with ${count(loaded.warnings.length, 'warning')}`, remedy);
  return pass(check, `valid, version ${loaded.rules.version}`);
}

function judgePublished({ folder, configDir, published }: RulesFound): Finding {
  const check = 'rules in use';
  const version = published?.publication.version ?? '';
  if (published?.loaded.ok !== true)
    return fail(
      check,
      `this program cannot read the published version ${version}`,
      'Start the program that published it, or make another version current: buying-groups rules rollback',
    );
  const at = new Date(published.publication.at).toISOString().slice(0, 16).replace('T', ' ');
  const found = `version ${version}, published ${at} UTC`;
  if (folder.ok && isSameRules(folder.rules, published.loaded.rules)) return pass(check, found);
  return warn(
    check,
    `${found}; the folder ${configDir} differs from what is published`,
    '`rules diff` shows how, `rules publish` makes it current.',
  );
}

function judgeServers({ folder, configDir, servers }: RulesFound): readonly Finding[] {
  const check = 'rules in use';
  const [version, ...others] = servers;
  if (version === undefined) return [];
  if (others.length > 0)
    return [
      warn(
        check,
        `workers on this store use different ones: ${servers.join(', ')}`,
        'Make one version hold for all of them: buying-groups rules publish',
      ),
    ];
  if (folder.ok && folder.rules.version !== version)
    return [
      warn(
        check,
        `the server uses version ${version}, the folder ${configDir} holds ${folder.rules.version}`,
        'Publish the folder (buying-groups rules publish), or restart `serve`.',
      ),
    ];
  return [pass(check, `version ${version}, of the server's folder; nothing is published`)];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
