import type { CrmObject } from './model.ts';
import type { PropertyFault } from './property-checks.ts';
import type { PortalState } from './state.ts';
import { readStored } from './stored-values.ts';

function refuseOption(name: string, value: string, allowed: readonly string[]): PropertyFault {
  const message = `${value} was not one of the allowed options: [${allowed.join(', ')}]`;
  return { name, code: 'INVALID_OPTION', message };
}

/**
 * A deal stands in a stage of its own pipeline. A stage without a pipeline means the pipeline the deal is in, or
 * the default one; a pipeline without a stage means its first stage. Completes `values` accordingly.
 */
export function checkStage(
  state: PortalState,
  deal: CrmObject | null,
  values: Map<string, string>,
): PropertyFault | null {
  if (!values.has('dealstage') && !values.has('pipeline')) return null;
  const before = deal ? readStored(state, deal, 'pipeline') : null;
  const pipelineId = values.get('pipeline') ?? before ?? 'default';
  const pipeline = state.pipelines.get(pipelineId);
  if (!pipeline) return refuseOption('pipeline', pipelineId, [...state.pipelines.keys()]);
  const ids = pipeline.stages.map((stage) => stage.id);
  const stage = values.get('dealstage');
  values.set('pipeline', pipelineId);
  if (stage === undefined) {
    if (pipelineId !== before) values.set('dealstage', ids[0] ?? '');
    return null;
  }
  return ids.includes(stage) ? null : refuseOption('dealstage', stage, ids);
}
