/**
 * HubSpot's description of event analytics is not among the files beside the repository. What its published one
 * (Events, 2026-09) says of the one call this app makes: parameters by query, the scope, the fields of an answer.
 */
const text = { type: 'string' };
const next = { type: 'object', required: ['after'], properties: { after: text } };
const occurrence = {
  type: 'object',
  required: ['eventType', 'id', 'objectId', 'objectType', 'occurredAt', 'properties'],
  properties: {
    eventType: text,
    id: text,
    objectId: text,
    objectType: text,
    occurredAt: { type: 'string', format: 'date-time' },
    properties: { type: 'object', additionalProperties: text },
  },
};
const page = {
  type: 'object',
  required: ['results'],
  properties: {
    results: { type: 'array', items: occurrence },
    paging: { type: 'object', properties: { next } },
  },
};
const problem = {
  type: 'object',
  required: ['category', 'correlationId', 'message'],
  properties: { category: text, correlationId: { type: 'string', format: 'uuid' }, message: text },
};

export const OCCURRENCES_PATH = '/events/event-occurrences/2026-09';

export const OCCURRENCES_DOCUMENT = {
  paths: {
    [OCCURRENCES_PATH]: {
      get: {
        security: [{ private_apps: ['oauth'] }],
        responses: { '200': { content: { 'application/json': { schema: page } } } },
      },
    },
  },
  components: { schemas: { Error: problem } },
};
