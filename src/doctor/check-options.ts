/**
 * Values of HubSpot's own contact properties that the rules count on. HubSpot publishes no list of them and it differs
 * between accounts, so a rule can wait for a value that never comes.
 */
import type { RuleSet } from '../domain/rule-set.ts';
import type { PortalProperty } from '../hubspot/gateway.ts';
import { pass, warn } from './finding.ts';
import type { Finding } from './finding.ts';

interface Wanted {
  readonly property: string;
  readonly value: string;
  readonly rule: string;
}

/** Pure; one finding per property that any rule looks at. */
export function checkOptions(contacts: readonly PortalProperty[], rules: RuleSet): readonly Finding[] {
  const wanted = listWanted(rules);
  const names = [...new Set(wanted.map(({ property }) => property))];
  return names.map((name) =>
    judge(
      name,
      contacts.find((property) => property.name === name),
      wanted.filter(({ property }) => property === name),
    ),
  );
}

function listWanted({ roleRules }: RuleSet): readonly Wanted[] {
  return roleRules.flatMap(({ id: rule, when }): readonly Wanted[] => {
    const want = (property: string, values: readonly string[] = []): readonly Wanted[] =>
      values.map((value) => ({ property, value, rule }));
    if (when.type === 'hubspot_buying_role') return want('hs_buying_role', when.values);
    if (when.type !== 'hubspot_enrichment') return [];
    return [...want('hs_role', when.hsRoles), ...want('hs_seniority', when.hsSeniorities)];
  });
}

function judge(name: string, property: PortalProperty | undefined, wanted: readonly Wanted[]): Finding {
  const check = `values of ${name}`;
  const ids = (which: readonly Wanted[]): string => [...new Set(which.map(({ rule }) => rule))].join(', ');
  if (property === undefined)
    return warn(
      check,
      `this account has no contact property ${name}`,
      `The rules ${ids(wanted)} never match here.`,
    );
  const options = new Set(property.options.map(({ value }) => value));
  // Without a list of its own the property is free text: any value may come.
  if (options.size === 0) return pass(check, 'free text');
  const unknown = wanted.filter(({ value }) => !options.has(value));
  if (unknown.length === 0) return pass(check, 'all values the rules look for are options');
  const values = [...new Set(unknown.map(({ value }) => value))].join(', ');
  return warn(
    check,
    `the rules look for values that are no options here: ${values}`,
    `Compare roles.yaml (${ids(unknown)}) with HubSpot › Settings › Properties › ${name}; unknown values match nothing.`,
  );
}
