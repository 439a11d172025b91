/** Rules ready for use: titles behind a bounded cache, mail providers from a maintained list. */
import { LRUCache } from 'lru-cache';
import providers from 'email-providers/all.json' with { type: 'json' };
import { compileRules, type CompiledRules } from '../domain/compile.ts';
import { compileTitles } from '../domain/persona.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import type { Persona } from '../domain/types.ts';

/** Distinct titles repeat a lot; so many personas take a few megabytes. */
const TITLES = 20_000;

export function compileRuleSet(rules: RuleSet): CompiledRules {
  const { ceilings } = rules.confidence;
  const read = compileTitles(rules.titles, { full: ceilings.title_full, partial: ceilings.title_partial });
  const cache = new LRUCache<string, Persona>({ max: TITLES });
  const readTitle = (title: string | null): Persona => {
    const key = title ?? '';
    const known = cache.get(key);
    if (known !== undefined) return known;
    const persona = read(title);
    cache.set(key, persona);
    return persona;
  };
  return compileRules(rules, readTitle, new Set(providers as string[]));
}
