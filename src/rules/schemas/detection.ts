/** The shape of `config/detection.yaml`. */
import { z } from 'zod';
import type { DetectionRules } from '../../domain/rule-set.ts';
import { camelKeys } from './camel-keys.ts';
import { count, days, kinds } from './pieces.ts';

const people = count.min(2, 'expected at least 2: one person never makes a group (R44)');

export const detectionSchema = z
  .strictObject({
    window_days: days,
    people: people.describe('So many people of so many departments make a group.'),
    departments: count,
    people_any_department: people.describe('So many people make a group whatever their departments are.'),
    raised_hand_kinds: kinds.describe('Kinds by which somebody asks to talk.'),
    raised_hand_people: people.describe('After a raised hand so many people are enough.'),
    reopen_lost_within_days: days.describe('New interest so soon after a lost deal proposes to reopen it.'),
  })
  .transform(camelKeys) satisfies z.ZodType<DetectionRules>;
