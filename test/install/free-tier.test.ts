import { install } from '../../src/cli/install.ts';
import { uninstall } from '../../src/cli/uninstall.ts';
import { createGateway } from '../../src/hubspot/create-gateway.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { createTestClock, loadSampleRules, START } from '../support/world.ts';
import { createMemory } from './memory-double.ts';

test('on the free tier install exits 0 and says what it skipped and what that means; uninstall takes the rest back', async () => {
  const clock = createTestClock(START);
  const sandbox = await startSandbox({ now: clock.now, tier: 'free' });
  const record = createMemory();
  let output = '';
  const options = {
    gateway: createGateway({
      baseUrl: sandbox.url,
      accessToken: sandbox.token,
      takeCall: () => Promise.resolve(0),
      clock,
      random: () => 0,
    }),
    rules: await loadSampleRules(),
    dryRun: false,
    json: false,
    record,
    write: (text: string) => void (output += text),
  };
  try {
    expect(await install(options)).toBe(0);
    expect(output).toContain('skipped: the account may have 1 deal pipelines and has 1');
    expect(output).toMatch(/association label "Blocker" \(blocker\) skipped: HubSpot refused .* \(403\)/u);
    expect(output).toContain('roles are kept in this app and shown in the contact property bg_buying_roles');
    expect(output).toContain('new deals go to the first stage of the default pipeline');
    expect(output).toContain('Done: 36 created or changed, 10 skipped.');
    // The first refusal speaks for all labels.
    const tries = sandbox.calls.entries.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/labels'),
    );
    expect(tries).toHaveLength(1);
    output = '';
    expect(await uninstall(options)).toBe(0);
    expect(output).toContain('Done: 36 removed, 0 kept.');
  } finally {
    await sandbox.close();
  }
});
