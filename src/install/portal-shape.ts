/** What a portal lets the app do: read when `serve` starts, and reported by `/readyz` and `doctor`. */
import type { RuleSet } from '../domain/rule-set.ts';
import { LABELS } from '../domain/vocabulary.ts';
import type { Label } from '../domain/vocabulary.ts';
import type { Gateway, Pipeline } from '../hubspot/gateway.ts';
import { findDefaultPipeline, findEarlyPipeline, findLabel } from './portal-state.ts';
import type { PortalState } from './portal-state.ts';
import { listProperties, OWNED_TYPES } from './properties.ts';
import type { OwnedType } from './properties.ts';

export interface PortalShape {
  /** Type ids from deal to contact, category USER_DEFINED; labels the portal lacks are absent. */
  readonly labelTypeIds: Readonly<Partial<Record<Label, number>>>;
  /** Where new deals go; `stageIds` in order, the first being where they start. Null: the portal has no pipeline. */
  readonly pipeline: NewDealPlace | null;
  readonly stages: readonly DealStageInfo[];
  /** Such as `deals.bg_key`. Without them nothing can be written: `install` comes first. */
  readonly missingProperties: readonly string[];
  /** Options of ours that properties have lost, by a name such as `deals.bg_risks`. */
  readonly missingOptions: Readonly<Record<string, readonly string[]>>;
}

export interface NewDealPlace {
  readonly id: string;
  readonly stageIds: readonly string[];
  /** False: the early pipeline is missing, and new deals count in the sales forecast. */
  readonly early: boolean;
}

export interface DealStageInfo {
  readonly id: string;
  readonly label: string;
  readonly pipelineId: string;
  readonly closed: boolean;
  readonly won: boolean;
  readonly lost: boolean;
}

/** Four calls. @throws GatewayError when any of them fails. */
export async function readPortalShape(gateway: Gateway, rules: RuleSet): Promise<PortalShape> {
  return describePortal(
    {
      properties: {
        deals: await gateway.listProperties('deals'),
        contacts: await gateway.listProperties('contacts'),
      },
      labels: await gateway.listLabels('deals', 'contacts'),
      pipelines: await gateway.listPipelines('deals'),
    },
    rules,
  );
}

/** The same from a state that was read already. */
export function describePortal(state: Omit<PortalState, 'groups'>, rules: RuleSet): PortalShape {
  const labelTypeIds: Partial<Record<Label, number>> = {};
  for (const label of LABELS) {
    const present = findLabel(state, label, rules);
    if (present !== null) labelTypeIds[label] = present.typeId;
  }
  return {
    labelTypeIds,
    pipeline: findPlaceForNewDeals(state, rules),
    stages: state.pipelines.flatMap(describeStages),
    missingProperties: OWNED_TYPES.flatMap((type) => {
      const present = new Set(state.properties[type].map((property) => property.name));
      const missing = listProperties(type, rules).filter((property) => !present.has(property.name));
      return missing.map((property) => `${type}.${property.name}`);
    }),
    missingOptions: Object.fromEntries(OWNED_TYPES.flatMap((type) => findLostOptions(state, type, rules))),
  };
}

/** Of the properties that are there. */
function findLostOptions(
  state: Pick<PortalState, 'properties'>,
  type: OwnedType,
  rules: RuleSet,
): [name: string, values: string[]][] {
  const present = new Map(state.properties[type].map((property) => [property.name, property]));
  return listProperties(type, rules).flatMap(({ name, options = [] }) => {
    const standing = present.get(name);
    const values = new Set(standing?.options?.map(({ value }) => value));
    const lost = options.map(({ value }) => value).filter((value) => !values.has(value));
    return standing === undefined || lost.length === 0 ? [] : [[`${type}.${name}`, lost]];
  });
}

/** The early pipeline, else the first stage of the portal's default pipeline. */
function findPlaceForNewDeals(state: Pick<PortalState, 'pipelines'>, rules: RuleSet): NewDealPlace | null {
  const early = findEarlyPipeline(state, rules);
  const open = early === null ? [] : listOpenStages(early);
  if (early !== null && open.length > 0) return { id: early.id, stageIds: open, early: true };
  const fallback = findDefaultPipeline(state.pipelines);
  if (fallback === null) return null;
  const first = listOpenStages(fallback).slice(0, 1);
  return first.length === 0 ? null : { id: fallback.id, stageIds: first, early: false };
}

function listOpenStages(pipeline: Pipeline): readonly string[] {
  return pipeline.stages.filter((stage) => !stage.isClosed).map((stage) => stage.id);
}

/** HubSpot marks lost by probability 0 and won by probability 1. */
function describeStages(pipeline: Pipeline): readonly DealStageInfo[] {
  return pipeline.stages.map(({ id, label, isClosed, probability }) => ({
    id,
    label,
    pipelineId: pipeline.id,
    closed: isClosed,
    won: isClosed && probability === 1,
    lost: isClosed && probability === 0,
  }));
}
