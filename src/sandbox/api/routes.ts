import type { Route } from '../http/routing.ts';
import { ACCOUNT_ROUTES } from './account.ts';
import { ASSOCIATION_ROUTES } from './associations.ts';
import { OCCURRENCE_ROUTES } from './event-occurrences.ts';
import { LABEL_ROUTES } from './labels.ts';
import { LIMIT_ROUTES } from './limits.ts';
import { MARKETING_EVENT_ROUTES } from './marketing-events.ts';
import { OBJECT_BATCH_ROUTES } from './object-batches.ts';
import { OBJECT_ROUTES } from './objects.ts';
import { PAIR_ROUTES } from './pair-associations.ts';
import { PIPELINE_ROUTES } from './pipelines.ts';
import { PROPERTY_ROUTES } from './properties.ts';
import { PROPERTY_GROUP_ROUTES } from './property-groups.ts';
import { createSearchRoutes } from './search.ts';

/** Every path the sandbox answers; fixed words before names. */
export function createRoutes(searchLagMs: number): readonly Route[] {
  return [
    ...OBJECT_BATCH_ROUTES,
    ...createSearchRoutes(searchLagMs),
    ...PAIR_ROUTES,
    ...OBJECT_ROUTES,
    ...ASSOCIATION_ROUTES,
    ...LABEL_ROUTES,
    ...PROPERTY_GROUP_ROUTES,
    ...PROPERTY_ROUTES,
    ...PIPELINE_ROUTES,
    ...ACCOUNT_ROUTES,
    ...LIMIT_ROUTES,
    ...MARKETING_EVENT_ROUTES,
    ...OCCURRENCE_ROUTES,
  ];
}
