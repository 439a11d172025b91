/** Everything the worker works with; put together in one place, `src/cli`. */
import type { CompiledRules } from '../domain/compile.ts';
import type { Portal } from '../domain/difference.ts';
import type { Label } from '../domain/vocabulary.ts';
import type { Store } from '../facts/store.ts';
import type { Gateway } from '../hubspot/gateway.ts';
import { companyProperties, contactProperties } from './mirrored-properties.ts';
import type { PortalIdentity } from './events.ts';
import type { ReadContext } from './read-context.ts';

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What stays the same while the worker runs. */
export interface WorkerParts {
  readonly store: Store;
  readonly gateway: Gateway;
  readonly identity: PortalIdentity;
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
  /** Rises by what happened; see `docs/architecture.md` for the names. */
  readonly count: (name: string, by?: number) => void;
  /** How long a change took from its acknowledgement until HubSpot held it, in milliseconds. */
  readonly observeLatency: (ms: number) => void;
  /** Called between steps, so that no request waits for long; absent: nobody else needs this thread. */
  readonly giveWay?: () => Promise<void>;
  /** HubSpot refused what the portal should offer: somebody may have changed it, so it is looked at again. */
  readonly doubtView?: () => void;
}

export interface WorkerContext extends WorkerParts {
  /** Those of the view; they are the same for a whole step (`RulesSource`). */
  readonly compiled: CompiledRules;
}

/** Something of ours that the portal had or should have, and lacks. */
export interface Gap {
  readonly kind: 'property' | 'options' | 'label';
  /** `deals.bg_risks`; a label by its id. */
  readonly what: string;
  readonly options?: readonly string[];
}

/** The portal as it was last read: labels, pipeline, properties. */
export interface PortalView {
  readonly portal: Portal;
  readonly labelTypeIds: Readonly<Partial<Record<Label, number>>>;
  readonly labelOf: ReadContext['labelOf'];
  /** Rules with this portal's own closed stages filled in. */
  readonly compiled: CompiledRules;
  readonly gaps?: readonly Gap[];
}

export function readContextOf(context: WorkerContext, view: PortalView): ReadContext {
  return {
    db: context.store.db,
    gateway: context.gateway,
    mail: view.compiled.mail,
    contactProperties: contactProperties(view.compiled.rules),
    companyProperties: companyProperties(view.compiled.rules),
    now: context.now,
    log: context.log,
    labelOf: view.labelOf,
    ownStages: new Set(view.portal.stageIds),
    ...(context.doubtView && { doubtView: context.doubtView }),
  };
}
