/** Versions as people write them: the beginning of one, or `current`. */
import type { Publication } from '../../facts/published-rules.ts';

export type FoundVersions =
  | { readonly ok: true; readonly versions: readonly string[] }
  /** Everything that is wrong, one line each. */
  | { readonly ok: false; readonly faults: readonly string[] };

/** `publications`: newest first. */
export function findVersions(publications: readonly Publication[], given: readonly string[]): FoundVersions {
  const known = [...new Set(publications.map(({ version }) => version))];
  const [current] = known;
  if (current === undefined)
    return {
      ok: false,
      faults: ['nothing is published yet; to publish the folder: buying-groups rules publish'],
    };
  const found = given.map((text) => (text === 'current' ? current : findOne(known, text)));
  const faults = found.flatMap((each) => (typeof each === 'string' ? [] : [each.fault]));
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, versions: found.flatMap((each) => (typeof each === 'string' ? [each] : [])) };
}

function findOne(known: readonly string[], text: string): string | { readonly fault: string } {
  const fits = known.filter((version) => text !== '' && version.startsWith(text));
  const [only] = fits;
  if (only === undefined)
    return { fault: `"${text}": no published version begins so; to see them: buying-groups rules list` };
  if (fits.length > 1) return { fault: `"${text}": ${fits.join(', ')} begin so; give more of the version` };
  return only;
}
