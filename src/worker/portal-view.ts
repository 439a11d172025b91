/** What the worker needs to know of a portal, from its shape and the rules. */
import type { CompiledRules } from '../domain/compile.ts';
import { LABELS } from '../domain/vocabulary.ts';
import type { PortalShape } from '../install/portal-shape.ts';
import type { Gap, PortalView } from './context.ts';
import { labelReader } from './read-context.ts';

/** `null`: the portal has no deal pipeline at all, so that no deal could be made. */
export function viewPortal(shape: PortalShape, compiled: CompiledRules): PortalView | null {
  if (shape.pipeline === null) return null;
  return {
    portal: {
      pipelineId: shape.pipeline.id,
      stageIds: shape.pipeline.stageIds,
      labels: new Set(LABELS.filter((label) => shape.labelTypeIds[label] !== undefined)),
      missingProperties: new Set(shape.missingProperties.map(nameAlone)),
      missingOptions: new Map(
        Object.entries(shape.missingOptions).map(([name, values]) => [nameAlone(name), new Set(values)]),
      ),
      canCreate: INDISPENSABLE.every((name) => !shape.missingProperties.includes(name)),
    },
    gaps: listGaps(shape),
    labelTypeIds: shape.labelTypeIds,
    labelOf: labelReader(shape.labelTypeIds),
    compiled: withStagesOf(shape, compiled),
  };
}

/** Without these no deal can be created, nor recognised again. */
export const INDISPENSABLE: readonly string[] = ['deals.bg_key', 'deals.bg_solution'];

function nameAlone(name: string): string {
  return name.replace(/^.*\./u, '');
}

/**
 * What `install` would bring back. A portal without any label of ours is one whose subscription has none; one that
 * has some has lost the others.
 */
function listGaps({ missingProperties, missingOptions, labelTypeIds }: PortalShape): Gap[] {
  const lost = LABELS.filter((label) => labelTypeIds[label] === undefined);
  return [
    ...missingProperties.map((what): Gap => ({ kind: 'property', what })),
    ...Object.entries(missingOptions).map(([what, options]): Gap => ({ kind: 'options', what, options })),
    ...(lost.length === LABELS.length ? [] : lost.map((what): Gap => ({ kind: 'label', what }))),
  ];
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
