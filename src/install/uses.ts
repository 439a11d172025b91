/** Where what is to be removed is in use: labels on pairs of deal and contact, deals in the early pipeline. */
import type { AssociationsOf, Gateway, HubSpotObject, Pipeline } from '../hubspot/gateway.ts';
import type { RemovalItem, UninstallPlan } from './plan-uninstall.ts';
import { findDefaultPipeline } from './portal-state.ts';
import type { PortalState } from './portal-state.ts';

export interface LabelledPair {
  readonly dealId: string;
  readonly contactId: string;
  /** Of the labels that are to go, those that stand on the pair. */
  readonly typeIds: readonly number[];
}

export interface DealMove {
  readonly dealId: string;
  readonly fromPipeline: string;
  readonly toPipeline: string;
  readonly toStage: string;
}

export interface Uses {
  readonly pairs: readonly LabelledPair[];
  readonly moves: readonly DealMove[];
}

/**
 * Goes through all deals, because the search is behind and knows no labels: one call per 100 deals, and one more per
 * 100 for their contacts where labels go. No call where neither labels nor a pipeline go.
 * @throws GatewayError when a call fails: half a picture would leave labels behind.
 */
export async function findUses(gateway: Gateway, plan: UninstallPlan, state: PortalState): Promise<Uses> {
  const labels = plan.remove.flatMap((item) => (item.kind === 'label' ? [item.typeId] : []));
  const pipelines = plan.remove.filter((item) => item.kind === 'pipeline');
  if (labels.length === 0 && pipelines.length === 0) return { pairs: [], moves: [] };
  const pairs: LabelledPair[] = [];
  const moves: DealMove[] = [];
  let after: string | null = null;
  do {
    const page = await gateway.listObjects('deals', ['pipeline', 'dealstage'], after);
    moves.push(...page.objects.flatMap((deal) => planMove(deal, pipelines, state)));
    const ids = page.objects.map(({ id }) => id);
    if (labels.length > 0 && ids.length > 0) {
      const read = await gateway.readAssociations('deals', 'contacts', ids);
      pairs.push(...read.flatMap((deal) => findLabelled(deal, labels)));
    }
    after = page.next;
  } while (after !== null);
  return { pairs, moves };
}

function findLabelled({ fromId, to }: AssociationsOf, labels: readonly number[]): readonly LabelledPair[] {
  return to.flatMap(({ id, types }) => {
    const typeIds = types
      .filter(({ category, typeId }) => category === 'USER_DEFINED' && labels.includes(typeId))
      .map(({ typeId }) => typeId);
    return typeIds.length === 0 ? [] : [{ dealId: fromId, contactId: id, typeIds }];
  });
}

function planMove(
  { id, properties }: HubSpotObject,
  pipelines: readonly Extract<RemovalItem, { kind: 'pipeline' }>[],
  state: PortalState,
): readonly DealMove[] {
  const from = pipelines.find((pipeline) => pipeline.id === properties['pipeline']);
  const target = from === undefined ? null : findDefaultPipeline(state.pipelines, from.id);
  if (from === undefined || target === null) return [];
  const source = state.pipelines.find((pipeline) => pipeline.id === from.id);
  const stage = source?.stages.find((other) => other.id === properties['dealstage']);
  const toStage = chooseStage(stage, target);
  if (toStage === null) return [];
  return [{ dealId: id, fromPipeline: from.id, toPipeline: target.id, toStage }];
}

/**
 * The first open stage. People may have added closed stages to our pipeline; a deal won or lost there is not opened
 * again by the move.
 */
function chooseStage(from: Pipeline['stages'][number] | undefined, target: Pipeline): string | null {
  const open = target.stages.find(({ isClosed }) => !isClosed);
  const alike =
    from?.isClosed === true
      ? target.stages.find(({ isClosed, probability }) => isClosed && probability === from.probability)
      : undefined;
  return (alike ?? open)?.id ?? null;
}
