/**
 * Which scopes a call needs, as the `security` of HubSpot's API descriptions has it for the objects of the sandbox.
 * Where a description accepts the scopes of any object, those of the objects in the path count here: the narrower
 * reading is the one an app has to live with.
 */
import { API_VERSION } from '../api-version.ts';
import { findObjectType, isEngagement } from '../object-types.ts';
import type { ObjectType } from '../object-types.ts';

/** Any one of the sets is enough; of a set all are needed. */
export type Sufficient = readonly (readonly string[])[];

type Access = 'read' | 'write';

/** HubSpot counts activities among what belongs to contacts; the content of e-mails has a scope of its own besides. */
function needForObject(type: ObjectType, access: Access): readonly string[] {
  const owner = isEngagement(type) ? 'contacts' : type;
  const scope = `crm.objects.${owner}.${access}`;
  return type === 'emails' ? [scope, 'sales-email-read'] : [scope];
}

function needForEnds(names: readonly (string | undefined)[], access: Access): Sufficient {
  const types = names.map((name) => findObjectType(name ?? '')).filter((type) => type !== null);
  // Associations name records and show nothing of them.
  return types.map((type) => needForObject(type, access).slice(0, 1));
}

/** To look at definitions, any scope of their object will do. */
function needForDefinitions(name: string | undefined, access: Access): Sufficient {
  const type = findObjectType(name ?? '');
  if (type === null) return [];
  const owner = isEngagement(type) ? 'contacts' : type;
  if (access === 'write') return [[`crm.schemas.${owner}.write`]];
  return ['objects', 'schemas'].flatMap((kind) => [
    [`crm.${kind}.${owner}.read`],
    [`crm.${kind}.${owner}.write`],
  ]);
}

function needForLimits(): Sufficient {
  return ['contacts', 'companies', 'deals'].flatMap((type) => [
    [`crm.objects.${type}.read`],
    [`crm.objects.${type}.write`],
  ]);
}

/** An empty list: nobody needs to be asked, as for a path that does not exist. */
export function findSufficient(method: string, path: string): Sufficient {
  const reads = method === 'GET' || /\/(read|search)$/u.test(path);
  const access: Access = reads ? 'read' : 'write';
  const [area, group, version, ...rest] = path.split('/').slice(1);
  // Event analytics ask for the subscription, not for a scope of their own.
  if (area === 'account-info' || area === 'events') return [['oauth']];
  if (area === 'marketing') return [['crm.objects.marketing_events.read']];
  if (area !== 'crm' || version !== API_VERSION) return [];
  switch (group) {
    case 'owners':
      return [['crm.objects.owners.read']];
    case 'limits':
      return needForLimits();
    case 'associations':
      return needForEnds(rest.slice(0, 2), access);
    case 'objects': {
      if (rest[2] === 'associations')
        return needForEnds([rest[0], rest[3] === 'default' ? rest[4] : rest[3]], access);
      const type = findObjectType(rest[0] ?? '');
      return type === null ? [] : [needForObject(type, access)];
    }
    case 'properties':
    case 'pipelines':
      return needForDefinitions(rest[0], access);
    default:
      return [];
  }
}
