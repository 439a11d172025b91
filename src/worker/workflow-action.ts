/** The workflow action "Record buying-group interaction", read into the shape of an event of another system. */
import { z } from 'zod';
import { INTERACTION_KINDS } from '../domain/vocabulary.ts';
import type { CheckedEvents } from './external-events.ts';

const id = z.union([z.number().int().positive(), z.string().regex(/^[1-9]\d{0,18}$/u)]).transform(String);
const empty = z.literal('').transform(() => undefined);

/**
 * What an admin fills in. `extensions/app/workflow-actions/record-interaction-hsmeta.json` offers exactly these fields;
 * `npm run validate:hubspot` compares the two.
 */
export const workflowInputFields = z.object({
  kind: z.enum(INTERACTION_KINDS),
  content: z.string().min(1).max(2000),
  title: z.union([empty, z.string().max(500)]).optional(),
  solution: z.union([empty, z.string()]).optional(),
});

/** What HubSpot sends; it adds fields now and then, so only ours are held to their form. */
const action = z.object({
  callbackId: z.string().min(1).max(200),
  origin: z.object({ portalId: id }),
  object: z.object({
    objectId: id,
    objectType: z.literal('CONTACT', { error: 'expected CONTACT: enrol contacts' }),
  }),
  inputFields: workflowInputFields,
});

export type CheckedAction = CheckedEvents | 'foreign_portal';

/** `receivedAt` is when it happened: a workflow acts within seconds of what enrolled the contact. */
export function checkWorkflowAction(
  body: unknown,
  solutions: ReadonlySet<string>,
  portalId: string | undefined,
  receivedAt: number,
): CheckedAction {
  const parsed = action.safeParse(body);
  if (!parsed.success) {
    return {
      ok: false,
      faults: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    };
  }
  const { callbackId, origin, object, inputFields } = parsed.data;
  if (portalId !== undefined && origin.portalId !== portalId) return 'foreign_portal';
  const { kind, content, title, solution } = inputFields;
  if (solution !== undefined && !solutions.has(solution)) {
    return {
      ok: false,
      faults: [{ path: 'inputFields.solution', message: `expected one of ${[...solutions].join(', ')}` }],
    };
  }
  return {
    ok: true,
    events: [
      {
        id: callbackId,
        occurredAt: new Date(receivedAt).toISOString(),
        contact: { id: object.objectId },
        kind,
        content,
        ...(title === undefined ? {} : { title }),
        ...(solution === undefined ? {} : { solution }),
      },
    ],
  };
}
