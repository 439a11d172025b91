/**
 * The scopes this app uses, each with a call that HubSpot refuses without it and that changes nothing: a read of one
 * object, or a batch without inputs. HubSpot checks scopes before it looks at what was sent, so any answer but 401
 * and 403 means that the scope is there.
 */
import { anything } from './answers.ts';
import type { Call, Send } from './call.ts';
import { ScopeError } from './errors.ts';
import type { AppScope, OptionalScope, ScopeAnswer } from './scope-shapes.ts';
import { MARKETING_EVENTS_PATH, objectBatchPath, objectsPath, propertyBatchPath } from './paths.ts';

type Probe = Pick<Call<unknown>, 'method' | 'path' | 'bucket' | 'query' | 'body'>;

const read = (path: string): Probe => ({ method: 'GET', path, query: { limit: '1' }, bucket: 'general' });
const writeNothing = (path: string): Probe => ({
  method: 'POST',
  path,
  body: { inputs: [] },
  bucket: 'general',
});

const REQUIRED: Readonly<Record<Exclude<AppScope, OptionalScope>, Probe>> = {
  'crm.objects.contacts.read': read(objectsPath('contacts')),
  'crm.objects.contacts.write': writeNothing(objectBatchPath('contacts', 'update')),
  'crm.objects.companies.read': read(objectsPath('companies')),
  'crm.objects.deals.read': read(objectsPath('deals')),
  'crm.objects.deals.write': writeNothing(objectBatchPath('deals', 'update')),
  'crm.schemas.contacts.write': writeNothing(propertyBatchPath('contacts', 'create')),
  'crm.schemas.deals.write': writeNothing(propertyBatchPath('deals', 'create')),
  'sales-email-read': read(objectsPath('emails')),
};

const OPTIONAL: Readonly<Record<OptionalScope, Probe>> = {
  'crm.objects.marketing_events.read': read(MARKETING_EVENTS_PATH),
};

const PROBES: Readonly<Record<AppScope, Probe>> = { ...REQUIRED, ...OPTIONAL };

export const APP_SCOPES = Object.keys(REQUIRED) as readonly Exclude<AppScope, OptionalScope>[];
export const OPTIONAL_SCOPES = Object.keys(OPTIONAL) as readonly OptionalScope[];

/** @throws GatewayError when HubSpot gives no answer to go by. */
export async function probeScope(send: Send, scope: AppScope): Promise<ScopeAnswer> {
  try {
    await send({ ...PROBES[scope], safety: 'repeatable', schema: anything });
    return { granted: true };
  } catch (error) {
    if (error instanceof ScopeError) return { granted: false, named: error.scopes };
    throw error;
  }
}
