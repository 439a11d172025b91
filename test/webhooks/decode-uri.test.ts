import fc from 'fast-check';
import { decodeUri } from '../../webhooks/decode-uri.ts';

describe('decodeUri', () => {
  test('decodes the twelve escapes of HubSpot, wherever they stand', () => {
    expect(decodeUri('/a%3A%2F%3F%40?b=%21%24%27%28%29%2A%2C%3B')).toBe("/a:/?@?b=!$'()*,;");
  });

  test.each(['%20', '%26', '%3D', '%2B', '%25', '%23', '%5B', '%D0%9E', '%2f', '%zz', '%'])(
    'leaves %s alone',
    (escape) => {
      expect(decodeUri(`/a?b=${escape}`)).toBe(`/a?b=${escape}`);
    },
  );

  test('does not decode twice', () => {
    expect(decodeUri('/a?b=%253A')).toBe('/a?b=%253A');
  });

  test('decodes what HubSpot would have encoded back to what it signed', () => {
    const unreserved = fc.string({ unit: fc.constantFrom(...":/?@!$'()*,;", ...'abcXYZ019-_.~') });
    fc.assert(
      fc.property(unreserved, (text) => {
        const escaped = [...text].map((c) =>
          /[\w.~-]/.test(c) ? c : '%' + c.charCodeAt(0).toString(16).toUpperCase(),
        );
        expect(decodeUri(`/x?q=${escaped.join('')}`)).toBe(`/x?q=${text}`);
      }),
    );
  });
});
