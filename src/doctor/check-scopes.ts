/** Each scope the app uses, by a call that changes nothing. */
import type { Gateway } from '../hubspot/gateway.ts';
import type { AppScope, OptionalScope } from '../hubspot/scope-shapes.ts';
import { APP_SCOPES, OPTIONAL_SCOPES } from '../hubspot/scopes.ts';
import { fail, orFinding, pass, warn } from './finding.ts';
import type { Finding } from './finding.ts';

const USES: Readonly<Record<AppScope, string>> = {
  'crm.objects.contacts.read': 'reads contacts, and the meetings and calls with them',
  'crm.objects.contacts.write': 'writes department, seniority and roles of contacts, makes tasks',
  'crm.objects.companies.read': 'reads companies',
  'crm.objects.deals.read': 'reads deals and who takes part in them',
  'crm.objects.deals.write': 'creates deals, writes their buying group, sets labels',
  'crm.schemas.contacts.write': '`install` creates properties of contacts',
  'crm.schemas.deals.write': '`install` creates properties of deals',
  'sales-email-read': 'sees that a person answered by e-mail',
  'crm.objects.marketing_events.read': 'sees who registered for marketing events and attended them',
};

/** The others are indispensable; without these, less is noticed. */
const DISPENSABLE: ReadonlySet<AppScope> = new Set<AppScope>(['sales-email-read']);

/** What to do where one would rather do without an optional scope. */
const SETTINGS: Readonly<Record<OptionalScope, string>> = {
  'crm.objects.marketing_events.read': 'sources.marketing_events',
};

/** One call per scope, one finding per scope. */
export async function checkScopes(gateway: Gateway): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const scope of APP_SCOPES)
    findings.push(...(await orFinding(`scope ${scope}`, async () => [await checkScope(gateway, scope)])));
  for (const scope of OPTIONAL_SCOPES)
    findings.push(...(await orFinding(`scope ${scope}`, async () => [await checkOptional(gateway, scope)])));
  return findings;
}

async function checkOptional(gateway: Gateway, scope: OptionalScope): Promise<Finding> {
  const check = `scope ${scope}`;
  if ((await gateway.probeScope(scope)).granted) return pass(check, USES[scope]);
  return warn(
    check,
    `optional, and missing, so the app goes without this: ${USES[scope]}`,
    `Approve ${scope} for the app on its Distribution tab and take the new token, or set ${SETTINGS[scope]}: off in settings.yaml.`,
  );
}

async function checkScope(gateway: Gateway, scope: AppScope): Promise<Finding> {
  const answer = await gateway.probeScope(scope);
  if (answer.granted) return pass(`scope ${scope}`, USES[scope]);
  const others = answer.named.filter((name) => name !== scope);
  const named = others.length === 0 ? '' : `; HubSpot names ${others.slice(0, 3).join(', ')}`;
  const tell = DISPENSABLE.has(scope) ? warn : fail;
  return tell(
    `scope ${scope}`,
    `missing, so the app cannot do this: ${USES[scope]}${named}`,
    `Add ${scope} to requiredScopes in app-hsmeta.json, upload the project, approve it on the Distribution tab and take the new token.`,
  );
}
