import { z } from 'zod';
import { refuseInput } from '../http/api-error.ts';
import { FIELD_KINDS, PROPERTY_KINDS } from '../model.ts';
import type { FieldKind, Property, PropertyKind } from '../model.ts';

const OPTION = z.object({
  value: z.string(),
  label: z.string(),
  displayOrder: z.int().default(-1),
  hidden: z.boolean(),
  description: z.string().optional(),
});

/** What may stand in a definition besides its name, type and group. */
const DETAILS = {
  label: z.string().min(1),
  description: z.string(),
  options: z.array(OPTION),
  displayOrder: z.int(),
  hidden: z.boolean(),
  formField: z.boolean(),
  fieldType: z.enum(FIELD_KINDS),
  type: z.enum(PROPERTY_KINDS),
  groupName: z.string(),
};

export const PROPERTY_CREATE = z.object({
  ...DETAILS,
  name: z.string(),
  description: DETAILS.description.default(''),
  options: DETAILS.options.default([]),
  displayOrder: DETAILS.displayOrder.default(-1),
  hidden: DETAILS.hidden.default(false),
  formField: DETAILS.formField.default(false),
  hasUniqueValue: z.boolean().default(false),
});
export type PropertyCreate = z.output<typeof PROPERTY_CREATE>;

export const PROPERTY_UPDATE = z.object(DETAILS).partial();

/** Which field may show which kind of value. */
const FIELDS_OF: Readonly<Record<PropertyKind, readonly FieldKind[]>> = {
  bool: ['booleancheckbox', 'calculation_equation'],
  date: ['date'],
  datetime: ['date'],
  enumeration: ['booleancheckbox', 'checkbox', 'radio', 'select', 'calculation_equation'],
  number: ['number', 'calculation_equation'],
  phone_number: ['phonenumber'],
  string: ['file', 'html', 'phonenumber', 'text', 'textarea', 'calculation_equation'],
};

type Definition = Pick<Property, 'name' | 'type' | 'fieldType' | 'options' | 'hasUniqueValue'>;

/** Throws what HubSpot answers to a definition that contradicts itself. */
export function checkDefinition({ name, type, fieldType, options, hasUniqueValue }: Definition): void {
  if (!/^[a-z][a-z0-9_]{0,99}$/.test(name)) {
    throw refuseInput(
      `The name "${name}" must start with a letter and hold lower-case letters, digits and _ only.`,
    );
  }
  if (!FIELDS_OF[type].includes(fieldType)) {
    throw refuseInput(`The field type ${fieldType} does not fit the type ${type} of ${name}.`);
  }
  const values = options.map((option) => option.value);
  const labels = options.map((option) => option.label);
  if (new Set(values).size !== values.length || new Set(labels).size !== labels.length) {
    throw refuseInput(`The options of ${name} must have distinct values and labels.`);
  }
  if (type === 'bool' && [...values].sort().join() !== 'false,true') {
    throw refuseInput(`A boolean property needs exactly the options true and false: ${name}.`);
  }
  if (type === 'enumeration' && options.length === 0) throw refuseInput(`${name} needs options.`);
  if (hasUniqueValue && type !== 'string' && type !== 'number') {
    throw refuseInput(`Only text and numbers can be unique: ${name}.`);
  }
}

export function renderProperty(property: Property) {
  const { createdAt, updatedAt, archivedAt, readOnly, ...rest } = property;
  const fixed = property.hubspotDefined;
  return {
    ...rest,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
    archived: archivedAt !== null,
    ...(archivedAt === null ? {} : { archivedAt: new Date(archivedAt).toISOString() }),
    modificationMetadata: {
      archivable: !fixed,
      readOnlyDefinition: fixed,
      readOnlyOptions: fixed,
      readOnlyValue: readOnly,
    },
  };
}
