/** The scopes this app uses, and what HubSpot says of them. */

/** What the token has to allow for this app to do all it does. */
export type AppScope =
  | `crm.objects.${'contacts' | 'deals'}.${'read' | 'write'}`
  | 'crm.objects.companies.read'
  | `crm.schemas.${'contacts' | 'deals'}.write`
  | 'sales-email-read'
  | OptionalScope;

/** Without it the app installs and works; one source of interactions is missing then. */
export type OptionalScope = 'crm.objects.marketing_events.read';

/** `named`: the scopes HubSpot says would do, where it says so. */
export type ScopeAnswer =
  { readonly granted: true } | { readonly granted: false; readonly named: readonly string[] };
