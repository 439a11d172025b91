import {
  verifySignature,
  type SignedRequest,
  type SignatureRules,
  type Verdict,
} from '../../webhooks/signature.ts';

const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
const HOST = 'https://www.example.com';
const DOUBLE = '{"example_field":"example_value"}';
const SINGLE = "{'example_field':'example_value'}";
const V1_EVENTS =
  '[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,' +
  '"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW",' +
  '"appId":54321}]';
const T = 1_700_000_000_000;

const RULES: SignatureRules = { publicUrl: HOST, clientSecrets: [SECRET], acceptSignatureV1: false };
const V1_RULES: SignatureRules = { ...RULES, acceptSignatureV1: true };

function v3(
  body: Buffer | string,
  signature: string,
  timestamp: string,
  url = '/webhook_uri',
  method = 'POST',
): SignedRequest {
  const headers = { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': timestamp };
  return { method, url, headers, body: Buffer.from(body) };
}

function old(body: string, signature: string, version?: string, method = 'POST'): SignedRequest {
  const headers = {
    'x-hubspot-signature': signature,
    ...(version !== undefined && { 'x-hubspot-signature-version': version }),
  };
  return { method, url: '/webhook_uri', headers, body: Buffer.from(body) };
}

const refused = (reason: string): Verdict => ({ valid: false, reason }) as Verdict;

describe('golden vectors of HubSpot and its SDKs (P3)', () => {
  test('vector 1: v1 of the documentation passes where v1 is accepted', () => {
    const request = old(V1_EVENTS, '232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de', 'v1');
    expect(verifySignature(request, V1_RULES, T)).toEqual({ valid: true, version: 'v1' });
  });

  test('vector 6: v1 of the Ruby SDK passes, also without the version header', () => {
    const request = old(SINGLE, '69fc6631a867edd4f9e9e627fc5c1148e3fbdd8b21837b6d2b8901c1fa57f750');
    expect(verifySignature(request, V1_RULES, T)).toEqual({ valid: true, version: 'v1' });
  });

  test.each([
    ['2', 'GET', '', 'eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e'],
    ['3', 'POST', DOUBLE, '9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900'],
    ['7', 'POST', SINGLE, '4fe4e3a7d3cf09db53be39d0a58130e2aaba074ec123a9e355b876a689a1c383'],
  ])('vector %s: a right v2 signature is not accepted, with v1 or without', (_, method, body, signature) => {
    expect(verifySignature(old(body, signature, 'v2', method), V1_RULES, T)).toEqual(refused('malformed'));
    expect(verifySignature(old(body, signature, 'v1', method), V1_RULES, T)).toEqual(refused('mismatch'));
    expect(verifySignature(old(body, signature, 'v2', method), RULES, T)).toEqual(refused('missing'));
  });

  test.each([
    ['4, Python SDK', SINGLE, '1693657560000', 'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y='],
    ['5, Ruby SDK', SINGLE, '1700000300000', 'RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw='],
    ['8', DOUBLE, '1700000000000', 'rQEKkaNUiu+1qGF//O/pw4BCzstSqO1PyUnGICmf+7o='],
  ])('vector %s: v3 passes', (_, body, timestamp, signature) => {
    const verdict = verifySignature(v3(body, signature, timestamp), RULES, Number(timestamp));
    expect(verdict).toEqual({ valid: true, version: 'v3' });
  });

  test.each(['rep@example.com', 'rep%40example.com'])(
    'vector 9: v3 GET with userEmail=%s passes',
    (email) => {
      const url = `/api/deals/42/coverage?userId=7&userEmail=${email}&portalId=123&appId=9`;
      const request = v3('', 'Echf7SD05wlvhq16HkU2SHsagBJoUIhB8SNUjjfy9ro=', String(T), url, 'GET');
      const rules = { ...RULES, publicUrl: 'https://bg.example.com' };
      expect(verifySignature(request, rules, T)).toEqual({ valid: true, version: 'v3' });
    },
  );

  test('vector 10: the URI is decoded before it is hashed, and an undecoded one does not pass', () => {
    const rules = {
      publicUrl: 'https://example.com',
      clientSecrets: ['autopilot-test-client-secret-0001'],
      acceptSignatureV1: false,
    };
    const url = '/api/hubspot/webhooks?src=hs%3Aapp%2Fv3&x=%28a%29';
    const time = '1790000004000';
    const right = v3('[]', 'G8ddQlikFQ0ScZOZn+MHQ0E3WCV7vOJTzKlvrkvbvuk=', time, url);
    const undecoded = v3('[]', 'KKwrtu49d26FrUsDQdYcfAcwFssKn+cmyppOAUwOO/Q=', time, url);
    expect(verifySignature(right, rules, Number(time))).toEqual({ valid: true, version: 'v3' });
    expect(verifySignature(undecoded, rules, Number(time))).toEqual(refused('mismatch'));
  });
});
