/** Puts the gateway together: transport, pacing and retries below, HubSpot's verbs above. */
import { readAccount } from './account.ts';
import { readDailyUsage, readLabelLimit, readPipelineLimit, readPropertyLimits } from './account-limits.ts';
import { readAssociations } from './association-reads.ts';
import { removeAssociations, removeLabels, setAssociations } from './association-writes.ts';
import { createSend } from './call.ts';
import { findCompanies } from './company-search.ts';
import { archiveObjects } from './object-archive.ts';
import type { CallRecord, Send } from './call.ts';
import type { TakeCall } from './call-budget.ts';
import type { Clock, Gateway } from './gateway.ts';
import { createLabel, deleteLabel, listLabels } from './labels.ts';
import { readLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import { listMarketingEvents, readParticipations } from './marketing-events.ts';
import { createObjects } from './object-creates.ts';
import { readHistory } from './object-history.ts';
import { listObjects } from './object-list.ts';
import { readObjects, readObjectsBy } from './object-reads.ts';
import { searchChanged, searchPast } from './object-search.ts';
import { updateObjects, upsertObjects } from './object-writes.ts';
import { createPacer } from './pacer.ts';
import { createPipeline, deletePipeline, listPipelines } from './pipelines.ts';
import {
  archiveProperties,
  createProperties,
  createPropertyGroup,
  deletePropertyGroup,
  listProperties,
  listPropertyGroups,
  updatePropertyOptions,
} from './properties.ts';
import { probeScope } from './scopes.ts';
import { createTransport } from './transport.ts';
import { readVisits } from './visits.ts';

export interface GatewayOptions {
  readonly baseUrl: string;
  readonly accessToken: string;
  /** Takes one call out of the shared budget before each attempt. */
  readonly takeCall: TakeCall;
  readonly clock: Clock;
  /** 0 to 1, for the jitter of retries. */
  readonly random: () => number;
  /** Per attempt; HubSpot itself gives up after 100 s. */
  readonly timeoutMs?: number;
  /** IANA name of the portal's time zone, if it is known; `readAccount` finds it out as well. */
  readonly timeZone?: string;
  readonly onCall?: (call: CallRecord) => void;
  readonly onLimits?: (limits: Limits) => void;
  /** HubSpot's own time, from the `Date` header of each answer, in milliseconds since 1970 and whole seconds. */
  readonly onServerTime?: (at: number) => void;
  /** For tests; `AbortSignal.timeout` otherwise. */
  readonly startDeadline?: (ms: number) => AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 15_000;

/** @throws InvalidRequestError when the base URL is not allowed (P40). */
export function createGateway(options: GatewayOptions): Gateway {
  let timeZone = options.timeZone ?? null;
  const send = createPacedSend(options, () => timeZone);
  const verbs = bindVerbs(send);
  return {
    ...verbs,
    async readAccount() {
      const account = await verbs.readAccount();
      timeZone = account.timeZone;
      return account;
    },
  };
}

function createPacedSend(options: GatewayOptions, readTimeZone: () => string | null): Send {
  const ignore = (): void => undefined;
  const { onLimits = ignore, onServerTime = ignore } = options;
  return createSend({
    transport: createTransport({
      baseUrl: options.baseUrl,
      accessToken: options.accessToken,
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      startDeadline: options.startDeadline ?? ((ms) => AbortSignal.timeout(ms)),
    }),
    pacer: createPacer(options.clock, options.takeCall),
    clock: options.clock,
    random: options.random,
    readTimeZone,
    onCall: options.onCall ?? ignore,
    onHeaders(headers) {
      const limits = readLimits(headers);
      if (limits !== null) onLimits(limits);
      const at = Date.parse(headers.get('date') ?? '');
      if (!Number.isNaN(at)) onServerTime(at);
    },
  });
}

function bindVerbs(send: Send): Gateway {
  // Async, so that an argument that is refused rejects like everything else instead of throwing at once.
  const bind =
    <Args extends readonly unknown[], Result>(verb: (send: Send, ...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> =>
      verb(send, ...args);
  return {
    readObjects: bind(readObjects),
    readObjectsBy: bind(readObjectsBy),
    readHistory: bind(readHistory),
    searchChanged: (type, since) => searchChanged(send, type, since),
    searchPast: (type, question) => searchPast(send, type, question),
    findCompanies: bind(findCompanies),
    archiveObjects: bind(archiveObjects),
    updateObjects: bind(updateObjects),
    upsertObjects: bind(upsertObjects),
    createObjects: bind(createObjects),
    readAssociations: bind(readAssociations),
    setAssociations: bind(setAssociations),
    removeLabels: bind(removeLabels),
    removeAssociations: bind(removeAssociations),
    listLabels: bind(listLabels),
    createLabel: bind(createLabel),
    deleteLabel: bind(deleteLabel),
    listPipelines: bind(listPipelines),
    createPipeline: bind(createPipeline),
    deletePipeline: bind(deletePipeline),
    listProperties: bind(listProperties),
    createPropertyGroup: bind(createPropertyGroup),
    listPropertyGroups: bind(listPropertyGroups),
    deletePropertyGroup: bind(deletePropertyGroup),
    createProperties: bind(createProperties),
    updatePropertyOptions: bind(updatePropertyOptions),
    archiveProperties: bind(archiveProperties),
    readAccount: bind(readAccount),
    listObjects: bind(listObjects),
    readPropertyLimits: bind(readPropertyLimits),
    readLabelLimit: bind(readLabelLimit),
    readPipelineLimit: bind(readPipelineLimit),
    readDailyUsage: bind(readDailyUsage),
    probeScope: bind(probeScope),
    listMarketingEvents: bind(listMarketingEvents),
    readParticipations: bind(readParticipations),
    readVisits: bind(readVisits),
  };
}
