/** What `GET /api/installation` answers; the server's own type is `InstallationView` in `src/app/installation.ts`. */
import type { Localized } from './language.ts';

export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** What was found, or what is wrong and what to do. */
  readonly detail: Localized;
}

export interface Solution {
  readonly id: string;
  readonly name: Localized;
  readonly operatingModel: string;
  readonly roles: readonly { readonly name: Localized; readonly required: boolean }[];
}

export interface Installation {
  readonly version: string;
  readonly portalId: string | null;
  readonly rulesVersion: string;
  readonly ready: boolean;
  readonly checks: readonly Check[];
  readonly solutions: readonly Solution[];
  /** `null`: the store does not answer. */
  readonly backlogSeconds: number | null;
}

/** Enough to tell this server's answer from a page that a proxy put in its place. */
export function isInstallation(value: unknown): value is Installation {
  if (typeof value !== 'object' || value === null) return false;
  const { version, rulesVersion, checks, solutions } = value as Readonly<Record<string, unknown>>;
  return (
    typeof version === 'string' &&
    typeof rulesVersion === 'string' &&
    Array.isArray(checks) &&
    Array.isArray(solutions)
  );
}
