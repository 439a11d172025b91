/** Deal pipelines and their stages. */
import { anything, pipeline, pipelineList } from './answers.ts';
import type { PipelineAnswer } from './answers.ts';
import { expectValue, toRefusedError } from './call.ts';
import type { Send } from './call.ts';
import type { Pipeline } from './gateway.ts';
import { checkName, pipelinePath, pipelinesPath } from './paths.ts';

export interface NewPipeline {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly { readonly id: string; readonly label: string; readonly probability: number }[];
}

export async function listPipelines(send: Send, type: 'deals'): Promise<readonly Pipeline[]> {
  const call = {
    method: 'GET',
    path: pipelinesPath(type),
    bucket: 'general',
    safety: 'repeatable',
    schema: pipelineList,
  } as const;
  return expectValue(call, await send(call)).results.map(toPipeline);
}

/**
 * Creates a pipeline under the id given, after all others. One with that id that is already there is the result too,
 * so a repeated creation is safe.
 */
export async function createPipeline(send: Send, type: 'deals', wanted: NewPipeline): Promise<Pipeline> {
  const call = {
    method: 'POST',
    path: pipelinesPath(type),
    body: toBody(wanted),
    bucket: 'general',
    safety: 'repeatable',
    schema: pipeline,
  } as const;
  const answer = await send(call);
  if (answer.ok) return toPipeline(answer.value);
  if (answer.refusal.status !== 409 && answer.refusal.status !== 400)
    throw toRefusedError(call, answer.refusal);
  const present = (await listPipelines(send, type)).find((other) => other.id === wanted.id);
  if (present === undefined) throw toRefusedError(call, answer.refusal);
  return present;
}

/** Refused by HubSpot while deals are in it. A pipeline that is not there any more counts as deleted. */
export async function deletePipeline(send: Send, type: 'deals', id: string): Promise<void> {
  const call = {
    method: 'DELETE',
    path: pipelinePath(type, id),
    query: { validateReferencesBeforeDelete: 'true', validateDealStageUsagesBeforeDelete: 'true' },
    bucket: 'general',
    safety: 'repeatable',
    schema: anything,
  } as const;
  const answer = await send(call);
  if (!answer.ok && answer.refusal.status !== 404) throw toRefusedError(call, answer.refusal);
}

/** HubSpot shows pipelines by order; ours goes last. */
const LAST = 99;

function toBody(wanted: NewPipeline): object {
  return {
    pipelineId: checkName(wanted.id),
    label: wanted.label,
    displayOrder: LAST,
    stages: wanted.stages.map((stage, index) => ({
      stageId: checkName(stage.id),
      label: stage.label,
      displayOrder: index,
      metadata: { probability: String(stage.probability) },
    })),
  };
}

/** Probability 0 means lost and 1 means won, also where HubSpot does not say that a stage is closed. */
function toPipeline(answer: PipelineAnswer): Pipeline {
  return {
    id: answer.id,
    label: answer.label,
    stages: answer.stages.map(({ id, label, metadata }) => {
      const probability = metadata?.probability ?? null;
      const said = metadata?.isClosed ?? null;
      const isClosed = said === null ? probability === 0 || probability === 1 : String(said) === 'true';
      return { id, label, isClosed, probability };
    }),
  };
}
