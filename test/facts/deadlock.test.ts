import { againAfterDeadlock } from '../../src/facts/deadlock.ts';

function failing(times: number, code: string): { work: () => Promise<number>; calls: () => number } {
  let calls = 0;
  const work = (): Promise<number> => {
    calls += 1;
    if (calls <= times) return Promise.reject(Object.assign(new Error('ended'), { code }));
    return Promise.resolve(calls);
  };
  return { work, calls: () => calls };
}

test.each(['40P01', '40001'])('work that PostgreSQL ended by %s is done again (P22)', async (code) => {
  expect(await againAfterDeadlock(failing(4, code).work)).toBe(5);
});

test('what fails again and again is told, and any other failure at once (P22)', async () => {
  const endless = failing(100, '40P01');
  await expect(againAfterDeadlock(endless.work)).rejects.toThrow('ended');
  expect(endless.calls()).toBe(5);
  const other = failing(1, '23505');
  await expect(againAfterDeadlock(other.work)).rejects.toThrow('ended');
  expect(other.calls()).toBe(1);
});
