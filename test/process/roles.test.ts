import { openStore } from '../../src/facts/store.ts';
import { nextDue } from '../../src/facts/work.ts';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { createDatabase, describePostgres } from '../support/stores.ts';
import { addressOf, aimAt, setStage, startProgram, until } from './program.ts';

describePostgres('web and worker as two processes on one PostgreSQL', () => {
  test('play the story together, the worker taking up what the web process stored (R25)', async () => {
    const stage = await setStage();
    const database = await createDatabase();
    const store = await openStore({ databaseUrl: database.url, dataDir: '' });
    const variables = { ...stage.variables, DATABASE_URL: database.url };
    try {
      const web = startProgram({ args: ['serve', '--role', 'web'], variables });
      const worker = startProgram({ args: ['serve', '--role', 'worker'], variables });
      aimAt(stage, await addressOf(web));
      await until('the worker is ready', () => worker.said().includes('worker of Buying Groups is ready'));
      playRedDaisy(stage.sandbox.portal, { now: Date.now() });
      const { portal, webhooks } = stage.sandbox;
      await until('the story is over', async () => {
        if (webhooks.queue.length > 0) await webhooks.flush();
        return (
          portal.list('deals').length > 0 && webhooks.queue.length === 0 && (await nextDue(store.db)) === null
        );
      });
      const deals = portal.list('deals');
      expect(deals).toHaveLength(1);
      expect(portal.associations('deals', deals[0]!.id, 'contacts')).toHaveLength(4);
      for (const program of [web, worker]) program.child.kill('SIGTERM');
      expect(await Promise.all([web.ended, worker.ended])).toEqual([
        { code: 0, signal: null },
        { code: 0, signal: null },
      ]);
    } finally {
      await store.close();
      await stage.close();
      await database.drop();
    }
  });
});
