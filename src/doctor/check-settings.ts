/** The environment: what is wrong before anybody is asked. */
import { fail, pass, warn } from './finding.ts';
import type { Finding } from './finding.ts';

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
