/**
 * One deed that two sources tell of counts once. What HubSpot lists afterwards, the echo, steps back behind what was
 * told at the time; each telling takes one echo, so that two deeds stay two.
 */
import type { InteractionSource, ReadInteraction } from './types.ts';
import type { InteractionKind } from './vocabulary.ts';

const HOUR_MS = 60 * 60_000;

interface EchoRule {
  readonly echoes: readonly InteractionSource[];
  readonly tellings: readonly InteractionSource[];
  /** Equal texts: possibly one deed; `null`: nothing can be compared. */
  readonly nameDeed: (interaction: ReadInteraction) => string | null;
  /** Sources note different moments of one deed: so far apart at most. */
  readonly withinMs: number;
}

type Deed = 'registration' | 'attendance';

/** A form on the content of an event is how one registers for it. */
const DEEDS: Readonly<Partial<Record<InteractionKind, Deed>>> = {
  webinar_registration: 'registration',
  event_registration: 'registration',
  form_submission: 'registration',
  webinar_attendance: 'attendance',
};

const RULES: readonly EchoRule[] = [
  {
    echoes: ['event_registration', 'event_attendance'],
    tellings: ['page', 'conversion', 'workflow', 'events_api'],
    nameDeed: ({ rule, kind }) => {
      const deed = DEEDS[kind];
      return rule === null || deed === undefined ? null : `${deed} ${rule}`;
    },
    withinMs: 24 * HOUR_MS,
  },
];

/** Merged contacts take part in an event once each; what they become took part once. */
const SAME_EVENT_MS = 24 * HOUR_MS;

/**
 * Interactions of one contact, in any order. The answer keeps the given order, and holds the same interactions
 * whatever that order is.
 */
export function countOnce(interactions: readonly ReadInteraction[]): readonly ReadInteraction[] {
  const ordered = [...interactions].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const gone = new Set<string>();
  for (const rule of RULES) {
    const echoes = ordered.filter(({ source }) => rule.echoes.includes(source));
    if (echoes.length === 0) continue;
    dropRepeated(echoes, gone);
    dropEchoes(
      rule,
      echoes.filter(({ id }) => !gone.has(id)),
      ordered,
      gone,
    );
  }
  return gone.size === 0 ? interactions : interactions.filter(({ id }) => !gone.has(id));
}

function dropRepeated(echoes: readonly ReadInteraction[], gone: Set<string>): void {
  const kept = new Map<string, number>();
  for (const { id, at, source, content } of echoes) {
    const deed = `${source} ${content ?? ''}`;
    const before = kept.get(deed);
    if (before !== undefined && at - before <= SAME_EVENT_MS) gone.add(id);
    else kept.set(deed, at);
  }
}

/** The earliest telling that fits: with one and the same distance for all, that pairs as many as possible. */
function dropEchoes(
  { tellings, nameDeed, withinMs }: EchoRule,
  echoes: readonly ReadInteraction[],
  ordered: readonly ReadInteraction[],
  gone: Set<string>,
): void {
  const told = ordered.filter(({ source }) => tellings.includes(source));
  const taken = new Set<string>();
  for (const echo of echoes) {
    const deed = nameDeed(echo);
    const twin = told.find(
      (each) =>
        deed !== null &&
        !taken.has(each.id) &&
        Math.abs(each.at - echo.at) <= withinMs &&
        nameDeed(each) === deed,
    );
    if (twin === undefined) continue;
    taken.add(twin.id);
    gone.add(echo.id);
  }
}
