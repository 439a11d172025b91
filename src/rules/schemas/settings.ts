/** The shape of `config/settings.yaml`. */
import { z } from 'zod';
import { SOURCE_MODES, type Settings } from '../../domain/rule-set.ts';
import { LABELS, LANGUAGES } from '../../domain/vocabulary.ts';
import { alertsSchema, playsSchema } from './alerts.ts';
import { camelKeys } from './camel-keys.ts';
import { hubspotId, recordOf, text } from './pieces.ts';

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

/** Left out: everyone may act, and notes on blockers are read by nobody but their author (R93). */
const permissions = z
  .strictObject({ act: users.default('everyone'), blocker_notes: users.default([]) })
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

export const settingsSchema = z
  .strictObject({
    language: z.enum(LANGUAGES).describe('Language of what the app writes into HubSpot.'),
    labels: recordOf(LABELS, label).describe('Text of each association label between deal and contact.'),
    early_pipeline: earlyPipeline.describe('Where deals of this app start, outside the sales forecast.'),
    permissions: permissions.describe('Who may act on the card, and who may read notes on blockers.'),
    sources: sources.describe('What is read beside the CRM, where the account allows it.'),
    alerts: alertsSchema.describe('What owners are told by tasks in HubSpot, and when.'),
    plays: playsSchema.describe('What a person can do about a group with one click on the card.'),
  })
  .transform(camelKeys) satisfies z.ZodType<Settings>;
