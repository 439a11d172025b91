/**
 * The scopes this app asks of an account, each with the calls that need it: no scope without a call (P39). A call
 * stands under the narrowest scope that HubSpot's API description accepts for it; where it accepts one of many, under
 * one the app needs anyway. Tests hold the list against the calls the code makes and against that description.
 *
 * A path is written without its dated version; `{name}` stands for what varies.
 */
export const EXERCISED_SCOPES: Readonly<Record<string, readonly string[]>> = {
  // HubSpot's own template begins with it, and the account's details need it.
  oauth: [
    'GET /account-info/details',
    'GET /account-info/api-usage/daily/private-apps',
    // Of Enterprise subscriptions only; HubSpot's description names no other scope.
    'GET /events/event-occurrences',
  ],
  'crm.objects.contacts.read': [
    'POST /crm/objects/contacts/batch/read',
    'POST /crm/objects/contacts/search',
    'GET /crm/properties/contacts',
    'GET /crm/properties/contacts/groups',
    // HubSpot counts activities among what belongs to contacts.
    'POST /crm/objects/meetings/batch/read',
    'POST /crm/objects/calls/batch/read',
    'POST /crm/objects/communications/batch/read',
    'POST /crm/objects/meetings/search',
    'POST /crm/objects/calls/search',
    'POST /crm/objects/communications/search',
    'POST /crm/associations/meetings/contacts/batch/read',
    'POST /crm/associations/calls/contacts/batch/read',
    'POST /crm/associations/emails/contacts/batch/read',
    'POST /crm/associations/communications/contacts/batch/read',
    // A task whose making was never answered is looked for before it is made again.
    'POST /crm/objects/tasks/batch/read',
  ],
  // Without it, e-mails are left out and the rest goes on.
  'sales-email-read': ['POST /crm/objects/emails/batch/read', 'POST /crm/objects/emails/search'],
  // bg_department, bg_seniority and bg_buying_roles; nothing else of a contact is written.
  'crm.objects.contacts.write': [
    'POST /crm/objects/contacts/batch/update',
    // Alerts and plays. HubSpot counts tasks among what belongs to contacts, whatever they are associated with.
    'POST /crm/objects/tasks/batch/create',
  ],
  'crm.objects.companies.read': [
    'POST /crm/objects/companies/batch/read',
    'POST /crm/objects/companies/search',
    'POST /crm/associations/companies/deals/batch/read',
    'POST /crm/associations/companies/tasks/batch/read',
    // Who could fill the roles of a planned opportunity.
    'POST /crm/associations/companies/contacts/batch/read',
    'POST /crm/associations/companies/companies/batch/read',
  ],
  'crm.objects.deals.read': [
    'POST /crm/objects/deals/batch/read',
    'POST /crm/objects/deals/search',
    'POST /crm/associations/deals/companies/batch/read',
    'POST /crm/associations/deals/contacts/batch/read',
    'POST /crm/associations/meetings/deals/batch/read',
    'POST /crm/associations/calls/deals/batch/read',
    'POST /crm/associations/emails/deals/batch/read',
    'POST /crm/associations/communications/deals/batch/read',
    // Before a planned deal is taken back: whether anything stands beside it.
    'POST /crm/associations/deals/meetings/batch/read',
    'POST /crm/associations/deals/calls/batch/read',
    'POST /crm/associations/deals/emails/batch/read',
    'POST /crm/associations/deals/communications/batch/read',
    'POST /crm/associations/deals/notes/batch/read',
    // Tasks also where the making of one was never answered.
    'POST /crm/associations/deals/tasks/batch/read',
    'GET /crm/objects/deals',
    'GET /crm/associations/deals/contacts/labels',
    'GET /crm/limits/custom-properties',
    'GET /crm/limits/associations/labels',
    'GET /crm/limits/pipelines',
    'GET /crm/pipelines/deals',
    'GET /crm/properties/deals',
    'GET /crm/properties/deals/groups',
  ],
  // For an association HubSpot asks for the write scope of one of its ends.
  'crm.objects.deals.write': [
    'POST /crm/objects/deals/batch/update',
    'POST /crm/objects/deals/batch/upsert',
    // `targets undo`: deals this app made ahead, and nobody touched.
    'POST /crm/objects/deals/batch/archive',
    'POST /crm/associations/deals/companies/batch/create',
    'POST /crm/associations/deals/contacts/batch/create',
    'POST /crm/associations/deals/contacts/batch/archive',
    'POST /crm/associations/deals/contacts/batch/labels/archive',
    'POST /crm/associations/deals/contacts/labels',
    'DELETE /crm/associations/deals/contacts/labels/{name}',
  ],
  // `install` and `uninstall`: the property group, the properties, their options.
  'crm.schemas.contacts.write': [
    'POST /crm/properties/contacts/batch/create',
    'POST /crm/properties/contacts/batch/archive',
    'PATCH /crm/properties/contacts/{name}',
    'POST /crm/properties/contacts/groups',
    'DELETE /crm/properties/contacts/groups/{name}',
  ],
  'crm.schemas.deals.write': [
    'POST /crm/properties/deals/batch/create',
    'POST /crm/properties/deals/batch/archive',
    'PATCH /crm/properties/deals/{name}',
    'POST /crm/properties/deals/groups',
    'DELETE /crm/properties/deals/groups/{name}',
    'POST /crm/pipelines/deals',
    'DELETE /crm/pipelines/deals/{name}',
  ],
};

/** Asked for as well, but not needed to install and run: without one, the source it opens is left out. */
export const OPTIONAL_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'crm.objects.marketing_events.read': [
    'GET /marketing/marketing-events',
    'GET /marketing/marketing-events/participations/{name}/breakdown',
  ],
};
