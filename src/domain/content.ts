/** What an interaction is about: kind, solution and interested departments, by the content map. */
import type { ContentRule } from './rule-set.ts';
import type { Interaction, InteractionSource, ReadInteraction } from './types.ts';
import type { InteractionKind } from './vocabulary.ts';

/** Kind of an interaction whose content no rule knows. */
const KIND_BY_SOURCE: Readonly<Record<InteractionSource, InteractionKind>> = {
  page: 'page_view',
  conversion: 'form_submission',
  email_open: 'email_open',
  email_click: 'email_click',
  email_reply: 'email_reply',
  meeting: 'meeting',
  call: 'call',
  email: 'email_reply',
  communication: 'message',
  workflow: 'form_submission',
  events_api: 'page_view',
  event_registration: 'event_registration',
  event_attendance: 'webinar_attendance',
  visit: 'page_view',
};

/** Sources that say by themselves what was done; content only tells the solution. */
const KIND_IS_THE_SOURCE: ReadonlySet<InteractionSource> = new Set([
  'email_open',
  'email_click',
  'email_reply',
  'meeting',
  'call',
  'email',
  'communication',
  'event_attendance',
]);

const REGISTRATIONS: readonly InteractionKind[] = ['webinar_registration', 'event_registration'];

export type ReadContent = (content: string | null) => ContentRule | null;

/** A path without query, fragment and closing slash, lower case; `null` where the text holds none. */
export function pathOf(text: string): string | null {
  const match = /(?:^|[\s"'(]|https?:\/\/[^\s/?#]+)(\/[^\s?#"')]*)/iu.exec(text.trim());
  const path = match?.[1]?.toLowerCase().replace(/[:;,.]+$/u, '');
  if (path === undefined) return null;
  return path.length > 1 ? path.replace(/\/+$/u, '') || '/' : path;
}

function normalizeName(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim();
}

/**
 * Compiles the content map. A path matches exactly or below a trailing `*`; the longest rule wins. HubSpot
 * reports a form as `<page title or path>: <form name>`, so a name counts when it is the whole text or one
 * side of the last colon. A marketing event is `<address>: <name>`, and its name may hold colons of its own.
 */
export function compileContent(rules: readonly ContentRule[]): ReadContent {
  const exact = new Map<string, ContentRule>();
  const prefixes: { prefix: string; rule: ContentRule }[] = [];
  const names = new Map<string, ContentRule>();
  for (const rule of rules) {
    const path = rule.path.toLowerCase();
    if (path.endsWith('*')) prefixes.push({ prefix: path.slice(0, -1), rule });
    else exact.set(path, rule);
    for (const name of rule.names) names.set(normalizeName(name), rule);
  }
  prefixes.sort((a, b) => b.prefix.length - a.prefix.length);
  const byPath = (text: string): ContentRule | null => {
    const path = pathOf(text);
    if (path === null) return null;
    return exact.get(path) ?? prefixes.find(({ prefix }) => path.startsWith(prefix))?.rule ?? null;
  };
  return (content) => {
    if (content === null || content === '') return null;
    return byPath(content) ?? byName(names, content);
  };
}

function byName(names: ReadonlyMap<string, ContentRule>, content: string): ContentRule | null {
  const whole = normalizeName(content);
  const colon = whole.lastIndexOf(':');
  const sides = colon < 0 ? [] : [whole.slice(0, colon).trim(), whole.slice(colon + 1).trim()];
  const named = /^https?:\/\/\S+: (.+)$/u.exec(whole)?.[1] ?? [];
  for (const name of [whole, ...sides].concat(named)) {
    const rule = names.get(name);
    if (rule !== undefined) return rule;
  }
  return null;
}

/** A form filled in on a plain page is a form submission, not a page view; whoever registers only registers. */
function kindByRule(source: InteractionSource, rule: ContentRule): InteractionKind {
  if (source === 'event_registration' && !REGISTRATIONS.includes(rule.kind)) return KIND_BY_SOURCE[source];
  return source !== 'page' && rule.kind === 'page_view' ? KIND_BY_SOURCE[source] : rule.kind;
}

/** Reads one interaction: what the source itself says outranks the content map. */
export function readInteraction(interaction: Interaction, read: ReadContent): ReadInteraction {
  const rule = read(interaction.content);
  const bySource = KIND_BY_SOURCE[interaction.source];
  const mapped =
    rule === null || KIND_IS_THE_SOURCE.has(interaction.source)
      ? bySource
      : kindByRule(interaction.source, rule);
  return {
    ...interaction,
    kind: interaction.kind ?? mapped,
    solution: interaction.solution ?? rule?.solution ?? null,
    interests: rule?.interests ?? [],
    rule: rule?.id ?? null,
  };
}
