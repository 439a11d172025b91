/** What planning ahead works with: the worker's own parts, and the portal as it is now. */
import type { PortalView, WorkerContext } from '../worker/context.ts';
import type { LoadedView } from '../worker/current-view.ts';

export interface TargetsContext {
  readonly worker: WorkerContext;
  readonly loadView: () => Promise<LoadedView>;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

/** The portal cannot be planned for; the message says what to do. */
export class TargetsStopped extends Error {
  override readonly name = 'TargetsStopped';
}

/** @throws TargetsStopped where the portal lacks what deals are known by. */
export async function demandView({ loadView }: TargetsContext): Promise<PortalView> {
  const loaded = await loadView();
  if (!loaded.ok) throw new TargetsStopped(`${loaded.problem}. Nothing was changed.`);
  if (loaded.view.portal.canCreate === false)
    throw new TargetsStopped(
      'The portal lacks bg_key or bg_solution, by which deals are known again: run "buying-groups install". Nothing was changed.',
    );
  return loaded.view;
}
