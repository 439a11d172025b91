/** By which way a touch came, and which of them are marketing's. */
import type { InteractionSource } from '../types.ts';
import type { InteractionKind, Localized } from '../vocabulary.ts';
import type { Touch } from './deal-history.ts';

export const CHANNELS = ['website', 'form', 'event', 'email', 'conversation', 'other_system'] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_NAMES: Readonly<Record<Channel, Localized>> = {
  website: { en: 'website', ru: 'сайт' },
  form: { en: 'form', ru: 'форма' },
  event: { en: 'webinar or event', ru: 'вебинар или мероприятие' },
  email: { en: 'e-mail', ru: 'рассылка' },
  conversation: { en: 'conversation', ru: 'разговор' },
  other_system: { en: 'other system', ru: 'другая система' },
};

/** Kinds that tell their way by themselves; of all others the source does. */
const BY_KIND: Readonly<Partial<Record<InteractionKind, Channel>>> = {
  webinar_registration: 'event',
  webinar_attendance: 'event',
  event_registration: 'event',
  email_open: 'email',
  email_click: 'email',
  email_reply: 'conversation',
  meeting: 'conversation',
  call: 'conversation',
  message: 'conversation',
};

const BY_SOURCE: Readonly<Record<InteractionSource, Channel>> = {
  page: 'website',
  visit: 'website',
  conversion: 'form',
  workflow: 'form',
  email_open: 'email',
  email_click: 'email',
  email_reply: 'conversation',
  meeting: 'conversation',
  call: 'conversation',
  email: 'conversation',
  communication: 'conversation',
  event_registration: 'event',
  event_attendance: 'event',
  events_api: 'other_system',
};

export function channelOf({ kind, source }: Pick<Touch, 'kind' | 'source'>): Channel {
  return BY_KIND[kind] ?? BY_SOURCE[source];
}

/** What people did with content, events and mailings; conversations are sales' own. */
export function isMarketing(touch: Pick<Touch, 'kind' | 'source'>): boolean {
  return channelOf(touch) !== 'conversation';
}
