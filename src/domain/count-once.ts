/**
 * One deed that two sources tell of counts once. What HubSpot lists afterwards, the echo, steps back behind what was
 * told at the time; each telling takes one echo, so that two deeds stay two.
 */
import { pathOf } from './content.ts';
import type { InteractionSource, ReadInteraction } from './types.ts';
import type { InteractionKind } from './vocabulary.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

interface EchoRule {
  readonly echoes: readonly InteractionSource[];
  readonly tellings: readonly InteractionSource[];
  /** Equal texts: possibly one deed; `null`: nothing can be compared. */
  readonly nameDeed: (interaction: ReadInteraction) => string | null;
  /** Sources note different moments of one deed: so far apart at most. */
  readonly withinMs: number;
  /** The same listed twice within so long is one; 0: never. */
  readonly repeatsMs: number;
}

type Deed = 'registration' | 'attendance';

/** A form on the content of an event is how one registers for it. */
const DEEDS: Readonly<Partial<Record<InteractionKind, Deed>>> = {
  webinar_registration: 'registration',
  event_registration: 'registration',
  form_submission: 'registration',
  webinar_attendance: 'attendance',
};

/** In this order: a visit that steps back behind a page does not stand for a registration as well. */
const RULES: readonly EchoRule[] = [
  {
    echoes: ['visit'],
    tellings: ['page'],
    nameDeed: ({ content }) => nameAddress(content),
    withinMs: 10 * MINUTE_MS,
    repeatsMs: 0,
  },
  {
    echoes: ['event_registration', 'event_attendance'],
    tellings: ['page', 'visit', 'conversion', 'workflow', 'events_api'],
    nameDeed: ({ rule, kind }) => {
      const deed = DEEDS[kind];
      return rule === null || deed === undefined ? null : `${deed} ${rule}`;
    },
    withinMs: 24 * HOUR_MS,
    // Merged contacts take part in an event once each; what they become took part once.
    repeatsMs: 24 * HOUR_MS,
  },
];

/** Host and path, whatever the query says; `null` where the text is no address. */
function nameAddress(content: string | null): string | null {
  const host = /^https?:\/\/([^/?#\s]+)/iu.exec(content ?? '')?.[1];
  return host === undefined ? null : host.toLowerCase() + (pathOf(content ?? '') ?? '/');
}

/**
 * Interactions of one contact, in any order. The answer keeps the given order, and holds the same interactions
 * whatever that order is.
 */
export function countOnce(interactions: readonly ReadInteraction[]): readonly ReadInteraction[] {
  const ordered = [...interactions].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const gone = new Set<string>();
  for (const rule of RULES) {
    const left = ordered.filter(({ id }) => !gone.has(id));
    const echoes = left.filter(({ source }) => rule.echoes.includes(source));
    if (echoes.length === 0) continue;
    const repeated = findRepeated(rule, echoes);
    for (const id of repeated) gone.add(id);
    const once = echoes.filter(({ id }) => !repeated.has(id));
    for (const id of findEchoes(rule, once, left)) gone.add(id);
  }
  return gone.size === 0 ? interactions : interactions.filter(({ id }) => !gone.has(id));
}

function findRepeated({ repeatsMs }: EchoRule, echoes: readonly ReadInteraction[]): Set<string> {
  const repeated = new Set<string>();
  const kept = new Map<string, number>();
  for (const { id, at, source, content } of echoes) {
    const deed = `${source} ${content ?? ''}`;
    const before = kept.get(deed);
    if (repeatsMs > 0 && before !== undefined && at - before <= repeatsMs) repeated.add(id);
    else kept.set(deed, at);
  }
  return repeated;
}

/** Each takes the earliest telling that fits: with one and the same distance for all, that pairs as many as possible. */
function findEchoes(
  { tellings, nameDeed, withinMs }: EchoRule,
  echoes: readonly ReadInteraction[],
  ordered: readonly ReadInteraction[],
): Set<string> {
  const told = new Map<string, ReadInteraction[]>();
  for (const each of ordered) {
    const deed = tellings.includes(each.source) ? nameDeed(each) : null;
    if (deed === null) continue;
    const alike = told.get(deed);
    if (alike === undefined) told.set(deed, [each]);
    else alike.push(each);
  }
  const found = new Set<string>();
  const taken = new Set<string>();
  for (const echo of echoes) {
    const alike = told.get(nameDeed(echo) ?? '') ?? [];
    const twin = alike.find(({ id, at }) => !taken.has(id) && Math.abs(at - echo.at) <= withinMs);
    if (twin === undefined) continue;
    taken.add(twin.id);
    found.add(echo.id);
  }
  return found;
}
