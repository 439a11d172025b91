/** Workflow actions that HubSpot would offer and the server would refuse, or that nobody could read. */
import { set } from './breakage.ts';
import type { Breakage } from './breakage.ts';
import { ACTION } from './project-copy.ts';
import type { Editable } from './project-copy.ts';

const editConfig =
  (change: (config: Editable) => void): Breakage['damage'] =>
  (copy) =>
    copy.edit(ACTION, (content) => change(content['config'] as Editable));
const list = (value: unknown): Record<string, unknown>[] => value as Record<string, unknown>[];
const fieldsOf = (config: Editable) => list(config['inputFields']);
const kindsOf = (config: Editable) =>
  list((config['inputFields']?.[0]?.['typeDefinition'] as Editable)['options']);

export const BROKEN_ACTIONS: readonly Breakage[] = [
  {
    name: 'an action sent to a route that does not exist',
    damage: set(ACTION, 'config.actionUrl', '${PUBLIC_URL}/actions'),
    file: ACTION,
    message: /config.actionUrl: "\$\{PUBLIC_URL\}\/workflow-actions\/record-interaction" was expected/,
  },
  {
    name: 'an action sent to another server than the profile names',
    damage: set(ACTION, 'config.actionUrl', 'https://other.example.com/workflow-actions/record-interaction'),
    file: ACTION,
    message: /config.actionUrl: .* was expected/,
  },
  {
    name: 'an action without a field the server reads',
    damage: editConfig((config) => void fieldsOf(config).splice(1, 1)),
    file: ACTION,
    message: /lacks "content", which the server reads/,
  },
  {
    name: 'an action with a field the server does not read',
    damage: set(ACTION, 'config.inputFields.3.typeDefinition.name', 'product'),
    file: ACTION,
    message: /has "product", which the server does not read/,
  },
  {
    name: 'a field that may be left empty and must not',
    damage: set(ACTION, 'config.inputFields.1.isRequired', false),
    file: ACTION,
    message: /isRequired of "content" must be true/,
  },
  {
    name: 'a kind of interaction too few',
    damage: editConfig((config) => void kindsOf(config).shift()),
    file: ACTION,
    message: /the options of "kind" lack "page_view"/,
  },
  {
    name: 'a kind of interaction the server refuses',
    damage: editConfig((config) => void kindsOf(config).push({ value: 'dream', label: 'Dream' })),
    file: ACTION,
    message: /the option "dream" of "kind" is refused/,
  },
  {
    name: 'a kind of interaction offered twice',
    damage: editConfig((config) => void kindsOf(config).push({ ...kindsOf(config)[0] })),
    file: ACTION,
    message: /the option "page_view" of "kind" is listed twice/,
  },
  {
    name: 'an action without words in Russian',
    damage: set(ACTION, 'config.labels.ru', undefined),
    file: ACTION,
    message: /config.labels.ru.actionName is missing/,
  },
  {
    name: 'a field without a label in Russian',
    damage: set(ACTION, 'config.labels.ru.inputFieldLabels.solution', undefined),
    file: ACTION,
    message: /config.labels.ru.inputFieldLabels.solution is missing/,
  },
  {
    name: 'a kind without words in English',
    damage: set(ACTION, 'config.labels.en.inputFieldOptionLabels.kind.meeting', undefined),
    file: ACTION,
    message: /config.labels.en.inputFieldOptionLabels.kind.meeting is missing/,
  },
  {
    name: 'an action for something else than contacts',
    damage: set(ACTION, 'config.objectTypes', ['DEAL']),
    file: ACTION,
    message: /\["CONTACT"\] was expected/,
  },
  {
    name: 'an action nobody would find',
    damage: set(ACTION, 'config.isPublished', false),
    file: ACTION,
    message: /config.isPublished: true was expected/,
  },
];
