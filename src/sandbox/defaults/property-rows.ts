import type { FieldKind, Property, PropertyKind, PropertyOption } from '../model.ts';

/** The short form of a default property: everything else follows from its kind. */
export interface PropertyRow {
  readonly name: string;
  readonly label: string;
  readonly type: PropertyKind;
  readonly fieldType: FieldKind;
  readonly options?: readonly PropertyOption[];
  readonly readOnly?: boolean;
  readonly calculated?: boolean;
  readonly externalOptions?: boolean;
  readonly hasUniqueValue?: boolean;
}

const FIELD_OF: Readonly<Record<PropertyKind, FieldKind>> = {
  bool: 'booleancheckbox',
  date: 'date',
  datetime: 'date',
  enumeration: 'select',
  number: 'number',
  phone_number: 'phonenumber',
  string: 'text',
};

const YES_OR_NO: readonly PropertyOption[] = [
  { value: 'true', label: 'Yes', displayOrder: 0, hidden: false },
  { value: 'false', label: 'No', displayOrder: 1, hidden: false },
];

/** A value that people and apps may write. */
export function describeWritable(name: string, label: string, type: PropertyKind = 'string'): PropertyRow {
  const options = type === 'bool' ? { options: YES_OR_NO } : {};
  return { name, label, type, fieldType: FIELD_OF[type], ...options };
}

/** A value that only HubSpot itself sets: tracked pages, e-mail activity, times of change. */
export function describeTracked(name: string, label: string, type: PropertyKind = 'string'): PropertyRow {
  return { ...describeWritable(name, label, type), readOnly: true };
}

export function describeCalculated(name: string, label: string, type: PropertyKind): PropertyRow {
  return { ...describeTracked(name, label, type), calculated: true };
}

export function describeChoice(
  name: string,
  label: string,
  values: Readonly<Record<string, string>>,
): PropertyRow {
  const options = Object.entries(values).map(([value, text], displayOrder) => {
    return { value, label: text, displayOrder, hidden: false };
  });
  return { name, label, type: 'enumeration', fieldType: 'select', options };
}

/** Its options are the portal's owners. */
export const OWNER: PropertyRow = {
  name: 'hubspot_owner_id',
  label: 'Owner',
  type: 'enumeration',
  fieldType: 'select',
  externalOptions: true,
};

export function completeRow(row: PropertyRow, groupName: string, now: number): Property {
  return {
    description: '',
    options: [],
    displayOrder: -1,
    hasUniqueValue: false,
    hidden: false,
    formField: !row.readOnly,
    hubspotDefined: true,
    readOnly: false,
    calculated: false,
    externalOptions: false,
    createdAt: now,
    updatedAt: now,
    archivedAt: null,
    groupName,
    ...row,
  };
}
