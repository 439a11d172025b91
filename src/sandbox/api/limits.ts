import { API_VERSION } from '../api-version.ts';
import type { Handler, Route } from '../http/routing.ts';
import { findObjectType, NAMES, OBJECT_TYPES } from '../object-types.ts';
import type { ObjectType } from '../object-types.ts';
import { listCustomLabels, MOST_LABELS } from './labels.ts';
import { MOST_PIPELINES } from './pipelines.ts';
import { listCustomProperties, MOST_CUSTOM_PROPERTIES } from './properties.ts';

/** All custom properties of a portal together. */
const MOST_PROPERTIES_OVERALL = 10_000;

function describeType(type: ObjectType) {
  const { typeId, singularLabel, pluralLabel } = NAMES[type];
  return { objectTypeId: typeId, singularLabel, pluralLabel };
}

function describeUsage(usage: number, limit: number) {
  return { usage, limit, percentage: (usage / limit) * 100 };
}

const readLabelLimits: Handler = ({ state }, request) => {
  const asked = (name: string) => findObjectType(request.query.get(name) ?? '');
  const [from, to] = [asked('fromObjectTypeId'), asked('toObjectTypeId')];
  const pairs = OBJECT_TYPES.flatMap((left) => OBJECT_TYPES.map((right) => [left, right] as const));
  const results = pairs
    .filter(([left, right]) => (from === null || left === from) && (to === null || right === to))
    .map(([left, right]) => ({ left, right, labels: listCustomLabels(state, left, right) }))
    // Unasked, HubSpot lists only the pairs that have labels.
    .filter(({ labels }) => labels.length > 0 || (from !== null && to !== null))
    .map(({ left, right, labels }) => ({
      fromObjectType: describeType(left),
      toObjectType: describeType(right),
      ...describeUsage(labels.length, MOST_LABELS),
      allLabels: labels.map((link) => link.label ?? ''),
    }));
  return { status: 200, body: { results } };
};

const readPropertyLimits: Handler = ({ state }) => {
  const byObjectType = OBJECT_TYPES.map((type) => ({
    ...describeType(type),
    ...describeUsage(listCustomProperties(state, type).length, MOST_CUSTOM_PROPERTIES),
  }));
  const overallUsage = byObjectType.reduce((sum, { usage }) => sum + usage, 0);
  const overallPercentage = (overallUsage / MOST_PROPERTIES_OVERALL) * 100;
  return {
    status: 200,
    body: { byObjectType, overallUsage, overallLimit: MOST_PROPERTIES_OVERALL, overallPercentage },
  };
};

const readPipelineLimits: Handler = ({ state }) => ({
  status: 200,
  body: {
    hubspotDefinedObjectTypes: [
      { ...describeType('deals'), ...describeUsage(state.pipelines.size, MOST_PIPELINES[state.tier]) },
    ],
    customObjectTypes: { byObjectType: [], overallLimit: 100, overallPercentage: 0, overallUsage: 0 },
  },
});

/** How much of what the account may have is used. */
export const LIMIT_ROUTES: readonly Route[] = [
  { method: 'GET', path: `/crm/limits/${API_VERSION}/associations/labels`, handle: readLabelLimits },
  { method: 'GET', path: `/crm/limits/${API_VERSION}/custom-properties`, handle: readPropertyLimits },
  { method: 'GET', path: `/crm/limits/${API_VERSION}/pipelines`, handle: readPipelineLimits },
];
