/** Changes of a contact's properties that are something the contact did, told by a webhook or by the property's history. */
import { createHash } from 'node:crypto';
import { parseTime } from '../domain/time.ts';
import type { Interaction, InteractionSource } from '../domain/types.ts';
import { SIGNAL_PROPERTIES, SIGNALS_WITHOUT_CONTENT } from './mirrored-properties.ts';

export interface SignalChange {
  readonly contactId: string;
  readonly property: string;
  readonly value: string;
  /** When the property got the value, in milliseconds since 1970. */
  readonly at: number;
}

/** `null`: nothing that counts, be it another property or a value that was taken away. */
export function toSignal({ contactId, property, value, at }: SignalChange): Interaction | null {
  // A name such as __proto__ is nobody's property, and would be found on any object.
  const source = Object.hasOwn(SIGNAL_PROPERTIES, property) ? SIGNAL_PROPERTIES[property] : undefined;
  if (source === undefined || value === '') return null;
  const content = SIGNALS_WITHOUT_CONTENT.has(source) ? null : value;
  const id = signalId(contactId, property, spell(source, value), at);
  return { id, contactId, at, source, content, solution: null, kind: null };
}

/** Webhooks write a moment in milliseconds, the API in ISO 8601. */
function spell(source: InteractionSource, value: string): string {
  if (!SIGNALS_WITHOUT_CONTENT.has(source)) return value;
  return String(parseTime(value) ?? value);
}

/**
 * A change of a signal is known by what changed and when: the same whether a webhook told of it or the contact's
 * property history, so that the one repairs what the other missed.
 */
function signalId(contactId: string, property: string, value: string, at: number): string {
  return createHash('sha256')
    .update(JSON.stringify([contactId, property, value, at]))
    .digest('hex');
}
