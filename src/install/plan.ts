/** What `install` has to do in a portal: a pure comparison of what is there with what should be. */
import type { RuleSet } from '../domain/rule-set.ts';
import { LABELS } from '../domain/vocabulary.ts';
import type { Label } from '../domain/vocabulary.ts';
import type { PortalProperty, PropertyDefinition, PropertyOption } from '../hubspot/gateway.ts';
import { findEarlyPipeline, findLabel, nameLabel } from './portal-state.ts';
import type { PortalState } from './portal-state.ts';
import { listProperties, OWNED_TYPES, PROPERTY_GROUP } from './properties.ts';
import type { OwnedType } from './properties.ts';

export type PlanItem =
  | { readonly kind: 'group'; readonly objectType: OwnedType; readonly name: string; readonly label: string }
  | { readonly kind: 'property'; readonly objectType: OwnedType; readonly definition: PropertyDefinition }
  | {
      readonly kind: 'options';
      readonly objectType: OwnedType;
      readonly name: string;
      /** The whole list to send: HubSpot replaces the one before. */
      readonly options: readonly PropertyOption[];
      readonly added: readonly string[];
    }
  | { readonly kind: 'label'; readonly label: Label; readonly name: string; readonly text: string }
  | { readonly kind: 'pipeline'; readonly pipeline: RuleSet['settings']['earlyPipeline'] };

export interface SkippedItem {
  readonly item: PlanItem;
  /** Why, in words for an admin. */
  readonly reason: string;
}

export interface Plan {
  readonly create: readonly PlanItem[];
  readonly change: readonly PlanItem[];
  /** Already as they should be. */
  readonly leave: readonly PlanItem[];
  /** Cannot be done in this portal. */
  readonly skipped: readonly SkippedItem[];
}

type Verdict =
  | { readonly action: 'create' | 'change' | 'leave'; readonly item: PlanItem }
  | { readonly action: 'skip'; readonly item: PlanItem; readonly reason: string };

/** Plans the installation. Planning again after it was applied gives nothing to create or change. */
export function planInstall(state: PortalState, rules: RuleSet): Plan {
  const verdicts = [
    ...OWNED_TYPES.map((type) => judgeGroup(state, type)),
    ...OWNED_TYPES.flatMap((type) =>
      listProperties(type, rules).map((definition) => judgeProperty(state, type, definition)),
    ),
    ...LABELS.map((label) => judgeLabel(state, label, rules)),
    judgePipeline(state, rules),
  ];
  const pick = (action: Verdict['action']): readonly PlanItem[] =>
    verdicts.filter((verdict) => verdict.action === action).map((verdict) => verdict.item);
  return {
    create: pick('create'),
    change: pick('change'),
    leave: pick('leave'),
    skipped: verdicts.flatMap((verdict) =>
      verdict.action === 'skip' ? [{ item: verdict.item, reason: verdict.reason }] : [],
    ),
  };
}

function judgeGroup(state: PortalState, objectType: OwnedType): Verdict {
  const present = state.groups[objectType].some((group) => group.name === PROPERTY_GROUP.name);
  return { action: present ? 'leave' : 'create', item: { kind: 'group', objectType, ...PROPERTY_GROUP } };
}

function judgeProperty(state: PortalState, objectType: OwnedType, definition: PropertyDefinition): Verdict {
  const present = state.properties[objectType].find((property) => property.name === definition.name);
  const item = { kind: 'property', objectType, definition } as const;
  if (present === undefined) return { action: 'create', item };
  const conflict = findConflict(present, definition);
  if (conflict !== null) return { action: 'skip', item, reason: conflict };
  const added = listMissingOptions(present, definition);
  if (added.length === 0) return { action: 'leave', item };
  return {
    action: 'change',
    item: {
      kind: 'options',
      objectType,
      name: definition.name,
      options: mergeOptions(present, added),
      added: added.map((option) => option.value),
    },
  };
}

/** Type and uniqueness are for life in HubSpot, so a property that differs there is not ours to change. */
function findConflict(present: PortalProperty, definition: PropertyDefinition): string | null {
  const remedy = 'Rename or archive that property in HubSpot, then run install again.';
  if (present.type !== definition.type) {
    return `a property of this name exists with type "${present.type}"; "${definition.type}" was expected. ${remedy}`;
  }
  if (definition.hasUniqueValue === true && !present.hasUniqueValue) {
    return `a property of this name exists without unique values, which HubSpot sets at creation only. ${remedy}`;
  }
  return null;
}

function listMissingOptions(
  present: PortalProperty,
  definition: PropertyDefinition,
): readonly PropertyOption[] {
  const values = new Set(present.options.map((option) => option.value));
  return (definition.options ?? []).filter((option) => !values.has(option.value));
}

/** What people added, renamed or hid stays; ours come after it. */
function mergeOptions(present: PortalProperty, added: readonly PropertyOption[]): readonly PropertyOption[] {
  const last = Math.max(-1, ...present.options.map((option) => option.displayOrder));
  return [
    ...present.options,
    ...added.map((option, index) => ({ ...option, displayOrder: last + 1 + index })),
  ];
}

function judgeLabel(state: PortalState, label: Label, rules: RuleSet): Verdict {
  const present = findLabel(state, label, rules);
  const item = { kind: 'label', label, name: nameLabel(label), text: rules.settings.labels[label] } as const;
  return { action: present === null ? 'create' : 'leave', item };
}

function judgePipeline(state: PortalState, rules: RuleSet): Verdict {
  const present = findEarlyPipeline(state, rules);
  const item = { kind: 'pipeline', pipeline: rules.settings.earlyPipeline } as const;
  return { action: present === null ? 'create' : 'leave', item };
}
