/**
 * What the files of the configuration have in common. Messages begin with `expected`, since they are shown after
 * what was found.
 */
import { z } from 'zod';
import { DEPARTMENTS, INTERACTION_KINDS, ROLES, TARGET_SIDES } from '../../domain/vocabulary.ts';

/** Goes into HubSpot's options and into `bg_key`, whose parts are separated by colons. */
export const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,49}$/,
    'expected an id of at most 50 lower-case letters, digits and _, such as hr_system',
  );

/** HubSpot's internal id of a pipeline or stage: a word, or digits in quotes. */
export const hubspotId = z
  .string()
  .regex(/^[\w-]{1,100}$/, 'expected the internal id of a stage or pipeline, letters, digits, _ and - only');

export const text = z.string().regex(/\S/, 'expected some text');

export const role = z.enum(ROLES);
export const departments = z.array(z.enum(DEPARTMENTS));
export const someDepartments = departments.min(1, 'expected at least one department');
export const kinds = z.array(z.enum(INTERACTION_KINDS)).min(1, 'expected at least one kind of interaction');

/** Whose approval a planned opportunity needs; empty: nobody's. */
export const approvals = z
  .array(z.enum(TARGET_SIDES))
  .refine((sides) => new Set(sides).size === sides.length, 'expected each side once');

/** 0 to 1. */
export const share = z.number().min(0).max(1);
/** Percent, 0 to 100. */
export const percent = z.number().min(0).max(100);
/** A period in days of 24 hours; ten years are more than any rule can mean. */
export const days = z.number().positive('expected more than 0 days').max(3650);
export const count = z.int().min(1).max(1000);

/** A mapping with exactly these keys, all of them needed, such as points per kind. */
export function recordOf<const Key extends string, Value extends z.ZodType>(
  keys: readonly Key[],
  value: Value,
): z.ZodObject<Record<Key, Value>, z.core.$strict> {
  return z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>);
}
