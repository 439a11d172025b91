/** A rule set with its slow parts prepared once: what the domain's functions work with. */
import type { CompanyReading } from './company.ts';
import { compileContent, type ReadContent } from './content.ts';
import { compileLegacy, type ReadLegacy } from './legacy.ts';
import { joinsParent } from './family.ts';
import type { RuleSet, Solution } from './rule-set.ts';
import type { Persona } from './types.ts';

export interface CompiledRules {
  readonly rules: RuleSet;
  readonly readTitle: (title: string | null) => Persona;
  readonly readContent: ReadContent;
  readonly readLegacy: ReadLegacy;
  readonly mail: CompanyReading;
  readonly solution: (id: string) => Solution | null;
}

/** `readTitle` comes from outside, so that the caller can put a cache around it. */
export function compileRules(
  rules: RuleSet,
  readTitle: CompiledRules['readTitle'],
  knownFreeMail: ReadonlySet<string>,
): CompiledRules {
  const solutions = new Map(rules.solutions.map((each) => [each.id, each]));
  const own = new Set(rules.companies.freeMailDomains.map((each) => each.toLowerCase()));
  return {
    rules,
    readTitle,
    readContent: compileContent(rules.content),
    readLegacy: compileLegacy(rules.legacy),
    mail: {
      isFreeMail: (domain) => own.has(domain) || knownFreeMail.has(domain),
      familiesJoin: rules.solutions.some((each) => joinsParent(each, rules.companies)),
    },
    solution: (id) => solutions.get(id) ?? null,
  };
}
