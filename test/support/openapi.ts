import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { OCCURRENCES_DOCUMENT } from './event-occurrences.ts';

/** One request and its answer. */
export interface JudgedExchange {
  readonly method: string;
  /** With or without a query. */
  readonly path: string;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}

export interface OpenApiJudge {
  /** What of an exchange contradicts HubSpot's specification; each begins with "request" or "answer". */
  check(exchange: JudgedExchange): string[];
}

type Json = Readonly<Record<string, unknown>>;

interface Operation {
  readonly file: string;
  readonly method: string;
  readonly parts: readonly string[];
  readonly definition: Json;
}

const FOLDER = fileURLToPath(new URL('../../../shared/hubspot-openapi/', import.meta.url));
const SCHEMAS = '#/components/schemas/';

/** HubSpot's search takes objects as sorts and needs none of its fields, whatever its specification says. */
function correctSchema(name: string, schema: Json): Json {
  if (name !== 'PublicObjectSearchRequest') return schema;
  const { required: _none, ...rest } = schema;
  const sorts = { type: 'array', items: { type: ['string', 'object'] } };
  return { ...rest, properties: { ...(rest['properties'] as Json), sorts } };
}

function readFiles(): readonly { readonly file: string; readonly document: Json }[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  return [
    ...files.map((file) => ({
      file,
      document: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Json,
    })),
    { file: 'event-occurrences', document: OCCURRENCES_DOCUMENT },
  ];
}

function listOperations(file: string, document: Json): Operation[] {
  return Object.entries(document['paths'] as Record<string, Json>).flatMap(([path, item]) =>
    Object.entries(item).map(([method, definition]) => {
      return { file, method: method.toUpperCase(), parts: path.split('/'), definition: definition as Json };
    }),
  );
}

function isName(part: string): boolean {
  return part.startsWith('{');
}

function countNames(parts: readonly string[]): number {
  return parts.filter(isName).length;
}

/** The operation with the fewest variable parts; among the same paths, the file of that very object. */
function findOperation(
  operations: readonly Operation[],
  method: string,
  path: string,
): Operation | undefined {
  const given = (path.split('?')[0] ?? '').split('/');
  const fitting = operations.filter((operation) => {
    if (operation.method !== method || operation.parts.length !== given.length) return false;
    return operation.parts.every((part, index) => isName(part) || part === given[index]);
  });
  const rank = ({ file, parts }: Operation) =>
    countNames(parts) * 2 - Number(file.startsWith(`crm-${given[4]}-`));
  return fitting.sort((left, right) => rank(left) - rank(right))[0];
}

function readSchema(content: unknown): Json | undefined {
  const [media] = Object.values((content ?? {}) as Record<string, Json>);
  return media?.['schema'] as Json | undefined;
}

/** What the specification says about an answer of this status; undefined where it says that there is no body. */
function findAnswerSchema(operation: Operation, status: number): Json | undefined {
  const responses = operation.definition['responses'] as Record<string, Json>;
  const exact = responses[String(status)];
  if (exact) return readSchema(exact['content']);
  // Partly failed batches answer 207 in the shape of a full success; most files do not list it.
  const success = Object.keys(responses).find((code) => code.startsWith('2'));
  if (status < 300 && success) return readSchema(responses[success]?.['content']);
  return { $ref: `${SCHEMAS}Error` };
}

function describeFaults(
  side: string,
  operation: Operation,
  errors: readonly ErrorObject[] | null | undefined,
): string[] {
  const where = `${operation.method} ${operation.parts.join('/')}`;
  return (errors ?? []).map((error) => {
    const detail = Object.values(error.params as Json).join(', ');
    return `${side} of ${where}: ${error.instancePath || '/'} ${error.message ?? ''} (${detail})`;
  });
}

function createCompiler(documents: ReturnType<typeof readFiles>) {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
  formats.default(ajv);
  for (const { file, document } of documents) {
    const schemas = (document['components'] as Json)['schemas'] as Record<string, Json>;
    const corrected = Object.entries(schemas).map(
      ([name, schema]) => [name, correctSchema(name, schema)] as const,
    );
    ajv.addSchema({ $id: file, components: { schemas: Object.fromEntries(corrected) } });
  }
  const compiled = new Map<string, ValidateFunction>();
  return (file: string, schema: Json): ValidateFunction => {
    const key = `${file} ${JSON.stringify(schema)}`;
    const known = compiled.get(key);
    if (known) return known;
    const text = JSON.stringify(schema).replaceAll(SCHEMAS, `${file}${SCHEMAS}`);
    const made = ajv.compile(JSON.parse(text) as Json);
    compiled.set(key, made);
    return made;
  };
}

/**
 * Reads HubSpot's OpenAPI files beside the repository. Answers null, after saying so, where they are absent:
 * tests that need them are then left out.
 */
export function createOpenApiJudge(): OpenApiJudge | null {
  if (!existsSync(FOLDER)) {
    process.stderr.write(
      "HubSpot's OpenAPI files are not beside the repository; conformity is not checked.\n",
    );
    return null;
  }
  const documents = readFiles();
  const operations = documents.flatMap(({ file, document }) => listOperations(file, document));
  const compile = createCompiler(documents);
  const judge = (side: string, operation: Operation, schema: Json | undefined, body: unknown): string[] => {
    if (!schema) return body === undefined ? [] : describeFaults(side, operation, [NO_BODY]);
    const validate = compile(operation.file, schema);
    return validate(body ?? null) ? [] : describeFaults(side, operation, validate.errors);
  };
  return {
    check: ({ method, path, requestBody, status, responseBody }) => {
      const operation = findOperation(operations, method, path);
      if (!operation) return [`request: HubSpot has no ${method} ${path.split('?')[0]}`];
      const wanted = operation.definition['requestBody'] as Json | undefined;
      return [
        ...judge('request', operation, readSchema(wanted?.['content']), requestBody),
        ...judge('answer', operation, findAnswerSchema(operation, status), responseBody),
      ];
    },
  };
}

const NO_BODY: ErrorObject = {
  instancePath: '',
  schemaPath: '',
  keyword: 'body',
  params: {},
  message: 'has a body where none is specified',
};
