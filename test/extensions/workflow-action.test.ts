import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INTERACTION_KINDS } from '../../src/domain/vocabulary.ts';
import { checkWorkflowAction, workflowInputFields } from '../../src/worker/workflow-action.ts';
import { ACTION, ROOT } from './project-copy.ts';

interface InputField {
  readonly typeDefinition: {
    readonly name: string;
    readonly options?: readonly { readonly value: string }[];
  };
  readonly isRequired: boolean;
}

const { config } = JSON.parse(readFileSync(join(ROOT, ACTION), 'utf8')) as {
  config: { readonly inputFields: readonly InputField[] };
};
const kinds = (config.inputFields[0]?.typeDefinition.options ?? []).map(({ value }) => value);

function check(inputFields: object) {
  const body = {
    callbackId: 'ap-1-2-3',
    origin: { portalId: 123 },
    object: { objectId: 7, objectType: 'CONTACT' },
    inputFields,
  };
  return checkWorkflowAction(body, new Set(['hr_system']), '123', Date.parse('2026-11-24T09:00:00Z'));
}

test('an admin is offered exactly the fields the server reads, and the same ones are required', () => {
  const offered = config.inputFields.map(({ typeDefinition: { name }, isRequired }) => [name, isRequired]);
  const read = Object.entries(workflowInputFields.shape).map(([name, schema]) => [
    name,
    !schema.safeParse(undefined).success,
  ]);
  expect(offered).toEqual(read);
});

test('an admin is offered every kind of interaction, in the order of the vocabulary', () => {
  expect(kinds).toEqual(INTERACTION_KINDS);
});

test.each(kinds)('what HubSpot sends for the option %s is taken', (kind) => {
  expect(check({ kind, content: '/webinars/hr-api' })).toMatchObject({
    ok: true,
    events: [{ kind, contact: { id: '7' }, content: '/webinars/hr-api' }],
  });
});

test('a solution the configuration does not know fails the step, and the known ones are named', () => {
  expect(check({ kind: 'call', content: 'x', title: '', solution: 'hr' })).toEqual({
    ok: false,
    faults: [{ path: 'inputFields.solution', message: 'expected one of hr_system' }],
  });
});
