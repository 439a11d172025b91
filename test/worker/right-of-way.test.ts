import { jest } from '@jest/globals';
import { createRightOfWay } from '../../src/worker/right-of-way.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Whether the worker goes on after so many milliseconds of the fake clock. */
async function goesOnAfter(ms: number, waiting: Promise<void>): Promise<boolean> {
  let done = false;
  void waiting.then(() => (done = true));
  await jest.advanceTimersByTimeAsync(ms);
  return done;
}

describe('acknowledgements go before the work behind them', () => {
  test('lets the worker go on at once where nothing arrives', async () => {
    const { giveWay } = createRightOfWay();
    expect(await goesOnAfter(5, giveWay())).toBe(true);
  });

  test('makes the worker wait until nothing arrives any more', async () => {
    const { arrived, giveWay } = createRightOfWay();
    const waiting = giveWay();
    arrived();
    expect(await goesOnAfter(5, waiting)).toBe(false);
    arrived();
    expect(await goesOnAfter(10, waiting)).toBe(false);
    expect(await goesOnAfter(30, waiting)).toBe(true);
  });

  test('does not make the worker wait for what arrived before it looked around', async () => {
    const { arrived, giveWay } = createRightOfWay();
    arrived();
    expect(await goesOnAfter(5, giveWay())).toBe(true);
  });

  test('lets the worker go on within a second although deliveries never end', async () => {
    const { arrived, giveWay } = createRightOfWay();
    const stream = setInterval(arrived, 1);
    const waiting = giveWay();
    arrived();
    expect(await goesOnAfter(300, waiting)).toBe(false);
    expect(await goesOnAfter(700, waiting)).toBe(true);
    clearInterval(stream);
  });
});
