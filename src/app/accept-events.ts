/** Events that do not come as webhooks: checked, then made durable in the same inbox. */
import type { CompiledRules } from '../domain/compile.ts';
import type { Acceptance, IncomingDelivery } from '../facts/inbox.ts';
import {
  checkExternalEvents,
  senderOf,
  type CheckedEvents,
  type StoredEvents,
} from '../worker/external-events.ts';
import { checkWorkflowAction } from '../worker/workflow-action.ts';
import type { EdgePorts, TakenEvents } from '../../webhooks/ports.ts';

type Accept = (delivery: IncomingDelivery) => Promise<Acceptance>;

export function createEventPorts(
  accept: Accept,
  compiled: CompiledRules,
  portalId: string | undefined,
  now: () => number,
): Pick<EdgePorts, 'acceptEvents' | 'acceptWorkflowAction'> {
  const solutions = new Set(compiled.rules.solutions.map(({ id }) => id));
  return {
    acceptEvents: (body, key) =>
      keep(accept, checkExternalEvents(body, solutions, now()), 'events_api', senderOf(key), now()),
    acceptWorkflowAction: async (body, receivedAt) => {
      const checked = checkWorkflowAction(body, solutions, portalId, receivedAt);
      return checked === 'foreign_portal'
        ? checked
        : keep(accept, checked, 'workflow', 'workflow', receivedAt);
    },
  };
}

async function keep(
  accept: Accept,
  checked: CheckedEvents,
  source: 'events_api' | 'workflow',
  sender: string,
  receivedAt: number,
): Promise<TakenEvents> {
  if (!checked.ok) return checked;
  const stored: StoredEvents = { sender, events: checked.events };
  const acceptance = await accept({ body: Buffer.from(JSON.stringify(stored)), receivedAt, source });
  return acceptance === 'overloaded' ? 'overloaded' : { ok: true, accepted: checked.events.length };
}
