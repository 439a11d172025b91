/** Whether everybody on this store decides by the same rules, for `/readyz` and the settings page. */
import type { Localized } from '../domain/vocabulary.ts';
import { readCurrentPublication } from '../facts/published-rules.ts';
import { listServerRules } from '../facts/rules-of-servers.ts';
import type { Store } from '../facts/store.ts';
import type { CurrentRules } from './current-rules.ts';

/** `null`: nothing to say, or the store does not answer, which a check of its own tells. */
export async function tellRulesInUse(
  { db }: Store,
  rules: Pick<CurrentRules, 'status'>,
  now: number,
): Promise<Localized | null> {
  const { problem } = rules.status();
  if (problem !== null) return problem;
  try {
    if ((await readCurrentPublication(db)) !== null) return null;
    const versions = await listServerRules(db, now);
    return versions.length > 1 ? tellDisagreement(versions.join(', ')) : null;
  } catch {
    return null;
  }
}

function tellDisagreement(versions: string): Localized {
  return {
    en: `the workers on this store have different rules (${versions}), so a company is decided by those of whoever takes it: make one version hold for all by "buying-groups rules publish"`,
    ru: `у обработчиков на этом хранилище разные правила (${versions}), и компания оценивается по правилам того, кто её взял: сделайте одну версию общей командой «buying-groups rules publish»`,
  };
}
