import fc from 'fast-check';
import { signRequest, signRequestV1 } from '../../webhooks/sign-request.ts';
import {
  verifySignature,
  type SignedRequest,
  type SignatureRules,
  type Verdict,
} from '../../webhooks/signature.ts';

const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
const HOST = 'https://www.example.com';
const DOUBLE = '{"example_field":"example_value"}';
const T = 1_700_000_000_000;

const RULES: SignatureRules = { publicUrl: HOST, clientSecrets: [SECRET], acceptSignatureV1: false };
const V1_RULES: SignatureRules = { ...RULES, acceptSignatureV1: true };

/** Signed properly for `RULES`, for tests that then change something. */
function signed(body: Buffer | string, timestamp = T, path = '/webhook_uri', secret = SECRET): SignedRequest {
  const headers = signRequest({ url: HOST + path, body, timestamp, secret });
  return { method: 'POST', url: path, headers, body: Buffer.from(body) };
}

const refused = (reason: string): Verdict => ({ valid: false, reason }) as Verdict;

describe('raw bytes (P3)', () => {
  test.each([
    ['UTF-8', '[{"company":"ООО «Красная ромашка» 🌼"}]'],
    ['a byte order mark', '\uFEFF[{"a":1}]'],
    ['a trailing newline', '[{"a":1}]\n'],
    ['odd spacing', '[ {"a" : 1.0} ]'],
    ['bytes that are no UTF-8', Buffer.from([0x5b, 0xff, 0xfe, 0x5d])],
  ])('a body with %s passes as it is', (_, body) => {
    expect(verifySignature(signed(body), RULES, T).valid).toBe(true);
  });

  test.each(['\uFEFF[{"a":1}]', '[{"a":1}]\n', '[ {"a" : 1.0} ]', '[{"a":"\\u0041"}]'])(
    'the body %j written anew by JSON.stringify does not pass (P3)',
    (body) => {
      const rewritten = Buffer.from(JSON.stringify(JSON.parse(body.replace('\uFEFF', ''))));
      expect(verifySignature({ ...signed(body), body: rewritten }, RULES, T)).toEqual(refused('mismatch'));
    },
  );

  test('whatever is signed passes, and with one byte changed it does not (P1)', () => {
    const body = fc.uint8Array({ minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(body, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, place, change) => {
        const request = signed(Buffer.from(bytes));
        expect(verifySignature(request, RULES, T).valid).toBe(true);
        const changed = Buffer.from(bytes);
        const at = place % changed.length;
        changed[at] = (changed[at] ?? 0) ^ change;
        expect(verifySignature({ ...request, body: changed }, RULES, T)).toEqual(refused('mismatch'));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('what is signed beside the body', () => {
  const request = signed(DOUBLE);

  test.each([
    ['another method', { method: 'PUT' }],
    ['another path', { url: '/webhook_uri/' }],
    ['an added query', { url: '/webhook_uri?portalId=1' }],
    ['an absolute address', { url: 'https://www.example.com/webhook_uri' }],
  ])('%s does not pass', (_, change) => {
    expect(verifySignature({ ...request, ...change }, RULES, T)).toEqual(refused('mismatch'));
  });

  test('the Host header plays no part', () => {
    const headers = { ...request.headers, host: 'evil.example', 'x-forwarded-host': 'evil.example' };
    expect(verifySignature({ ...request, headers }, RULES, T).valid).toBe(true);
  });

  test('a prefix that a proxy strips belongs to the public URL', () => {
    const headers = signRequest({
      url: `${HOST}/hooks/webhook_uri`,
      body: DOUBLE,
      timestamp: T,
      secret: SECRET,
    });
    const rules = { ...RULES, publicUrl: `${HOST}/hooks` };
    expect(verifySignature({ ...request, headers }, rules, T).valid).toBe(true);
    expect(verifySignature({ ...request, headers }, RULES, T)).toEqual(refused('mismatch'));
  });

  test('the timestamp cannot be exchanged for a fresh one', () => {
    const headers = { ...request.headers, 'x-hubspot-request-timestamp': String(T + 1) };
    expect(verifySignature({ ...request, headers }, RULES, T)).toEqual(refused('mismatch'));
  });
});

describe('timestamp window (P5)', () => {
  test.each([
    [0, true],
    [-300_000, true],
    [300_000, true],
    [-300_001, false],
    [300_001, false],
    [-301_000, false],
    [301_000, false],
    [10 * 365 * 86_400_000, false],
  ])('a request stamped %i ms from now: valid is %s', (offset, valid) => {
    const verdict = verifySignature(signed(DOUBLE, T + offset), RULES, T);
    expect(verdict).toEqual(valid ? { valid: true, version: 'v3' } : refused('stale'));
  });

  test('without a timestamp nothing passes', () => {
    const { 'x-hubspot-request-timestamp': _, ...headers } = signed(DOUBLE).headers;
    expect(verifySignature({ ...signed(DOUBLE), headers }, RULES, T)).toEqual(refused('missing'));
  });

  test.each([
    '',
    'NaN',
    'Infinity',
    '-1700000000000',
    '+1700000000000',
    '1.7e12',
    '0x18bcfe56800',
    ' 1700000000000',
    '1700000000000 ',
    '1700000000000.0',
    '1700000000000, 1700000000000',
    '1'.repeat(16),
    '9'.repeat(400),
    '١٧٠٠٠٠٠٠٠٠٠٠٠',
  ])('the timestamp %j is refused even when it is signed', (time) => {
    const parts = {
      url: `${HOST}/webhook_uri`,
      body: DOUBLE,
      timestamp: time as unknown as number,
      secret: SECRET,
    };
    const request = { ...signed(DOUBLE), headers: signRequest(parts) };
    expect(verifySignature(request, RULES, T)).toEqual(refused('malformed'));
  });

  test('a clock that does not know the time lets nothing pass', () => {
    expect(verifySignature(signed(DOUBLE), RULES, NaN)).toEqual(refused('stale'));
  });
});

describe('malformed headers (P2)', () => {
  const right = signed(DOUBLE).headers['x-hubspot-signature-v3'] as string;
  const withSignature = (value: string | string[]): SignedRequest => ({
    ...signed(DOUBLE),
    headers: { ...signed(DOUBLE).headers, 'x-hubspot-signature-v3': value },
  });

  test.each([
    ['an empty one', ''],
    ['a truncated one', right.slice(0, -1)],
    ['one without padding', right.replace('=', '')],
    ['one with more behind it', `${right}=`],
    ['two in one header', `${right}, ${right}`],
    ['a list', [right, right]],
    ['a megabyte', 'A'.repeat(1_000_000)],
    ['no base64', '!'.repeat(44)],
    ['hexadecimal', 'a'.repeat(64)],
  ])('%s is malformed', (_, value) => {
    expect(verifySignature(withSignature(value), RULES, T)).toEqual(refused('malformed'));
  });

  test('another base64 spelling of the same bytes does not pass', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const last = right.at(-2) ?? '';
    const twin = `${right.slice(0, -2)}${alphabet[alphabet.indexOf(last) ^ 1]}=`;
    expect(Buffer.from(twin, 'base64')).toEqual(Buffer.from(right, 'base64'));
    expect(verifySignature(withSignature(twin), RULES, T)).toEqual(refused('mismatch'));
  });

  test('no header text passes or throws', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.base64String(),
      fc.array(fc.string()),
    );
    fc.assert(
      fc.property(text, (value) => {
        expect(verifySignature(withSignature(value), RULES, T).valid).toBe(false);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('v1', () => {
  const headers = signRequestV1({ body: DOUBLE, secret: SECRET });
  const request: SignedRequest = { method: 'POST', url: '/webhook_uri', headers, body: Buffer.from(DOUBLE) };

  test('is refused unless the configuration accepts it', () => {
    expect(verifySignature(request, RULES, T)).toEqual(refused('missing'));
    expect(verifySignature(request, V1_RULES, T)).toEqual({ valid: true, version: 'v1' });
  });

  test('does not stand in for a v3 signature that is wrong', () => {
    const wrong = {
      'x-hubspot-signature-v3': 'A'.repeat(43) + '=',
      'x-hubspot-request-timestamp': String(T),
    };
    expect(verifySignature({ ...request, headers: { ...headers, ...wrong } }, V1_RULES, T)).toEqual(
      refused('mismatch'),
    );
  });

  test('is refused in upper case and over another body', () => {
    const upper = { ...headers, 'x-hubspot-signature': headers['x-hubspot-signature'].toUpperCase() };
    expect(verifySignature({ ...request, headers: upper }, V1_RULES, T)).toEqual(refused('malformed'));
    expect(verifySignature({ ...request, body: Buffer.from('[]') }, V1_RULES, T)).toEqual(
      refused('mismatch'),
    );
  });
});

describe('rotation of the client secret (P6)', () => {
  test('with both secrets both verify; with the new one alone the old does not', () => {
    const both = { ...RULES, clientSecrets: ['new-secret', SECRET] };
    const onlyNew = { ...RULES, clientSecrets: ['new-secret'] };
    const byNew = signed(DOUBLE, T, '/webhook_uri', 'new-secret');
    expect(verifySignature(byNew, both, T).valid).toBe(true);
    expect(verifySignature(signed(DOUBLE), both, T).valid).toBe(true);
    expect(verifySignature(byNew, onlyNew, T).valid).toBe(true);
    expect(verifySignature(signed(DOUBLE), onlyNew, T)).toEqual(refused('mismatch'));
  });

  test('without any secret nothing verifies', () => {
    expect(verifySignature(signed(DOUBLE), { ...RULES, clientSecrets: [] }, T)).toEqual(refused('mismatch'));
  });
});
