/** What the settings page in HubSpot shows: whether this installation works, and by which rules. */
import packageFile from '../../package.json' with { type: 'json' };
import type { RuleSet, Solution } from '../domain/rule-set.ts';
import type { Localized, OperatingModel } from '../domain/vocabulary.ts';
import { ROLE_NAMES } from '../domain/words.ts';
import { oldestPending } from '../facts/inbox.ts';
import type { Store } from '../facts/store.ts';
import type { PortalIdentity } from '../worker/events.ts';
import type { CurrentRules } from './current-rules.ts';
import type { LocalizedCheck, LocalizedReadiness } from './readiness.ts';

export interface InstallationView {
  /** Of the server, as in `package.json`. */
  readonly version: string;
  /** `null`: none is configured, so every portal that knows the client secret is taken. */
  readonly portalId: string | null;
  readonly rulesVersion: string;
  readonly ready: boolean;
  /** Those of `/readyz`. */
  readonly checks: readonly LocalizedCheck[];
  readonly solutions: readonly SolutionView[];
  /** How long the oldest delivery has been waiting; `null` while the store does not answer. */
  readonly backlogSeconds: number | null;
}

export interface SolutionView {
  readonly id: string;
  readonly name: Localized;
  readonly operatingModel: OperatingModel;
  readonly roles: readonly { readonly name: Localized; readonly required: boolean }[];
}

export interface InstallationParts {
  readonly store: Store;
  readonly rules: Pick<CurrentRules, 'atHand'>;
  readonly identity: PortalIdentity;
  readonly clock: { now(): number };
}

export async function readInstallation(
  { store, rules: source, identity, clock }: InstallationParts,
  readReadiness: () => Promise<LocalizedReadiness>,
): Promise<InstallationView> {
  const { ready, checks } = await readReadiness();
  const { rules } = await source.atHand();
  return {
    version: packageFile.version,
    portalId: identity.portalId ?? null,
    rulesVersion: rules.version,
    ready,
    checks,
    solutions: viewSolutions(rules),
    backlogSeconds: await readBacklogSeconds(store, clock.now()),
  };
}

function viewSolutions({ solutions }: RuleSet): readonly SolutionView[] {
  return solutions.map(({ id, name, operatingModel, template }) => ({
    id,
    name,
    operatingModel,
    roles: viewRoles(template),
  }));
}

/** Required roles first, each group in the order of the configuration. */
function viewRoles(template: Solution['template']): SolutionView['roles'] {
  const roles = template.map(({ role, required }) => ({ name: ROLE_NAMES[role], required }));
  return [...roles.filter(({ required }) => required), ...roles.filter(({ required }) => !required)];
}

/** A store that does not answer is told by its check, in words; the page is to show them, not an error. */
async function readBacklogSeconds(store: Store, now: number): Promise<number | null> {
  try {
    const oldest = await oldestPending(store.db);
    return oldest === null ? 0 : Math.max(0, Math.round((now - oldest) / 1000));
  } catch {
    return null;
  }
}
