/** The valid name that somebody most likely meant. */
import { distance } from 'fastest-levenshtein';

/** Two letters of five may be wrong, such as two that changed places; beyond that a suggestion is a guess. */
const WRONG_SHARE = 0.4;

/** The nearest of `names`, the earlier of two equally near ones; `undefined` where none is near. */
export function suggestName(got: string, names: readonly string[]): string | undefined {
  const wanted = fold(got);
  let best: { name: string; far: number } | undefined;
  for (const name of names) {
    const far = distance(wanted, fold(name));
    if (best === undefined || far < best.far) best = { name, far };
  }
  if (best === undefined) return undefined;
  return best.far <= Math.max(1, Math.max(wanted.length, best.name.length) * WRONG_SHARE)
    ? best.name
    : undefined;
}

/** Case, blanks and hyphens are no difference to somebody who types a name. */
function fold(name: string): string {
  return name
    .trim()
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}
