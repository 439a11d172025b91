import { checkStage } from './deal-stage.ts';
import type { CrmObject, Property } from './model.ts';
import { isEngagement } from './object-types.ts';
import type { ObjectType } from './object-types.ts';
import type { PortalState } from './state.ts';
import { readStored } from './stored-values.ts';
import { readValue } from './values.ts';
import type { ValueFault } from './values.ts';

export interface PropertyFault extends ValueFault {
  readonly name: string;
}

export interface WriteCheck {
  readonly type: ObjectType;
  readonly properties: Readonly<Record<string, string>>;
  /** The record to be changed; null on creation. */
  readonly object: CrmObject | null;
  /** HubSpot itself sets tracked and calculated values; apps cannot. */
  readonly readOnlyAllowed: boolean;
}

export interface CheckedWrite {
  /** What is to be stored, by property. */
  readonly values: Map<string, string>;
  readonly faults: PropertyFault[];
  /** The contact that already has the e-mail; HubSpot answers it with 409 and not with the other faults. */
  takenBy: string | null;
}

function findFault(check: WriteCheck, property: Property | undefined, name: string): PropertyFault | null {
  if (!property || property.archivedAt !== null) {
    return { name, code: 'PROPERTY_DOESNT_EXIST', message: `Property "${name}" does not exist` };
  }
  if (property.readOnly && !check.readOnlyAllowed) {
    const message = `"${name}" is a read only property; its value cannot be set.`;
    return { name, code: 'READ_ONLY_VALUE', message };
  }
  return null;
}

function checkReferences(
  state: PortalState,
  check: WriteCheck,
  property: Property,
  value: string,
  into: CheckedWrite,
) {
  const { name } = property;
  if (value === '') return;
  if (name === 'hubspot_owner_id' && !state.owners.has(value)) {
    into.faults.push({ name, code: 'INVALID_OWNER_ID', message: `Owner ${value} does not exist` });
  }
  const holder = property.hasUniqueValue
    ? state.uniqueValues.get(`${check.type}|${name}|${value}`)
    : undefined;
  if (holder === undefined || holder === check.object?.id) return;
  if (name === 'email') into.takenBy = holder;
  else
    into.faults.push({
      name,
      code: 'CONFLICTING_UNIQUE_VALUE',
      message: `${holder} already has that value.`,
    });
}

function checkProperty(
  state: PortalState,
  check: WriteCheck,
  name: string,
  text: string,
  into: CheckedWrite,
): void {
  const property = state.properties[check.type].get(name);
  const fault = findFault(check, property, name);
  if (fault) into.faults.push(fault);
  if (fault || !property) return;
  const current = check.object ? (readStored(state, check.object, name) ?? '') : '';
  // HubSpot keeps e-mail addresses in lower case.
  const read = readValue(
    property,
    check.type === 'contacts' && name === 'email' ? text.toLowerCase() : text,
    current,
  );
  if (!read.ok) {
    into.faults.push({ name, ...read.fault });
    return;
  }
  checkReferences(state, check, property, read.value, into);
  into.values.set(name, read.value);
}

/** Checks a write as HubSpot does before it stores anything. */
export function checkWrite(state: PortalState, check: WriteCheck): CheckedWrite {
  const result: CheckedWrite = { values: new Map(), faults: [], takenBy: null };
  for (const [name, text] of Object.entries(check.properties))
    checkProperty(state, check, name, text, result);
  if (check.type === 'deals') {
    const fault = checkStage(state, check.object, result.values);
    if (fault) result.faults.push(fault);
  }
  if (!check.object && isEngagement(check.type) && !check.properties['hs_timestamp']) {
    result.faults.push({
      name: 'hs_timestamp',
      code: 'REQUIRED_FIELD',
      message: 'hs_timestamp is required.',
    });
  }
  return result;
}
