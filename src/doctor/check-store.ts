/** The store: whether it can be used, how long events wait, and with which signature HubSpot signs. */
import type { StoreInspection, StoreLook } from '../facts/inspect.ts';
import { fail, pass, warn } from './finding.ts';
import type { Finding } from './finding.ts';

/** A change is written within 30 s while HubSpot answers. */
const SLOW_MS = 60_000;
/** From here on `/readyz` reports the backlog as well. */
const OLD_MS = 5 * 60_000;

/** Pure. `now` in milliseconds since 1970. */
export function checkStore(look: StoreLook, acceptsV1: boolean, now: number): readonly Finding[] {
  const check = 'store';
  if (look.state === 'none')
    return [
      warn(check, 'there is none yet', 'It is created by the first start of `serve`, or by `install`.'),
    ];
  if (look.state === 'failed')
    return [
      fail(
        check,
        `it cannot be read (${look.code})`,
        'Check the disk of DATA_DIR or the server of DATABASE_URL; `serve` names the way out of a damaged store.',
      ),
    ];
  const { found } = look;
  return [
    judgeSchema(found),
    judgeQueue(found, now),
    ...judgeParked(found),
    ...judgeSources(found),
    judgeSignature(found, acceptsV1, now),
  ];
}

function judgeSchema({ outstanding, foreign }: StoreInspection): Finding {
  if (foreign.length > 0)
    return fail(
      'store',
      `a newer version of this program has written it (${foreign.join(', ')})`,
      'Start that version again, or restore a backup made before the upgrade.',
    );
  if (outstanding.length > 0)
    return pass('store', `readable; the next start updates it (${outstanding.join(', ')})`);
  return pass('store', 'readable and up to date');
}

function judgeQueue({ pending, oldestPendingAt }: StoreInspection, now: number): Finding {
  const check = 'queue';
  if (oldestPendingAt === null) return pass(check, 'nothing waits');
  const age = Math.max(0, now - oldestPendingAt);
  const found = `${pending} ${pending === 1 ? 'delivery waits' : 'deliveries wait'}, the oldest for ${tellTime(age)}`;
  const remedy = 'Check that a worker runs (`serve --role worker` or `all`) and what its /readyz says.';
  if (age >= OLD_MS) return fail(check, found, remedy);
  return age >= SLOW_MS ? warn(check, found, remedy) : pass(check, found);
}

function judgeParked({ parked }: StoreInspection): readonly Finding[] {
  if (parked === 0) return [];
  const found = `${parked} ${parked === 1 ? 'delivery' : 'deliveries'} could not be processed`;
  return [warn('dead letters', found, 'See them with: buying-groups dead-letters list')];
}

function judgeSources({ refusedSources }: StoreInspection): readonly Finding[] {
  return refusedSources.map(({ name, problem }) =>
    warn(
      name === 'alerts' ? 'tasks of alerts' : `source ${name}`,
      `left out: ${problem.en}`,
      name === 'alerts'
        ? 'They wait, and are tried again every hour. To go without them, set alerts.delivery: none in settings.yaml.'
        : `It is asked again every hour. To go without it, set sources.${name}: off in settings.yaml.`,
    ),
  );
}

function judgeSignature({ signatures, heard }: StoreInspection, acceptsV1: boolean, now: number): Finding {
  const check = 'signature version';
  const [last] = signatures;
  if (last === undefined && heard)
    return pass(check, 'webhooks have arrived; their version is not on record');
  if (last === undefined)
    return warn(
      check,
      'no signed delivery of HubSpot is on record',
      'Change a contact in HubSpot and run doctor again; webhooks arrive within seconds.',
    );
  const found = `HubSpot last signed with ${last.version}, ${tellTime(now - last.at)} ago`;
  if (last.version === 'v1')
    return warn(check, found, 'v1 covers neither address nor time; keep the webhook address secret.');
  if (acceptsV1) return warn(check, found, 'v1 is not needed: set ACCEPT_SIGNATURE_V1=false.');
  return pass(check, found);
}

/** In the largest unit that fits. */
function tellTime(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}
