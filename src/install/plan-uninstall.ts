/** What `uninstall` takes away: only what `install` created. Deals, contacts and associations stay. */
import type { RuleSet } from '../domain/rule-set.ts';
import { LABELS } from '../domain/vocabulary.ts';
import type { Label } from '../domain/vocabulary.ts';
import type { Pipeline } from '../hubspot/gateway.ts';
import { findEarlyPipeline, findLabel } from './portal-state.ts';
import type { PortalState } from './portal-state.ts';
import { listProperties, OWNED_TYPES, PROPERTY_GROUP } from './properties.ts';
import type { OwnedType } from './properties.ts';
import type { InstalledItem } from './record.ts';

export type RemovalItem =
  | {
      readonly kind: 'label';
      /** Null: people have given it another text since. */
      readonly label: Label | null;
      readonly typeId: number;
      readonly text: string;
    }
  | { readonly kind: 'pipeline'; readonly id: string; readonly label: string }
  | { readonly kind: 'property'; readonly objectType: OwnedType; readonly name: string }
  | { readonly kind: 'group'; readonly objectType: OwnedType; readonly name: string };

export interface KeptItem {
  readonly item: RemovalItem;
  readonly reason: string;
}

export interface UninstallPlan {
  /** In the order in which it has to be removed. */
  readonly remove: readonly RemovalItem[];
  readonly keep: readonly KeptItem[];
}

export interface UninstallKnowledge {
  /** What `install` created, as the store remembers it; null when it knows nothing of this portal. */
  readonly known: readonly InstalledItem[] | null;
  /** Also what only looks like ours. */
  readonly all: boolean;
}

const NOT_OURS = 'it was there before install; --all removes it as well';
const UNKNOWN =
  'the store of this app knows nothing of this portal, so it may be older than the app; --all removes it as well';

/** Plans the removal; pure. Planning again after it was applied gives nothing to remove. */
export function planUninstall(
  state: PortalState,
  rules: RuleSet,
  knowledge: UninstallKnowledge,
): UninstallPlan {
  const parts = [
    ...planLabels(state, rules, knowledge),
    ...planPipelines(state, rules, knowledge),
    ...OWNED_TYPES.flatMap((type) => planType(state, type, rules, knowledge)),
  ];
  return {
    remove: parts.flatMap(({ item, reason }) => (reason === null ? [item] : [])),
    keep: parts.flatMap(({ item, reason }) => (reason === null ? [] : [{ item, reason }])),
  };
}

interface Verdict {
  readonly item: RemovalItem;
  /** Why it stays; null: it goes. */
  readonly reason: string | null;
}

function isRecorded({ known }: UninstallKnowledge, kind: InstalledItem['kind'], id: string): boolean {
  return known?.some((item) => item.kind === kind && item.id === id) ?? false;
}

/**
 * A text says nothing of who made a label, so without a record it stays. One that was renamed is known by its type.
 */
function planLabels(state: PortalState, rules: RuleSet, knowledge: UninstallKnowledge): readonly Verdict[] {
  const named = LABELS.flatMap((label) => {
    const present = findLabel(state, label, rules);
    return present === null ? [] : [{ label, present }];
  });
  const renamed = state.labels.filter(
    ({ category, typeId }) =>
      category === 'USER_DEFINED' &&
      isRecorded(knowledge, 'label', String(typeId)) &&
      !named.some(({ present }) => present.typeId === typeId),
  );
  const candidates = [...named, ...renamed.map((present) => ({ label: null, present }))];
  return candidates.map(({ label, present: { typeId, label: text } }) => {
    const goes = knowledge.all || isRecorded(knowledge, 'label', String(typeId));
    return {
      item: { kind: 'label', label, typeId, text: text ?? '' },
      reason: goes ? null : knowledge.known === null ? UNKNOWN : NOT_OURS,
    };
  });
}

/** Without a record our id is proof enough, our text is not. The portal's default pipeline is never ours. */
function planPipelines(
  state: PortalState,
  rules: RuleSet,
  knowledge: UninstallKnowledge,
): readonly Verdict[] {
  const early = findEarlyPipeline(state, rules);
  const ours = (pipeline: Pipeline): boolean => isRecorded(knowledge, 'pipeline', pipeline.id);
  return state.pipelines
    .filter((pipeline) => pipeline.id !== 'default' && (pipeline === early || ours(pipeline)))
    .map((pipeline) => {
      const proven =
        ours(pipeline) || (knowledge.known === null && pipeline.id === rules.settings.earlyPipeline.id);
      return {
        item: { kind: 'pipeline', id: pipeline.id, label: pipeline.label },
        reason: proven || knowledge.all ? null : knowledge.known === null ? UNKNOWN : NOT_OURS,
      };
    });
}

/** A property of our name and another type is somebody else's; so is whatever else stands in the group. */
function planType(
  state: PortalState,
  objectType: OwnedType,
  rules: RuleSet,
  knowledge: UninstallKnowledge,
): readonly Verdict[] {
  const goes = (kind: 'property' | 'group', name: string): boolean =>
    knowledge.all || knowledge.known === null || isRecorded(knowledge, kind, `${objectType}.${name}`);
  const properties = listProperties(objectType, rules).flatMap(({ name, type }): readonly Verdict[] => {
    const present = state.properties[objectType].find((property) => property.name === name);
    if (present === undefined) return [];
    const item = { kind: 'property', objectType, name } as const;
    if (present.type !== type)
      return [{ item, reason: `its type is "${present.type}", so this app did not create it` }];
    return [{ item, reason: goes('property', name) ? null : NOT_OURS }];
  });
  if (!state.groups[objectType].some((group) => group.name === PROPERTY_GROUP.name)) return properties;
  const item = { kind: 'group', objectType, name: PROPERTY_GROUP.name } as const;
  const staying = countStaying(state, objectType, properties);
  const occupied = `it holds ${staying} other propert${staying === 1 ? 'y' : 'ies'}`;
  const reason = staying > 0 ? occupied : goes('group', PROPERTY_GROUP.name) ? null : NOT_OURS;
  return [...properties, { item, reason }];
}

function countStaying(state: PortalState, objectType: OwnedType, properties: readonly Verdict[]): number {
  const going = new Set(
    properties.flatMap(({ item, reason }) =>
      reason === null && item.kind === 'property' ? [item.name] : [],
    ),
  );
  return state.properties[objectType].filter(
    ({ groupName, name }) => groupName === PROPERTY_GROUP.name && !going.has(name),
  ).length;
}
