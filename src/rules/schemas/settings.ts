/** The shape of `config/settings.yaml`. */
import { z } from 'zod';
import { concernCategories } from './concerns.ts';
import { SOURCE_MODES, type Settings } from '../../domain/rule-set.ts';
import { LABELS, LANGUAGES, TARGET_SIDES } from '../../domain/vocabulary.ts';
import { alertsSchema, playsSchema } from './alerts.ts';
import { camelKeys } from './camel-keys.ts';
import { experts } from './experts.ts';
import { approvals, days, hubspotId, id, recordOf, text } from './pieces.ts';

/** The app moves its deals along these, so their ids are fixed; `pipeline` and `closed` are people's business. */
export const EARLY_STAGES = [
  'bg_target',
  'bg_detected',
  'bg_engaged',
  'bg_prioritized',
  'bg_qualified',
] as const;

const label = text.max(50, 'expected at most 50 characters, the longest label HubSpot takes');

const earlyPipeline = z.strictObject({
  id: hubspotId,
  label: text,
  stages: z
    .array(z.strictObject({ id: z.enum(EARLY_STAGES), label: text }))
    .min(1, 'expected at least one stage, or HubSpot refuses the pipeline'),
});

const users = z.union([z.literal('everyone'), z.array(text.max(200))], {
  error: 'expected everyone, or a list of user ids and e-mail addresses',
});

/** Left out: whoever may run commands may approve, though one person only for one side. */
const approveTargets = z
  .strictObject({ marketing: users.default('everyone'), sales: users.default('everyone') })
  .prefault({});

/** Left out: everyone may act, and notes on blockers are read by nobody but their author (R93). */
const permissions = z
  .strictObject({
    act: users.default('everyone'),
    blocker_notes: users.default([]),
    approve_targets: approveTargets.describe('Who may approve planned opportunities, for each side.'),
  })
  .prefault({})
  .transform(camelKeys);

const mode = z.enum(SOURCE_MODES);

/** May be left out: files of earlier versions stay valid. */
const sources = z
  .strictObject({
    marketing_events: mode.default('auto').describe('Who registered for and attended marketing events.'),
    event_analytics: mode.default('off').describe('Each page that a contact opened; Enterprise only.'),
  })
  .transform(camelKeys)
  .prefault({});

const benchmark = z.strictObject({
  value: z.number().positive(),
  source: recordOf(LANGUAGES, text).describe('Where the figure comes from.'),
});

const benchmarks = z
  .strictObject({ group_size: benchmark.optional().describe('People in a buying group.') })
  .prefault({})
  .transform(({ group_size }) => (group_size === undefined ? {} : { groupSize: group_size }));

/** May be left out: files of earlier versions stay valid. */
const membersCurve = z
  .strictObject({
    rise_percent: z
      .number()
      .positive('expected more than 0 percent')
      .max(1000)
      .default(20)
      .describe('Rise from each point to the next.'),
    least_at_handoff: z
      .number()
      .positive('expected more than 0 members')
      .max(100)
      .default(4)
      .describe('Engaged members on average when a deal comes to sales.'),
  })
  .transform(camelKeys)
  .prefault({});

const pilot = z
  .strictObject({
    since: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/u, 'expected a date such as 2026-09-01')
      .refine((date) => !Number.isNaN(Date.parse(date)), 'expected a day that the calendar has')
      .transform((date) => Date.parse(date))
      .describe('First day of the pilot, UTC.'),
    owners: z
      .array(z.string().regex(/^\d{1,19}$/u, 'expected the id of an owner, a number in quotes'))
      .default([]),
    solutions: z.array(id).default([]),
  })
  .describe('A trial of working with groups; report pilot measures it against all other deals.');
/** May be left out: files of earlier versions stay valid. */
const targets = z.strictObject({ approvals: approvals.default([...TARGET_SIDES]) }).prefault({});
/** May be left out: files of earlier versions stay valid. */
const handoff = z
  .strictObject({
    accept_within_hours: z.number().positive('expected more than 0 hours').max(1000).default(24),
  })
  .transform(camelKeys)
  .prefault({});

/** May be left out: files of earlier versions stay valid. */
const retention = z
  .strictObject({
    parked_deliveries_days: days
      .min(1, 'expected 1 day or more, so that somebody can look at them')
      .max(730, 'expected 730 days or fewer')
      .default(90)
      .describe('How long a delivery that could not be processed waits to be tried again.'),
  })
  .transform(camelKeys)
  .prefault({});

export const settingsSchema = z
  .strictObject({
    language: z.enum(LANGUAGES).describe('Language of what the app writes into HubSpot.'),
    labels: recordOf(LABELS, label).describe('Text of each association label between deal and contact.'),
    concern_categories: concernCategories,
    experts,
    early_pipeline: earlyPipeline.describe('Where deals of this app start, outside the sales forecast.'),
    permissions: permissions.describe('Who may act on the card, and who may read notes on blockers.'),
    targets: targets.describe('Whose approval planned opportunities need; an empty list: nobody’s.'),
    handoff: handoff.describe('How soon sales answers a hand-off.'),
    sources: sources.describe('What is read beside the CRM, where the account allows it.'),
    retention: retention.describe('How long what could not be processed is kept.'),
    alerts: alertsSchema.describe('What owners are told by tasks in HubSpot, and when.'),
    plays: playsSchema.describe('What a person can do about a group with one click on the card.'),
    benchmarks: benchmarks.describe('Figures of others that reports show beside your own.'),
    members_curve: membersCurve.describe('When the curve of engaged members over the stages is healthy.'),
    pilot: pilot.optional(),
  })
  .transform(camelKeys) satisfies z.ZodType<Settings>;
