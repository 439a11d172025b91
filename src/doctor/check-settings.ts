/** Rules and environment: what is wrong before anybody is asked. */
import type { LoadedRules } from '../rules/load-rules.ts';
import { fail, pass, warn } from './finding.ts';
import type { Finding } from './finding.ts';

export function checkRules(loaded: LoadedRules, folder: string): Finding {
  const check = 'rules';
  const remedy = 'See them all with: buying-groups check';
  if (!loaded.ok) return fail(check, `${count(loaded.problems.length, 'problem')} in ${folder}`, remedy);
  if (loaded.warnings.length > 0)
    return warn(check, `valid, with ${count(loaded.warnings.length, 'warning')}`, remedy);
  return pass(check, `valid, version ${loaded.rules.version}`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** `missing`: one line per variable that `serve` cannot do without. The app id only makes own writes easier to tell. */
export function checkVariables(missing: readonly string[], appId: string | undefined): readonly Finding[] {
  const needed = missing.map((line) => fail('environment', line, 'Set it where `serve` runs.'));
  if (appId === undefined)
    return [
      ...needed,
      warn(
        'environment',
        'HUBSPOT_APP_ID is not set, so own writes are recognised by their value only',
        'Take it from HubSpot › Development › Projects › your app › Auth.',
      ),
    ];
  return needed.length > 0 ? needed : [pass('environment', 'complete')];
}
