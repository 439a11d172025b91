/** Properties and property groups. */
import { anything, archiveAnswer, groupList, propertyBatch, propertyList } from './answers.ts';
import type { Problem } from './answers.ts';
import { expectValue, toRefusedError } from './call.ts';
import type { Send } from './call.ts';
import { BATCH_LIMITS, splitIntoChunks } from './chunks.ts';
import type { PortalProperty, PropertyDefinition } from './gateway.ts';
import {
  checkName,
  propertiesPath,
  propertyBatchPath,
  propertyGroupPath,
  propertyGroupsPath,
  propertyPath,
} from './paths.ts';

type Owned = 'contacts' | 'deals';
type Options = NonNullable<PropertyDefinition['options']>;

/** All live properties, HubSpot's own among them. */
export async function listProperties(
  send: Send,
  type: 'contacts' | 'companies' | 'deals',
): Promise<readonly PortalProperty[]> {
  const call = {
    method: 'GET',
    path: propertiesPath(type),
    bucket: 'general',
    safety: 'repeatable',
    schema: propertyList,
  } as const;
  return expectValue(call, await send(call)).results;
}

/** Creates properties; those that exist already are left as they are. An archived one comes back by this. */
export async function createProperties(
  send: Send,
  type: Owned,
  properties: readonly PropertyDefinition[],
): Promise<void> {
  for (const chunk of splitIntoChunks(properties, BATCH_LIMITS.properties)) {
    const allCreated = await createBatch(send, type, chunk);
    if (allCreated) continue;
    // One property that exists can refuse the whole batch.
    for (const property of chunk) await createBatch(send, type, [property]);
  }
}

/** Answers false when the batch was refused because something in it exists. */
async function createBatch(
  send: Send,
  type: Owned,
  properties: readonly PropertyDefinition[],
): Promise<boolean> {
  const call = {
    method: 'POST',
    path: propertyBatchPath(type, 'create'),
    body: { inputs: properties.map(toBody) },
    bucket: 'general',
    safety: 'repeatable',
    schema: propertyBatch,
  } as const;
  const answer = await send(call);
  if (!answer.ok) {
    if (answer.refusal.status === 409 || meansExists(answer.refusal.problem)) return false;
    throw toRefusedError(call, answer.refusal);
  }
  const problem = answer.value.errors?.find((error) => !meansExists(error));
  if (problem !== undefined) {
    throw toRefusedError(call, { status: 207, category: problem.category ?? 'UNKNOWN', problem });
  }
  return true;
}

function meansExists(problem: Problem): boolean {
  const kinds = [problem.category, String(problem.subCategory ?? '')].join(' ');
  return /CONFLICT|ALREADY_EXISTS|OBJECT_ALREADY_EXISTS|PROPERTY_EXISTS/.test(kinds);
}

/** Replaces the whole list of options, so the list given must hold everything that is to stay. */
export async function updatePropertyOptions(
  send: Send,
  type: Owned,
  name: string,
  options: Options,
): Promise<void> {
  const call = {
    method: 'PATCH',
    path: propertyPath(type, name),
    body: { options: options.map(toOption) },
    bucket: 'general',
    safety: 'repeatable',
    schema: anything,
  } as const;
  expectValue(call, await send(call));
}

/** Archives properties; those that are gone already count as archived. */
export async function archiveProperties(send: Send, type: Owned, names: readonly string[]): Promise<void> {
  const wanted = [...new Set(names.map(checkName))];
  for (const chunk of splitIntoChunks(wanted, BATCH_LIMITS.properties)) {
    const call = {
      method: 'POST',
      path: propertyBatchPath(type, 'archive'),
      body: { inputs: chunk.map((name) => ({ name })) },
      bucket: 'general',
      safety: 'repeatable',
      schema: archiveAnswer,
    } as const;
    const answer = await send(call);
    if (!answer.ok && answer.refusal.status !== 404) throw toRefusedError(call, answer.refusal);
  }
}

export async function listPropertyGroups(
  send: Send,
  type: Owned,
): Promise<readonly { readonly name: string; readonly label: string }[]> {
  const call = {
    method: 'GET',
    path: propertyGroupsPath(type),
    bucket: 'general',
    safety: 'repeatable',
    schema: groupList,
  } as const;
  return expectValue(call, await send(call)).results;
}

/** A group of that name that exists already is left as it is. */
export async function createPropertyGroup(
  send: Send,
  type: Owned,
  group: { readonly name: string; readonly label: string },
): Promise<void> {
  const call = {
    method: 'POST',
    path: propertyGroupsPath(type),
    body: { name: checkName(group.name), label: group.label, displayOrder: -1 },
    bucket: 'general',
    safety: 'repeatable',
    schema: anything,
  } as const;
  const answer = await send(call);
  if (answer.ok || answer.refusal.status === 409 || meansExists(answer.refusal.problem)) return;
  throw toRefusedError(call, answer.refusal);
}

/** Refused by HubSpot while properties are in it. A group that is not there any more counts as deleted. */
export async function deletePropertyGroup(send: Send, type: Owned, name: string): Promise<void> {
  const call = {
    method: 'DELETE',
    path: propertyGroupPath(type, name),
    bucket: 'general',
    safety: 'repeatable',
    schema: anything,
  } as const;
  const answer = await send(call);
  if (!answer.ok && answer.refusal.status !== 404) throw toRefusedError(call, answer.refusal);
}

function toBody(property: PropertyDefinition): object {
  const { options, ...rest } = property;
  return { ...rest, ...(options === undefined ? {} : { options: options.map(toOption) }) };
}

function toOption(option: Options[number]): object {
  return {
    value: option.value,
    label: option.label,
    displayOrder: option.displayOrder,
    hidden: option.hidden ?? false,
  };
}
