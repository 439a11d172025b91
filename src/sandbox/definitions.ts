/** What an administrator takes away in the settings, while records and apps go on using it. */
import { linkKey } from './association-types.ts';
import { removeLinkType } from './associations.ts';
import type { Actor, Pipeline, Property } from './model.ts';
import type { ObjectType } from './object-types.ts';
import type { PortalState } from './state.ts';

function demandProperty(state: PortalState, type: ObjectType, name: string): Property {
  const property = state.properties[type].get(name);
  if (!property || property.archivedAt !== null)
    throw new Error(`The sandbox has no property ${type}.${name}.`);
  return property;
}

/** The definition goes to the archive with its values; creating it again brings both back. */
export function archiveProperty(state: PortalState, type: ObjectType, name: string): void {
  const property = demandProperty(state, type, name);
  if (property.hubspotDefined) throw new Error(`${name} is defined by HubSpot and cannot be archived.`);
  state.properties[type].set(name, { ...property, archivedAt: state.now() });
}

/** Records that have the value keep it; it can no longer be written. */
export function removeOption(state: PortalState, type: ObjectType, name: string, value: string): void {
  const property = demandProperty(state, type, name);
  const options = property.options.filter((option) => option.value !== value);
  if (options.length === property.options.length)
    throw new Error(`The property ${type}.${name} has no option ${value}.`);
  state.properties[type].set(name, { ...property, options, updatedAt: state.now() });
}

/** Deletes a custom label; it comes off every pair, each with its webhook. */
export function removeLabel(
  state: PortalState,
  from: ObjectType,
  to: ObjectType,
  typeId: number,
  actor: Actor,
): void {
  const link = state.linkTypes.get(linkKey(from, to, 'USER_DEFINED', typeId));
  if (!link) throw new Error(`No custom label ${typeId} leads from ${from} to ${to}.`);
  removeLinkType(state, link, actor);
}

function demandPipeline(state: PortalState, id: string): Pipeline {
  const pipeline = state.pipelines.get(id);
  if (!pipeline) throw new Error(`The sandbox has no deal pipeline ${id}.`);
  return pipeline;
}

/** Deals that stand there go on doing so: the sandbox asks nobody to move them first. */
export function removeStage(state: PortalState, pipelineId: string, stageId: string): void {
  const pipeline = demandPipeline(state, pipelineId);
  const stages = pipeline.stages.filter(({ id }) => id !== stageId);
  if (stages.length === pipeline.stages.length)
    throw new Error(`The pipeline ${pipelineId} has no stage ${stageId}.`);
  if (stages.length === 0) throw new Error(`The pipeline ${pipelineId} would have no stage left.`);
  state.pipelines.set(pipelineId, { ...pipeline, stages, updatedAt: state.now() });
}

export function removePipeline(state: PortalState, id: string): void {
  demandPipeline(state, id);
  if (state.pipelines.size === 1) throw new Error('The last pipeline cannot be deleted.');
  state.pipelines.delete(id);
}
