import {
  AuthError,
  HubSpotUnavailable,
  InvalidRequestError,
  ParseError,
  PausedError,
  RefusedError,
  ScopeError,
} from '../../src/hubspot/errors.ts';

const ERRORS = [
  new HubSpotUnavailable('GET /deals', 5, 502),
  new PausedError('daily_limit', Date.parse('2026-11-26T00:00:00Z')),
  new PausedError('migration', Date.parse('2026-11-26T00:00:00Z')),
  new PausedError('retry_after', Date.parse('2026-11-26T00:00:00Z')),
  new AuthError(),
  new ScopeError('GET /deals', ['crm.objects.deals.read'], 'not allowed'),
  new ScopeError('GET /deals', [], 'not allowed'),
  new RefusedError('GET /deals', { status: 400, category: 'VALIDATION_ERROR', reason: 'bad filter' }),
  new ParseError('GET /deals', 'results.3.id', 'expected text'),
  new InvalidRequestError('An id was expected.'),
];

test.each(ERRORS.map((error) => ({ name: error.name, error })))(
  '$name: whoever reads a card in Russian is told in Russian, with the same facts',
  ({ error }) => {
    const { en, ru } = error.words;
    expect(error.message).toBe(en);
    expect(ru).toMatch(/^(HubSpot )?[а-яё ]+/iu);
    const facts = en.match(/GET \/deals|\d{3,}[\dT:.Z-]*|[a-z]+\.[a-z.]+\.[a-z]+|HUBSPOT_\w+/gu) ?? [];
    for (const fact of facts) expect(ru).toContain(fact);
  },
);
