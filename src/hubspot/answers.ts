/**
 * HubSpot's answers, checked where they enter. Fields the app does not use are ignored, so that additions to the API
 * break nothing; fields it does use must be there and of their type.
 */
import { z } from 'zod';

/** Ids are strings in the API description; real association answers have carried numbers too. */
const id = z.union([z.string().min(1), z.number().int().nonnegative()]).transform(String);
const moment = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), 'an ISO 8601 time was expected')
  .transform((text) => Date.parse(text));
const properties = z.record(z.string(), z.string().nullable());
const category = z.enum(['HUBSPOT_DEFINED', 'USER_DEFINED', 'INTEGRATOR_DEFINED', 'WORK']);
const typeId = z.number().int();

/** `context` is described as lists of strings; single strings occur. */
const context = z.record(z.string(), z.unknown());

export const problem = z.object({
  status: z.string().nullish(),
  category: z.string().nullish(),
  subCategory: z.unknown().optional(),
  message: z.string().nullish(),
  context: context.nullish(),
  errors: z
    .array(
      z.object({
        message: z.string().nullish(),
        code: z.string().nullish(),
        subCategory: z.unknown().optional(),
        context: context.nullish(),
      }),
    )
    .nullish(),
});
export type Problem = z.infer<typeof problem>;

/** A batch that HubSpot has not finished is no result, so only COMPLETE is taken. */
function batchOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    status: z.literal('COMPLETE'),
    results: z.array(item),
    errors: z.array(problem).nullish(),
  });
}

export const storedObject = z.object({
  id,
  properties,
  createdAt: moment,
  updatedAt: moment,
  archived: z.boolean().default(false),
  objectWriteTraceId: z.string().nullish(),
});
export type StoredObject = z.infer<typeof storedObject>;

export const objectBatch = batchOf(storedObject);

const paging = z.object({ next: z.object({ after: z.string() }).nullish() }).nullish();

export const objectPage = z.object({ results: z.array(storedObject), paging });

export const searchPage = z.object({
  results: z.array(
    z.object({
      id: z
        .union([z.string(), z.number()])
        .transform(String)
        .refine((text) => /^\d{1,19}$/u.test(text), 'an id of digits was expected'),
      updatedAt: moment,
      archived: z.boolean().default(false),
    }),
  ),
  /** Of the whole question, not of the page. */
  total: z.number().int().nonnegative(),
  paging,
});

/** A value that was taken away is told as empty or null. */
const pastValue = z
  .object({ value: z.string().nullish(), timestamp: moment, sourceType: z.string().nullish() })
  .transform(({ value, timestamp, sourceType }) => ({
    value: value ?? '',
    at: timestamp,
    sourceType: sourceType ?? 'UNKNOWN',
  }));

export const historyBatch = batchOf(
  storedObject.extend({ propertiesWithHistory: z.record(z.string(), z.array(pastValue)).default({}) }),
);

export const associationTypes = z.array(
  z.object({
    category,
    typeId,
    label: z
      .string()
      .nullish()
      .transform((label) => label ?? null),
  }),
);

export const associationBatch = batchOf(
  z.object({
    from: z.object({ id }),
    to: z.array(z.object({ toObjectId: id, associationTypes })),
    paging,
  }),
);
export type AssociationPage = z.infer<typeof associationBatch>['results'][number];

export const pairBatch = batchOf(z.object({ fromObjectId: id, toObjectId: id }));

/** Archiving answers 204 without a body, or a batch that can hold errors. */
export const archiveAnswer = z.object({ errors: z.array(problem).nullish() }).nullable();

export const labelList = z.object({ results: associationTypes });

const probability = z.coerce.number().min(0).max(1).nullish().catch(null);

export const pipeline = z.object({
  id,
  label: z.string(),
  stages: z.array(
    z.object({
      id,
      label: z.string(),
      metadata: z.object({ isClosed: z.union([z.string(), z.boolean()]).nullish(), probability }).nullish(),
    }),
  ),
});
export type PipelineAnswer = z.infer<typeof pipeline>;
export const pipelineList = z.object({ results: z.array(pipeline) });

const option = z.object({
  value: z.string(),
  label: z.string(),
  hidden: z.boolean().default(false),
  displayOrder: z.number().int().default(-1),
});

export const property = z.object({
  name: z.string().min(1),
  label: z.string(),
  type: z.string(),
  fieldType: z.string(),
  groupName: z.string(),
  options: z.array(option).default([]),
  hasUniqueValue: z.boolean().default(false),
  archived: z.boolean().default(false),
});
export const propertyList = z.object({ results: z.array(property) });
export const propertyBatch = batchOf(property);

export const groupList = z.object({ results: z.array(z.object({ name: z.string(), label: z.string() })) });

export const account = z.object({
  portalId: id,
  timeZone: z.string().min(1),
  companyCurrency: z.string().nullish(),
  accountType: z.string(),
});

const amount = z.number().nonnegative();
const objectLimit = z.object({ objectTypeId: z.string(), usage: amount, limit: amount });
const typeDefinition = z.object({ objectTypeId: z.string() });

export const propertyLimits = z.object({
  byObjectType: z.array(objectLimit),
  overallLimit: amount,
  overallUsage: amount,
});
export const labelLimits = z.object({
  results: z.array(
    z.object({ fromObjectType: typeDefinition, toObjectType: typeDefinition, usage: amount, limit: amount }),
  ),
});
export const pipelineLimits = z.object({ hubspotDefinedObjectTypes: z.array(objectLimit) });

export const usageList = z.object({
  results: z.array(
    z.object({
      fetchStatus: z.string(),
      currentUsage: amount,
      usageLimit: amount,
      resetsAt: moment.nullish(),
    }),
  ),
});

const digits = z.string().regex(/^\d{1,19}$/u, 'an id of digits was expected');
const counter = amount.nullish().transform((value) => value ?? 0);
const optionalText = z
  .string()
  .nullish()
  .transform((value) => (value === '' ? null : (value ?? null)));
const optionalMoment = moment.nullish().transform((value) => value ?? null);

export const marketingEventPage = z.object({
  results: z.array(
    z.object({
      objectId: digits,
      eventName: z.string(),
      eventType: optionalText,
      eventUrl: optionalText,
      startDateTime: optionalMoment,
      endDateTime: optionalMoment,
      updatedAt: moment,
      registrants: counter,
      attendees: counter,
      cancellations: counter,
      noShows: counter,
    }),
  ),
  paging,
});

/** The address of the contact comes along and is dropped here: nobody needs it. */
export const participationPage = z.object({
  results: z.array(
    z.object({
      associations: z.object({ contact: z.object({ contactId: digits }) }),
      properties: z.object({ attendanceState: z.string(), occurredAt: z.number().int() }),
    }),
  ),
  paging,
});

export const occurrencePage = z.object({
  results: z.array(
    z.object({ id: z.string().min(1), occurredAt: moment, properties: z.record(z.string(), z.string()) }),
  ),
  paging,
});

/** For answers whose content nobody needs. */
export const anything = z.unknown();
