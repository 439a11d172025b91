/** What the worker needs to know of a portal, from its shape and the rules. */
import type { CompiledRules } from '../domain/compile.ts';
import { LABELS } from '../domain/vocabulary.ts';
import type { PortalShape } from '../install/portal-shape.ts';
import type { PortalView } from './context.ts';
import { labelReader } from './read-context.ts';

/** `null`: the portal has no deal pipeline at all, so that no deal could be made. */
export function viewPortal(shape: PortalShape, compiled: CompiledRules): PortalView | null {
  if (shape.pipeline === null) return null;
  return {
    portal: {
      pipelineId: shape.pipeline.id,
      stageIds: shape.pipeline.stageIds,
      labels: new Set(LABELS.filter((label) => shape.labelTypeIds[label] !== undefined)),
      missingProperties: new Set(shape.missingProperties.map((name) => name.replace(/^.*\./u, ''))),
    },
    labelTypeIds: shape.labelTypeIds,
    labelOf: labelReader(shape.labelTypeIds),
    compiled: withStagesOf(shape, compiled),
  };
}

/**
 * A portal's own pipelines end in stages that no configuration file knows: HubSpot says which are won and lost.
 * Any other stage of a pipeline that is not ours counts as being in the sales pipeline.
 */
function withStagesOf(shape: PortalShape, compiled: CompiledRules): CompiledRules {
  const { stages } = compiled.rules;
  const named = new Set(
    [stages.pipelineStages, stages.riskStages, stages.lateStages, stages.wonStages, stages.lostStages].flat(),
  );
  const others = shape.stages.filter(
    ({ id, pipelineId }) =>
      !named.has(id) && !(shape.pipeline?.early === true && pipelineId === shape.pipeline.id),
  );
  const ids = (which: (stage: (typeof others)[number]) => boolean): string[] =>
    others.filter(which).map(({ id }) => id);
  return {
    ...compiled,
    rules: {
      ...compiled.rules,
      stages: {
        ...stages,
        wonStages: [...stages.wonStages, ...ids(({ won }) => won)],
        lostStages: [...stages.lostStages, ...ids(({ closed, won }) => closed && !won)],
        pipelineStages: [...stages.pipelineStages, ...ids(({ closed }) => !closed)],
      },
    },
  };
}
