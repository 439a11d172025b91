import { createProgressLine, drawBar } from '../../src/cli/progress-line.ts';

function watch(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, columns: 30, write: (text: string) => written.push(text) > 0 };
  return { line: createProgressLine(stream as never), written };
}

test('shows one line at a terminal, each in the place of the one before, and takes it away', () => {
  const { line, written } = watch(true);
  line.show('1 of 3');
  line.show('2 of 3');
  line.clear();
  line.clear();
  expect(written).toEqual(['\r\u001B[2K1 of 3', '\r\u001B[2K2 of 3', '\r\u001B[2K']);
});

test('never wraps', () => {
  const { line, written } = watch(true);
  line.show('x'.repeat(200));
  expect(written[0]).toBe(`\r\u001B[2K${'x'.repeat(29)}`);
});

test('says nothing where nobody watches', () => {
  const { line, written } = watch(false);
  line.show('1 of 3');
  line.clear();
  expect(written).toEqual([]);
});

test('a bar is as full as the work is done', () => {
  expect(drawBar('contacts', 50, 150)).toBe(`contacts [${'#'.repeat(6)}${'-'.repeat(18)}] 50 of 200`);
  expect(drawBar('deals', 7, 0)).toBe(`deals [${'#'.repeat(24)}] 7 of 7`);
  expect(drawBar('marketing events', 7, null)).toBe('marketing events: 7');
});
