/** What HubSpot's API description says about the scopes of a call. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { OCCURRENCES_DOCUMENT } from '../support/event-occurrences.ts';
import { ROOT } from './project-copy.ts';

interface Operation {
  readonly file: string;
  readonly method: string;
  readonly parts: readonly string[];
  readonly alternatives: readonly (readonly string[])[];
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { security?: readonly Security[] }>>>>;
}

type Security = Readonly<Record<string, readonly string[]>>;

const FOLDER = join(ROOT, '../shared/hubspot-openapi');

/**
 * Sets of scopes of which one is enough for the call, or null where the API descriptions are absent.
 *
 * The descriptions of associations, properties and pipelines are shared by all object types and list what any of them
 * would need, reading and writing alike. Of those lists only what names an object of the path and fits what the call
 * does is taken: a scope for orders opens no deals, and a scope to read should not be counted on to write.
 */
export function createScopeReader(): ((call: string) => readonly (readonly string[])[]) | null {
  if (!existsSync(FOLDER)) {
    process.stderr.write("HubSpot's OpenAPI files are not beside the repository; scopes are not compared.\n");
    return null;
  }
  const operations = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file, JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Document] as const)
    .concat([['event-occurrences', OCCURRENCES_DOCUMENT]])
    .flatMap(([file, document]) => readOperations(file, document));
  return (call) => {
    const [method = '', path = ''] = call.split(' ');
    const operation = findOperation(operations, method, path.split('/'));
    if (operation === undefined) throw new Error(`HubSpot describes no ${call}.`);
    const { alternatives } = operation;
    if (alternatives.length === 1) return alternatives;
    const fitting = alternatives.filter(([scope = '']) => fits(scope, method, path));
    // A path without an object type, such as that of the limits, takes any of the list.
    return fitting.length > 0 ? fitting : alternatives;
  };
}

function readOperations(file: string, { paths }: Document): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security = [] }]) => ({
      file,
      method: method.toUpperCase(),
      parts: path.split('/').filter((part) => !/^\d{4}-\d{2}$/.test(part)),
      alternatives: security.flatMap(({ private_apps: scopes }) => (scopes === undefined ? [] : [scopes])),
    })),
  );
}

/** The file of the very object comes before the general one, a literal part before a variable one. */
function findOperation(
  operations: readonly Operation[],
  method: string,
  parts: readonly string[],
): Operation | undefined {
  const isVariable = (part: string | undefined) => part?.startsWith('{') === true;
  const rank = ({ file, parts: own }: Operation) =>
    own.filter(isVariable).length * 2 - Number(file.startsWith(`crm-${parts[3]}-`));
  return operations
    .filter((operation) => operation.method === method && operation.parts.length === parts.length)
    .filter((operation) => operation.parts.every((part, index) => isVariable(part) || part === parts[index]))
    .sort((left, right) => rank(left) - rank(right))[0];
}

function fits(scope: string, method: string, path: string): boolean {
  const [, object = '', right = ''] = /^crm\.(?:objects|schemas)\.(\w+)\.(read|write)$/.exec(scope) ?? [];
  const isRead = method === 'GET' || /\/(batch\/read|search)$/.test(path);
  return path.split('/').includes(object) && right === (isRead ? 'read' : 'write');
}
