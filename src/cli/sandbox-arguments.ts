/** The options of `sandbox`, checked all at once. */
import type { Tier } from '../sandbox/model.ts';
import { TIERS } from '../sandbox/model.ts';
import { UsageError } from './usage-error.ts';

export interface SandboxArguments {
  readonly port: string;
  readonly webhookUrl?: string;
  readonly tier: string;
  readonly seed: string;
  readonly portalId?: string;
}

export interface SandboxSetup {
  readonly port: number;
  readonly tier: Tier;
  readonly seed: number;
  readonly portalId?: number;
}

/** @throws UsageError that names every option that is wrong. */
export function readSandboxArguments({ port, tier, seed, portalId }: SandboxArguments): SandboxSetup {
  const found = TIERS.find((each) => each === tier);
  const faults = [
    isWhole(port, 65_535) ? [] : [`--port: got "${port}", expected a number from 0 to 65535`],
    found === undefined ? [`--tier: got "${tier}", expected ${TIERS.join(', ')}`] : [],
    isWhole(seed, 4_294_967_295) ? [] : [`--seed: got "${seed}", expected a number from 0 to 4294967295`],
    portalId === undefined || isWhole(portalId, Number.MAX_SAFE_INTEGER)
      ? []
      : [`--portal-id: got "${portalId}", expected the number of a portal`],
  ].flat();
  if (faults.length > 0 || found === undefined) throw new UsageError(faults.join('\n'));
  return {
    port: Number(port),
    tier: found,
    seed: Number(seed),
    ...(portalId === undefined ? {} : { portalId: Number(portalId) }),
  };
}

function isWhole(text: string, most: number): boolean {
  return /^\d+$/u.test(text) && Number(text) <= most;
}
