/** What HubSpot says when it refuses: read leniently, and told without values. */
import { z } from 'zod';

import { problem } from './answers.ts';
import type { Problem } from './answers.ts';

/** A call that HubSpot understood and will not carry out: an expected outcome, so a value. */
export interface Refusal {
  readonly status: number;
  readonly category: string;
  readonly problem: Problem;
}

/** One property that HubSpot did not take, with its code, such as `INVALID_OPTION`. */
export interface PropertyFault {
  readonly name: string;
  readonly code: string;
}

const propertyFaults = z.array(z.object({ name: z.string(), error: z.string() }));

/** Reads an error body; one that is not of HubSpot's shape becomes a refusal without words. */
export function readRefusal(status: number, body: unknown): Refusal {
  const read = problem.safeParse(body);
  const found: Problem = read.success ? read.data : { subCategory: undefined };
  return { status, category: found.category ?? 'UNKNOWN', problem: found };
}

/**
 * The properties a refusal names. HubSpot writes them either as JSON into the message («Property values were not
 * valid: [{…}]») or into the context of its detail errors.
 */
export function readPropertyFaults(found: Problem): readonly PropertyFault[] {
  const fromMessage = readFaultsOfMessage(found.message ?? '');
  if (fromMessage.length > 0) return fromMessage;
  return (found.errors ?? []).flatMap((detail) =>
    readContext(detail.context, ['propertyName', 'name']).map((name) => ({
      name,
      code: detail.code ?? 'INVALID',
    })),
  );
}

function readFaultsOfMessage(message: string): readonly PropertyFault[] {
  const start = message.indexOf('[{');
  if (start < 0) return [];
  try {
    const read = propertyFaults.safeParse(JSON.parse(message.slice(start)));
    return read.success ? read.data.map((fault) => ({ name: fault.name, code: fault.error })) : [];
  } catch {
    return [];
  }
}

/** All strings under the first of the keys that has any. */
export function readContext(context: Problem['context'], keys: readonly string[]): readonly string[] {
  for (const key of keys) {
    const value = context?.[key];
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const texts = list.filter((item) => typeof item === 'string' || typeof item === 'number').map(String);
    if (texts.length > 0) return texts;
  }
  return [];
}

/** Scopes named by a 403, in the body itself or in its detail errors. */
export function readScopes(found: Problem): readonly string[] {
  const keys = ['requiredGranularScopes', 'requiredScopes', 'missingScopes'];
  const contexts = [found.context, ...(found.errors ?? []).map((detail) => detail.context)];
  return [...new Set(contexts.flatMap((context) => readContext(context, keys)))];
}

const LONGEST_REASON = 300;

/**
 * HubSpot's words without anything of a person in them: property faults are told as name and code; from free text
 * the values that were sent, e-mail addresses and everything in quotation marks are taken out.
 */
export function tellReason(found: Problem, sentValues: readonly string[] = []): string {
  const faults = readPropertyFaults(found);
  if (faults.length > 0)
    return faults
      .map((fault) => `${fault.name}: ${fault.code}`)
      .join(', ')
      .slice(0, LONGEST_REASON);
  let text = found.message ?? '';
  for (const value of [...sentValues].sort((a, b) => b.length - a.length)) {
    // Shorter values, such as "1", would tear words apart and give nobody away.
    if (value.length >= 3) text = text.replaceAll(value, '…');
  }
  const clean = text
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replaceAll(/[^\s"'<>(),;:]+@[^\s"'<>(),;:]+/g, '…')
    .slice(0, LONGEST_REASON);
  return clean === '' ? 'HubSpot gave no reason' : clean;
}
