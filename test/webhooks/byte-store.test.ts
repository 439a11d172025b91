import fc from 'fast-check';
import { createByteStore } from '../../webhooks/byte-store.ts';

test('gives back what was put in, however it was cut, and tells truly what it holds (P31)', () => {
  const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(pieces, fc.boolean(), (cut, isDeclared) => {
      const whole = Buffer.concat(cut);
      const most = whole.length + 10;
      const store = createByteStore(isDeclared ? whole.length : null, most);
      const held = cut.reduce((sum, piece) => sum + store.append(Buffer.from(piece)), 0);
      expect(store.take()).toEqual(whole);
      expect(held).toBeGreaterThanOrEqual(whole.length);
      expect(held).toBeLessThanOrEqual(most);
    }),
  );
});

test('a single piece is not copied', () => {
  const store = createByteStore(2, 100);
  const piece = Buffer.from('[]');
  store.append(piece);
  expect(store.take().buffer).toBe(piece.buffer);
});

test('a megabyte sent byte by byte holds no more than a megabyte (P31)', () => {
  const store = createByteStore(null, 1024 * 1024);
  let held = 0;
  for (let at = 0; at < 1024 * 1024; at += 1) held += store.append(Buffer.of(at % 256));
  expect(held).toBe(1024 * 1024);
});

test('without a piece it is empty', () => {
  expect(createByteStore(null, 100).take()).toHaveLength(0);
});
