/** Events that do not come as webhooks: checked, then made durable in the same inbox. */
import type { Acceptance, IncomingDelivery } from '../facts/inbox.ts';
import {
  checkExternalEvents,
  senderOf,
  type CheckedEvents,
  type StoredEvents,
} from '../worker/external-events.ts';
import { checkWorkflowAction } from '../worker/workflow-action.ts';
import type { EdgePorts, TakenEvents } from '../../webhooks/ports.ts';
import type { CurrentRules } from './current-rules.ts';

type Accept = (delivery: IncomingDelivery) => Promise<Acceptance>;

export function createEventPorts(
  accept: Accept,
  rules: Pick<CurrentRules, 'atHand'>,
  portalId: string | undefined,
  now: () => number,
): Pick<EdgePorts, 'acceptEvents' | 'acceptWorkflowAction'> {
  const solutions = async (): Promise<ReadonlySet<string>> =>
    new Set((await rules.atHand()).rules.solutions.map(({ id }) => id));
  return {
    acceptEvents: async (body, key) =>
      keep(accept, checkExternalEvents(body, await solutions(), now()), 'events_api', senderOf(key), now()),
    acceptWorkflowAction: async (body, receivedAt) => {
      const checked = checkWorkflowAction(body, await solutions(), portalId, receivedAt);
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
