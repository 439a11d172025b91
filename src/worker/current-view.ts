/** What the portal offers, kept for a while: read again when it is old, doubted, of other rules, or known to lack something of ours. */
import { lookAgain } from './close-gaps.ts';
import type { CompiledRules } from '../domain/compile.ts';
import type { Localized } from '../domain/vocabulary.ts';
import { localized } from '../domain/words.ts';
import type { Gap, PortalView, WorkerParts } from './context.ts';

export type LoadedView =
  { readonly ok: true; readonly view: PortalView } | { readonly ok: false; readonly problem: Localized };

export interface ViewAges {
  /** All in milliseconds. */
  readonly viewAge: number;
  /** While something is missing, so that what `install` brings back is seen without a restart: five calls a time. */
  readonly gapCheck: number;
}

export interface CurrentView {
  /** The view to work with by these rules, or why there is none. */
  get(compiled: CompiledRules): Promise<LoadedView>;
  /** Reads it anew at the next `get`. */
  doubt(): void;
  gaps(): readonly Gap[];
  /** When it wants to be looked at again, in milliseconds since 1970, whether or not there is anything else to do. */
  dueAt(): number;
}

/** A refusal that no reading explains must not have the portal read all the time. */
const DOUBT_MS = 1_000;

interface HeldView {
  readonly view: PortalView;
  /** The view's own rules know the portal's stages besides. */
  readonly rules: CompiledRules;
  readonly loadedAt: number;
}

export function createCurrentView(
  context: WorkerParts,
  load: (compiled: CompiledRules) => Promise<LoadedView>,
  { viewAge, gapCheck }: ViewAges,
): CurrentView {
  let held: HeldView | null = null;
  let gaps: readonly Gap[] = [];
  let doubted = false;
  const patience = (): number => {
    if (doubted) return Math.min(DOUBT_MS, gapCheck);
    return gaps.length > 0 ? Math.min(viewAge, gapCheck) : viewAge;
  };
  return {
    get: async (compiled) => {
      if (held?.rules === compiled && context.now() - held.loadedAt < patience())
        return { ok: true, view: held.view };
      const loaded = await load(compiled);
      if (!loaded.ok) {
        held = null;
        return loaded;
      }
      const open = loaded.view.gaps ?? [];
      const closed = gaps.filter((gap) => !open.some((other) => isSame(gap, other)));
      // Before they count as closed: where this fails, it is done with the next reading.
      if (closed.length > 0) await lookAgain(context, closed);
      [gaps, doubted] = [open, false];
      held = { view: loaded.view, rules: compiled, loadedAt: context.now() };
      return loaded;
    },
    doubt: () => void (doubted = true),
    gaps: () => gaps,
    dueAt: () =>
      held !== null && (doubted || gaps.length > 0) ? held.loadedAt + patience() : Number.POSITIVE_INFINITY,
  };
}

function isSame(a: Gap, b: Gap): boolean {
  return a.kind === b.kind && a.what === b.what && a.options?.join() === b.options?.join();
}

/** For people: what is missing, and that `install` brings it back. Null where nothing is. */
export function tellGaps(gaps: readonly Gap[]): Localized | null {
  if (gaps.length === 0) return null;
  const missing = localized((language) => gaps.map((gap) => nameGap(gap)[language]).join('; '));
  return {
    en: `the portal lacks ${missing.en}: run "buying-groups install"; everything else is written, and this follows by itself`,
    ru: `в портале нет: ${missing.ru}. Запустите «buying-groups install»; всё остальное записывается, а это допишется само`,
  };
}

function nameGap({ kind, what, options = [] }: Gap): Localized {
  if (kind === 'label') return { en: `the label bg_${what}`, ru: `метки bg_${what}` };
  if (kind !== 'options') return { en: what, ru: what };
  const names = options.join(', ');
  return { en: `${what} (options ${names})`, ru: `${what} (значений ${names})` };
}
