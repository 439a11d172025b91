/** The workflow action against the route that takes it: the fields, the kinds and the words an admin is offered. */
import { LANGUAGES } from '../../src/domain/vocabulary.ts';
import { workflowInputFields } from '../../src/worker/workflow-action.ts';
import type { Component } from './hubspot-validator.ts';
import type { ProjectProblem } from './problem.ts';

/** The server's route; the origin differs from account to account. */
export const ACTION_PATH = '/workflow-actions/record-interaction';

type Json = Readonly<Record<string, unknown>>;

interface OfferedField {
  readonly name: string;
  readonly isRequired: boolean;
  /** Empty where the admin types freely. */
  readonly options: readonly string[];
}

export function checkWorkflowActions(components: readonly Component[]): readonly ProjectProblem[] {
  return components
    .filter(({ type }) => type === 'WORKFLOW_ACTION')
    .flatMap(({ file, config }) => {
      const fields = readFields(config['inputFields']);
      const messages = [
        ...compareFields(fields),
        ...compareKinds(fields),
        ...findMissingWords(fields, toJson(config['labels'])),
        ...checkAudience(config),
      ];
      return messages.map((message) => ({ file, message }));
    });
}

function compareFields(fields: readonly OfferedField[]): readonly string[] {
  const expected = Object.entries(workflowInputFields.shape).map(([name, schema]) => ({
    name,
    isRequired: !schema.safeParse(undefined).success,
  }));
  const missing = expected.filter(({ name }) => !fields.some((field) => field.name === name));
  const unknown = fields.filter(({ name }) => !expected.some((field) => field.name === name));
  const unlike = expected.filter((each) =>
    fields.some(({ name, isRequired }) => name === each.name && isRequired !== each.isRequired),
  );
  return [
    ...missing.map(({ name }) => `config.inputFields lacks "${name}", which the server reads. Add it.`),
    ...unknown.map(
      ({ name }) => `config.inputFields has "${name}", which the server does not read. Remove it.`,
    ),
    ...unlike.map(
      ({ name, isRequired }) =>
        `config.inputFields: isRequired of "${name}" must be ${isRequired}, as in the server.`,
    ),
  ];
}

function compareKinds(fields: readonly OfferedField[]): readonly string[] {
  const offered = fields.find(({ name }) => name === 'kind')?.options ?? [];
  const known: readonly string[] = workflowInputFields.shape.kind.options;
  return [
    ...known
      .filter((kind) => !offered.includes(kind))
      .map((kind) => `config.inputFields: the options of "kind" lack "${kind}". Add it.`),
    ...offered
      .filter((kind) => !known.includes(kind))
      .map(
        (kind) => `config.inputFields: the option "${kind}" of "kind" is refused by the server. Remove it.`,
      ),
    ...offered
      .filter((kind, index) => offered.indexOf(kind) !== index)
      .map(
        (kind) => `config.inputFields: the option "${kind}" of "kind" is listed twice. Remove one of them.`,
      ),
  ];
}

/** Every field and every option, in every language the product speaks. */
function findMissingWords(fields: readonly OfferedField[], labels: Json): readonly string[] {
  return LANGUAGES.flatMap((language) => {
    const words = toJson(labels[language]);
    const options = toJson(words['inputFieldOptionLabels']);
    const places = [
      ...['actionName', 'actionDescription', 'actionCardContent'].map((key) => [key, words[key]] as const),
      ...fields.flatMap(({ name, options: values }) => [
        [`inputFieldLabels.${name}`, toJson(words['inputFieldLabels'])[name]] as const,
        [`inputFieldDescriptions.${name}`, toJson(words['inputFieldDescriptions'])[name]] as const,
        ...values.map(
          (value) => [`inputFieldOptionLabels.${name}.${value}`, toJson(options[name])[value]] as const,
        ),
      ]),
    ];
    return places
      .filter(([, text]) => typeof text !== 'string' || text.trim() === '')
      .map(([path]) => `config.labels.${language}.${path} is missing: words for people were expected.`);
  });
}

function checkAudience(config: Json): readonly string[] {
  const onlyContacts = JSON.stringify(config['objectTypes']) === '["CONTACT"]';
  return [
    ...(onlyContacts
      ? []
      : ['config.objectTypes: ["CONTACT"] was expected; the server refuses anything else than contacts.']),
    ...(config['isPublished'] === true
      ? []
      : ['config.isPublished: true was expected; otherwise nobody finds the action in a workflow.']),
  ];
}

function readFields(value: unknown): readonly OfferedField[] {
  if (!Array.isArray(value)) return [];
  return value.map((each) => {
    const { typeDefinition, isRequired } = toJson(each);
    const { name, options } = toJson(typeDefinition);
    const values = Array.isArray(options) ? options.map((option) => String(toJson(option)['value'])) : [];
    return { name: String(name), isRequired: isRequired === true, options: values };
  });
}

function toJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
