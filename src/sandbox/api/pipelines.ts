import { z } from 'zod';
import { API_VERSION } from '../api-version.ts';
import { refuseInput, refuseTier, reportConflict, reportMissing } from '../http/api-error.ts';
import { readBody, readFlag, readParam } from '../http/routing.ts';
import type { ApiRequest, Handler, Route } from '../http/routing.ts';
import type { Pipeline, PipelineStage, Tier } from '../model.ts';
import type { PortalState } from '../state.ts';
import { readStored } from '../stored-values.ts';
import { readObjectType } from './object-access.ts';

export const MOST_PIPELINES: Readonly<Record<Tier, number>> = { free: 1, professional: 15, enterprise: 100 };

const STAGE = z.object({
  stageId: z.string().optional(),
  label: z.string().min(1),
  displayOrder: z.int(),
  metadata: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)),
});
const CREATE = z.object({
  pipelineId: z.string().optional(),
  label: z.string().min(1),
  displayOrder: z.int(),
  stages: z.array(STAGE).min(1),
});
const UPDATE = z.object({ label: z.string().min(1).optional(), displayOrder: z.int().optional() });

function checkDeals(request: ApiRequest): void {
  const type = readObjectType(request);
  if (type !== 'deals') throw refuseInput(`${type} have no pipelines.`);
}

function demandPipeline(state: PortalState, request: ApiRequest): Pipeline {
  checkDeals(request);
  const pipeline = state.pipelines.get(readParam(request, 'pipelineId'));
  if (!pipeline) throw reportMissing('Pipeline not found');
  return pipeline;
}

function renderStage({ createdAt, updatedAt, ...stage }: PipelineStage) {
  const times = {
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
  return { ...stage, ...times, archived: false, writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT' };
}

function renderPipeline({ createdAt, updatedAt, stages, ...pipeline }: Pipeline) {
  const times = {
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
  return { ...pipeline, ...times, stages: stages.map(renderStage), archived: false };
}

function makeStage(state: PortalState, input: z.output<typeof STAGE>): PipelineStage {
  const probability = Number(input.metadata['probability']);
  if (!(probability >= 0 && probability <= 1)) {
    throw refuseInput(`The stage "${input.label}" needs a probability from 0.0 to 1.0 in its metadata.`);
  }
  // A stage of certain outcome is a closed one unless it says otherwise.
  const isClosed = input.metadata['isClosed'] ?? String(probability === 0 || probability === 1);
  const id = input.stageId ?? String(state.nextObjectId++);
  const { label, displayOrder, metadata } = input;
  const now = state.now();
  return { id, label, displayOrder, metadata: { ...metadata, isClosed }, createdAt: now, updatedAt: now };
}

const listPipelines: Handler = ({ state }, request) => {
  checkDeals(request);
  return { status: 200, body: { results: [...state.pipelines.values()].map(renderPipeline) } };
};

const readPipeline: Handler = ({ state }, request) => {
  return { status: 200, body: renderPipeline(demandPipeline(state, request)) };
};

const createPipeline: Handler = ({ state }, request) => {
  checkDeals(request);
  const { pipelineId, label, displayOrder, stages } = readBody(CREATE, request);
  const most = MOST_PIPELINES[state.tier];
  const id = pipelineId ?? String(state.nextObjectId++);
  if (state.pipelines.has(id)) throw reportConflict(`A pipeline with the id '${id}' already exists.`);
  if ([...state.pipelines.values()].some((other) => other.label === label)) {
    throw reportConflict(`A pipeline with the label '${label}' already exists.`);
  }
  if (state.pipelines.size >= most)
    throw refuseTier(`The account's limit of ${most} deal pipelines is reached.`);
  const made = stages.map((stage) => makeStage(state, stage));
  const taken = new Set(
    [...state.pipelines.values()].flatMap((other) => other.stages.map((stage) => stage.id)),
  );
  const twin = made.find(
    (stage, index) => taken.has(stage.id) || made.findIndex(({ id: other }) => other === stage.id) !== index,
  );
  if (twin) throw reportConflict(`A stage with the id '${twin.id}' already exists.`);
  const now = state.now();
  const pipeline: Pipeline = { id, label, displayOrder, stages: made, createdAt: now, updatedAt: now };
  state.pipelines.set(id, pipeline);
  return { status: 201, body: renderPipeline(pipeline) };
};

const updatePipeline: Handler = ({ state }, request) => {
  const standing = demandPipeline(state, request);
  const { label = standing.label, displayOrder = standing.displayOrder } = readBody(UPDATE, request);
  const pipeline = { ...standing, label, displayOrder, updatedAt: state.now() };
  state.pipelines.set(pipeline.id, pipeline);
  return { status: 200, body: renderPipeline(pipeline) };
};

const deletePipeline: Handler = ({ state }, request) => {
  const { id } = demandPipeline(state, request);
  if (id === 'default') throw refuseInput('The default pipeline cannot be deleted.');
  const asked =
    readFlag(request, 'validateDealStageUsagesBeforeDelete') ||
    readFlag(request, 'validateReferencesBeforeDelete');
  const used = [...state.objects.deals.values()].some(
    (deal) => deal.archivedAt === null && readStored(state, deal, 'pipeline') === id,
  );
  if (asked && used) throw refuseInput(`The pipeline ${id} still has deals.`);
  state.pipelines.delete(id);
  return { status: 204 };
};

const ROOT = `/crm/pipelines/${API_VERSION}/{objectType}`;

/** Deal pipelines; their stages come and go with them. */
export const PIPELINE_ROUTES: readonly Route[] = [
  { method: 'GET', path: ROOT, handle: listPipelines },
  { method: 'POST', path: ROOT, handle: createPipeline },
  { method: 'GET', path: `${ROOT}/{pipelineId}`, handle: readPipeline },
  { method: 'PATCH', path: `${ROOT}/{pipelineId}`, handle: updatePipeline },
  { method: 'DELETE', path: `${ROOT}/{pipelineId}`, handle: deletePipeline },
];
