/** Association labels of a pair of object types. HubSpot lists them without their internal names. */
import { anything, labelList } from './answers.ts';
import { expectValue, toRefusedError } from './call.ts';
import type { Send } from './call.ts';
import type { ObjectType, PortalLabel } from './gateway.ts';
import { labelPath, labelsPath } from './paths.ts';

/** All types from one object type to another, HubSpot's own among them. */
export async function listLabels(
  send: Send,
  from: ObjectType,
  to: ObjectType,
): Promise<readonly PortalLabel[]> {
  const call = {
    method: 'GET',
    path: labelsPath(from, to),
    bucket: 'associations',
    safety: 'repeatable',
    schema: labelList,
  } as const;
  return expectValue(call, await send(call)).results;
}

/**
 * Creates one label for the pair and answers its types as seen from `from`. A label of that text that is already
 * there is the result too: a repeated or concurrent creation makes no second one.
 */
export async function createLabel(
  send: Send,
  from: ObjectType,
  to: ObjectType,
  label: { readonly name: string; readonly label: string },
): Promise<readonly PortalLabel[]> {
  const call = {
    method: 'POST',
    path: labelsPath(from, to),
    body: { name: label.name, label: label.label },
    bucket: 'associations',
    safety: 'repeatable',
    schema: anything,
  } as const;
  const answer = await send(call);
  if (!answer.ok && answer.refusal.status !== 409 && answer.refusal.status !== 400) {
    throw toRefusedError(call, answer.refusal);
  }
  // The answer holds the types of both directions without saying which is which; the list does.
  const wanted = label.label.toLowerCase();
  const present = await listLabels(send, from, to);
  const created = present.filter((other) => other.label?.toLowerCase() === wanted);
  if (!answer.ok && created.length === 0) throw toRefusedError(call, answer.refusal);
  return created;
}

/** A label that is not there any more counts as deleted. */
export async function deleteLabel(
  send: Send,
  from: ObjectType,
  to: ObjectType,
  typeId: number,
): Promise<void> {
  const call = {
    method: 'DELETE',
    path: labelPath(from, to, typeId),
    bucket: 'associations',
    safety: 'repeatable',
    schema: anything,
  } as const;
  const answer = await send(call);
  if (!answer.ok && answer.refusal.status !== 404) throw toRefusedError(call, answer.refusal);
}
