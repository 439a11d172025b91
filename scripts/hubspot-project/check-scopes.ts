/** The scopes of the app's description against those the app uses: nothing missing, nothing asked for in vain (P39). */
import { EXERCISED_SCOPES, OPTIONAL_SCOPES } from './exercised-scopes.ts';
import type { Component } from './hubspot-validator.ts';
import type { ProjectProblem } from './problem.ts';

const LISTS = ['requiredScopes', 'optionalScopes', 'conditionallyRequiredScopes'] as const;

export function checkScopes(components: readonly Component[]): readonly ProjectProblem[] {
  return components
    .filter(({ type }) => type === 'APPLICATION')
    .flatMap(({ file, config }) => {
      const auth = (config['auth'] ?? {}) as Readonly<Record<string, unknown>>;
      return compareScopes(auth).map((message) => ({ file, message }));
    });
}

function compareScopes(auth: Readonly<Record<string, unknown>>): readonly string[] {
  const required = readList(auth['requiredScopes']);
  const optional = readList(auth['optionalScopes']);
  const asked = LISTS.flatMap((list) => readList(auth[list]));
  const exercised = [...Object.keys(EXERCISED_SCOPES), ...Object.keys(OPTIONAL_SCOPES)];
  const missing = Object.keys(EXERCISED_SCOPES).filter((scope) => !required.includes(scope));
  const demanded = Object.keys(OPTIONAL_SCOPES).filter((scope) => !optional.includes(scope));
  const unused = [...new Set(asked)].filter((scope) => !exercised.includes(scope));
  const twice = asked.filter((scope, index) => asked.indexOf(scope) !== index);
  return [
    ...missing.map(
      (scope) =>
        `config.auth.requiredScopes lacks "${scope}", which ${EXERCISED_SCOPES[scope]?.[0]} needs. Add it.`,
    ),
    ...demanded.map(
      (scope) =>
        `config.auth.optionalScopes lacks "${scope}", which ${OPTIONAL_SCOPES[scope]?.[0]} needs. Add it there: as a ` +
        'required scope it would keep accounts without it from installing.',
    ),
    ...unused.map(
      (scope) =>
        `config.auth asks for "${scope}", which no call of this app needs. Remove it, or add the call to ` +
        'scripts/hubspot-project/exercised-scopes.ts.',
    ),
    ...twice.map((scope) => `config.auth names "${scope}" twice. Remove one of them.`),
  ];
}

function readList(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
