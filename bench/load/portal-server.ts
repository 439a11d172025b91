/** The sandbox in a process of its own, installed and full of people. */
import { systemClock } from '../../src/hubspot/system-clock.ts';
import { addCrowd, type CrowdSize, type Person } from '../scene/people.ts';
import { openPortal } from '../scene/portal.ts';
import { runChild } from './child.ts';

export interface PortalReady {
  readonly baseUrl: string;
  readonly accessToken: string;
  readonly portalId: string;
  readonly appId: string;
  readonly people: readonly Person[];
}

const DAY = 86_400_000;

await runChild(async (size: CrowdSize) => {
  const sandbox = await openPortal(systemClock);
  const { people } = addCrowd(sandbox.portal, size, systemClock.now() - 90 * DAY);
  const ready: PortalReady = {
    baseUrl: sandbox.url,
    accessToken: sandbox.token,
    portalId: String(sandbox.portalId),
    appId: String(sandbox.appId),
    people,
  };
  return { ready, close: () => sandbox.close() };
});
