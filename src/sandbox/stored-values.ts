import type { CrmObject, PropertyVersion } from './model.ts';
import { NAMES } from './object-types.ts';
import type { ObjectType } from './object-types.ts';
import { findLive } from './state.ts';
import type { PortalState } from './state.ts';

function findVersion(object: CrmObject, name: string, asOf: number): PropertyVersion | undefined {
  return object.history.get(name)?.findLast((version) => version.at <= asOf);
}

function countLinks(state: PortalState, object: CrmObject, to: ObjectType): number {
  const targets = state.links.get(`${object.type}|${to}|${object.id}`);
  return targets ? [...targets.keys()].filter((id) => findLive(state, to, id)).length : 0;
}

/** The stage a deal stands in, as its pipeline describes it. */
function findStage(state: PortalState, deal: CrmObject, asOf: number) {
  const pipeline = state.pipelines.get(findVersion(deal, 'pipeline', asOf)?.value ?? '');
  const stage = findVersion(deal, 'dealstage', asOf)?.value;
  return pipeline?.stages.find((candidate) => candidate.id === stage);
}

function readDealValue(state: PortalState, deal: CrmObject, name: string, asOf: number): string | undefined {
  const metadata = findStage(state, deal, asOf)?.metadata;
  const closed = metadata?.['isClosed'] === 'true';
  const probability = metadata?.['probability'];
  switch (name) {
    case 'hs_is_closed':
      return String(closed);
    case 'hs_is_closed_won':
      return String(closed && Number(probability) === 1);
    case 'hs_is_closed_lost':
      return String(closed && Number(probability) === 0);
    case 'hs_deal_stage_probability':
      return probability;
    default:
      return undefined;
  }
}

function readComputed(state: PortalState, object: CrmObject, name: string, asOf: number): string | undefined {
  const names = NAMES[object.type];
  if (name === 'hs_object_id') return object.id;
  if (name === names.modified) return String(object.updatedAt);
  if (name === names.created && !object.history.has(name)) return String(object.createdAt);
  if (name === 'num_associated_contacts') return String(countLinks(state, object, 'contacts'));
  if (name === 'num_associated_deals') return String(countLinks(state, object, 'deals'));
  return object.type === 'deals' ? readDealValue(state, object, name, asOf) : undefined;
}

/**
 * The value of a property as stored (times in milliseconds), null where none was ever set.
 * With `asOf`, the value that stood there at that time: the search index lags behind the records.
 */
export function readStored(
  state: PortalState,
  object: CrmObject,
  name: string,
  asOf: number = Number.POSITIVE_INFINITY,
): string | null {
  return readComputed(state, object, name, asOf) ?? findVersion(object, name, asOf)?.value ?? null;
}
