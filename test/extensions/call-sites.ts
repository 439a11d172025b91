/** Where the code calls the gateway: the verbs, with the object types they are given. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ACTIVITIES } from './gateway-drive.ts';
import { ROOT } from './project-copy.ts';

/** The gateway itself, and the portal that stands in for HubSpot. */
const NOT_CALLERS = /^(hubspot|sandbox)\//;
/** Asks for a scope, so it needs none. */
const NO_USE = 'probeScope';
/** What these are given is no object type. */
const WITHOUT_TYPE = /^(findCompanies|listMarketingEvents|readParticipations|readVisits)$/;
const CALL = /\bgateway\s*\.\s*(\w+)\(\s*([^,()]*)(?:,\s*([^,()]*))?/g;
const OBJECT_TYPE = /^'(contacts|companies|deals|meetings|calls|emails|communications|notes|tasks)'$/;
/** What a variable stands for where the verb takes no other types, or the code gives it no others. */
const VARIABLES: readonly { readonly verb: RegExp; readonly types: readonly string[] }[] = [
  {
    verb: /^(create|delete)PropertyGroup|^(create|archive)Properties|^updateProp/,
    types: ['contacts', 'deals'],
  },
  { verb: /^(readObjects|readAssociations)$/, types: ACTIVITIES },
  { verb: /^searchChanged$/, types: ['contacts', 'companies', 'deals', ...ACTIVITIES] },
  { verb: /^searchPast$/, types: ACTIVITIES },
];

/** As the drives name them; a type that is neither written down at the call nor known is told as `?`. */
export function listCallSites(): readonly string[] {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !NOT_CALLERS.test(file),
  );
  const found = files.flatMap((file) => [...readFileSync(join(ROOT, 'src', file), 'utf8').matchAll(CALL)]);
  const named = found.flatMap(([, verb = '', first = '', second = '']) =>
    verb === NO_USE ? [] : nameCalls(verb, first.trim(), second.trim()),
  );
  return [...new Set(named)];
}

function nameCalls(verb: string, first: string, second: string): readonly string[] {
  if (first === '' || WITHOUT_TYPE.test(verb)) return [verb];
  const literal = OBJECT_TYPE.exec(first)?.[1];
  const variable = VARIABLES.find((rule) => rule.verb.test(verb))?.types ?? ['?'];
  const to = OBJECT_TYPE.exec(second)?.[1];
  return (literal === undefined ? variable : [literal]).map((from) =>
    [verb, from, to].filter((part) => part !== undefined).join(' '),
  );
}
