/** The options of `sandbox`. */
import { readSandboxArguments } from '../../src/cli/sandbox-arguments.ts';
import { sandbox } from '../../src/cli/sandbox.ts';
import { UsageError } from '../../src/cli/usage-error.ts';

const GIVEN = { port: '0', tier: 'free', seed: '7', portalId: '123' };

test('every wrong option of `sandbox` is named at once, with what was expected', () => {
  const wrong = { port: '70000', tier: 'starter', seed: '-1', portalId: 'mine' };
  expect(() => readSandboxArguments(wrong)).toThrow(UsageError);
  expect(() => readSandboxArguments(wrong)).toThrow(
    /--port: got "70000"[^]*--tier: got "starter", expected free, professional, enterprise[^]*--seed[^]*--portal-id/u,
  );
});

test('`sandbox` starts a portal of that tier and number, and prints the address of its admin API', async () => {
  const stop = new AbortController();
  let said = '';
  const running = sandbox({
    ...readSandboxArguments(GIVEN),
    host: '127.0.0.1',
    signal: stop.signal,
    write: (text) => void (said += text),
  });
  for (let turn = 0; said === '' && turn < 10_000; turn++) await new Promise(setImmediate);
  const address = /admin API at (\S+),/u.exec(said)?.[1] ?? '';
  const shown = (await (await fetch(address)).json()) as object;
  expect(shown).toMatchObject({ portalId: 123, tier: 'free', scopes: null });
  stop.abort();
  expect(await running).toBe(0);
});
