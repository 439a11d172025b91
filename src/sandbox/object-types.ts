/** The CRM objects that the sandbox holds, with the names HubSpot gives each of them. */

export const OBJECT_TYPES = [
  'contacts',
  'companies',
  'deals',
  'meetings',
  'calls',
  'emails',
  'communications',
  'notes',
  'tasks',
] as const;
export type ObjectType = (typeof OBJECT_TYPES)[number];

export interface ObjectTypeNames {
  /** As in webhook subscriptions: `contact.creation`. */
  readonly singular: string;
  readonly typeId: string;
  readonly singularLabel: string;
  readonly pluralLabel: string;
  /** Which properties carry the time of creation and of the last change. */
  readonly created: string;
  readonly modified: string;
  /** What a read answers when no properties were asked for. */
  readonly shown: readonly string[];
}

function describeEngagement(singular: string, typeId: string, singularLabel: string): ObjectTypeNames {
  const [created, modified] = ['hs_createdate', 'hs_lastmodifieddate'];
  const shown = [created, modified, 'hs_object_id'];
  return { singular, typeId, singularLabel, pluralLabel: `${singularLabel}s`, created, modified, shown };
}

export const NAMES: Readonly<Record<ObjectType, ObjectTypeNames>> = {
  contacts: {
    singular: 'contact',
    typeId: '0-1',
    singularLabel: 'Contact',
    pluralLabel: 'Contacts',
    created: 'createdate',
    modified: 'lastmodifieddate',
    shown: ['createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'],
  },
  companies: {
    singular: 'company',
    typeId: '0-2',
    singularLabel: 'Company',
    pluralLabel: 'Companies',
    created: 'createdate',
    modified: 'hs_lastmodifieddate',
    shown: ['createdate', 'domain', 'hs_lastmodifieddate', 'hs_object_id', 'name'],
  },
  deals: {
    singular: 'deal',
    typeId: '0-3',
    singularLabel: 'Deal',
    pluralLabel: 'Deals',
    created: 'createdate',
    modified: 'hs_lastmodifieddate',
    shown: [
      'amount',
      'closedate',
      'createdate',
      'dealname',
      'dealstage',
      'hs_lastmodifieddate',
      'hs_object_id',
      'pipeline',
    ],
  },
  meetings: describeEngagement('meeting', '0-47', 'Meeting'),
  calls: describeEngagement('call', '0-48', 'Call'),
  emails: describeEngagement('email', '0-49', 'Email'),
  communications: describeEngagement('communication', '0-18', 'Communication'),
  notes: describeEngagement('note', '0-46', 'Note'),
  tasks: describeEngagement('task', '0-27', 'Task'),
};

/** Finds the type behind any of the names that HubSpot accepts in a path: `deals`, `deal` or `0-3`. */
export function findObjectType(name: string): ObjectType | null {
  const wanted = name.toLowerCase();
  return (
    OBJECT_TYPES.find(
      (type) => type === wanted || NAMES[type].singular === wanted || NAMES[type].typeId === wanted,
    ) ?? null
  );
}

/** Whether people and companies do something in it, as opposed to what is bought and by whom. */
export function isEngagement(type: ObjectType): boolean {
  return type !== 'contacts' && type !== 'companies' && type !== 'deals';
}
