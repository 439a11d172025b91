/** What the demo chooses for its portal, which an administrator has to choose on a real one. */
import { startScene, type Scene } from '../../src/cli/demo-scene.ts';
import { loadSampleRules } from '../support/world.ts';

let scene: Scene;
afterEach(() => scene.close());

test('owners are told by tasks in the demo, though the sample tells nobody', async () => {
  const rules = await loadSampleRules();
  expect(rules.settings.alerts.delivery).toBe('none');
  scene = await startScene({ rules, logLevel: 'silent', host: '127.0.0.1', port: 0 });
  const { compiled } = scene.application.context;
  expect(compiled.rules.settings.alerts).toEqual({ ...rules.settings.alerts, delivery: 'tasks' });
});
