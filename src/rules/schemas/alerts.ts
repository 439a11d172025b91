/** The shape of `alerts` and `plays` in `config/settings.yaml`. */
import { z } from 'zod';
import {
  ALERT_KINDS,
  PLAY_PEOPLE,
  WEEKDAYS,
  type AlertKind,
  type AlertSettings,
  type Play,
} from '../../domain/alerts/alert-settings.ts';
import { camelKeys } from './camel-keys.ts';
import { count, days, id, text } from './pieces.ts';

const MINUTES = 60;

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day in quotes, such as "19:00"')
  .transform((value) => Number(value.slice(0, 2)) * MINUTES + Number(value.slice(3)));

const quietHours = z.strictObject({
  from: clock,
  to: clock,
  days: z
    .array(z.enum(WEEKDAYS))
    .max(WEEKDAYS.length - 1, 'expected at least one day that is not quiet, or nothing would ever be told')
    .default([]),
});

const timeZone = z
  .string()
  .refine(isTimeZone, 'expected the IANA name of a time zone, such as Europe/Moscow')
  .default('UTC');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const onOff = z.enum(['on', 'off']).default('on');
const kinds = z
  .strictObject(
    Object.fromEntries(ALERT_KINDS.map((kind) => [kind, onOff])) as Record<AlertKind, typeof onOff>,
  )
  .prefault({});

const withoutOwner = z
  .string()
  .regex(
    /^(unassigned|wait|[1-9]\d{0,18})$/,
    "expected unassigned, wait, or the id of one of HubSpot's owners in quotes",
  )
  .default('unassigned');

const afterClose = z
  .strictObject({ contact_every_days: days.default(90), for_days: days.default(365) })
  .transform(camelKeys)
  .prefault({});

/** Left out, nobody is told anything: files of earlier versions stay valid, and make no tasks unasked. */
export const alertsSchema = z
  .strictObject({
    delivery: z.enum(['tasks', 'none']).default('none'),
    kinds,
    time_zone: timeZone,
    quiet_hours: quietHours.nullable().default(null),
    daily_cap: count.default(5),
    due_in_hours: z.number().positive().max(2000).default(24),
    without_owner: withoutOwner,
    news_days: days.default(14),
    proposal_days: days.default(3),
    after_close: afterClose,
  })
  .transform(camelKeys)
  .prefault({}) satisfies z.ZodType<AlertSettings>;

const bothLanguages = z.strictObject({ en: text.max(1000), ru: text.max(1000) });

const play = z
  .strictObject({
    id,
    name: z.strictObject({ en: text.max(60), ru: text.max(60) }),
    text: bothLanguages,
    makes: z.enum(['task', 'audience']),
    people: z.enum(PLAY_PEOPLE).default('members'),
    solutions: z.array(z.string()).default([]),
    unless_content: text.nullable().default(null),
  })
  .transform(camelKeys);

export const playsSchema = z.array(play).max(20, 'expected at most 20 plays').default([]) satisfies z.ZodType<
  readonly Play[]
>;
