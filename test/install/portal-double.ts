/** A portal in memory: what `install` reads and writes, with the subscription's limits on demand. */
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { LABELS } from '../../src/domain/vocabulary.ts';
import { RefusedError, ScopeError } from '../../src/hubspot/errors.ts';
import type {
  Allowance,
  Gateway,
  Pipeline,
  PortalLabel,
  PortalProperty,
  PropertyAllowances,
} from '../../src/hubspot/gateway.ts';

type Owned = 'contacts' | 'deals';

export interface PortalDouble {
  readonly gateway: Gateway;
  readonly groups: Record<Owned, { name: string; label: string }[]>;
  readonly properties: Record<Owned, PortalProperty[]>;
  labels: PortalLabel[];
  pipelines: Pipeline[];
  /** Names of the verbs that changed something, in order. */
  readonly writes: string[];
}

export interface PortalLimits {
  /** The subscription includes neither association labels nor further pipelines. */
  readonly free?: 400 | 403;
  /** HubSpot does not let the early pipeline go. */
  readonly pipelineInUse?: boolean;
  /** HubSpot does not let this property go. */
  readonly propertyInUse?: string;
  /** What the account may have; without them HubSpot does not tell. */
  readonly properties?: PropertyAllowances;
  readonly labelLimit?: Allowance;
  readonly pipelineLimit?: Allowance;
}

const stage = (id: string, probability: number) => ({
  id,
  label: id,
  isClosed: probability === 0 || probability === 1,
  probability,
});

const SALES: Pipeline = {
  id: 'default',
  label: 'Sales Pipeline',
  stages: [stage('appointmentscheduled', 0.2), stage('closedwon', 1), stage('closedlost', 0)],
};

/** Only what installation looks at; everything else of a rule set is left out. */
export const RULES = {
  settings: {
    language: 'en',
    alerts: { delivery: 'none' },
    labels: Object.fromEntries(LABELS.map((label) => [label, `Role ${label}`])),
    earlyPipeline: {
      id: 'bg_early',
      label: 'Buying groups',
      stages: [
        { id: 'bg_detected', label: 'Detected' },
        { id: 'bg_engaged', label: 'Engaged' },
      ],
    },
  },
  solutions: [
    { id: 'hr_system', name: { en: 'HR system', ru: 'HR-система' } },
    { id: 'analytics_platform', name: { en: 'Analytics platform', ru: 'Аналитическая платформа' } },
  ],
} as unknown as RuleSet;

export function createPortal(limits: PortalLimits = {}): PortalDouble {
  const portal = {
    groups: { deals: [], contacts: [] },
    properties: { deals: [], contacts: [] },
    labels: [{ category: 'HUBSPOT_DEFINED', typeId: 3, label: null }],
    pipelines: [SALES],
    writes: [],
  } as Omit<PortalDouble, 'gateway'>;
  return Object.assign(portal, {
    gateway: {
      ...playLabels(portal, limits),
      ...playPipelines(portal, limits),
      ...playProperties(portal, limits),
      ...playAccount(limits),
    } as Gateway,
  });
}

function refuse(operation: string, status: 400 | 403): never {
  if (status === 403) throw new ScopeError(operation, [], 'not included');
  throw new RefusedError(operation, { status, category: 'VALIDATION_ERROR', reason: 'not included' });
}

function playLabels(portal: Omit<PortalDouble, 'gateway'>, { free }: PortalLimits): Partial<Gateway> {
  let nextType = 100;
  return {
    listLabels: () => Promise.resolve(portal.labels),
    async createLabel(_from, _to, { name, label }) {
      if (free !== undefined) refuse('POST labels', free);
      portal.writes.push(`label ${name}`);
      const created = { category: 'USER_DEFINED', typeId: nextType, label } as const;
      nextType += 2;
      portal.labels.push(created);
      return [created];
    },
    async deleteLabel(_from, _to, typeId) {
      portal.writes.push(`delete label ${typeId}`);
      portal.labels = portal.labels.filter((label) => label.typeId !== typeId);
    },
  };
}

function playPipelines(portal: Omit<PortalDouble, 'gateway'>, limits: PortalLimits): Partial<Gateway> {
  return {
    listPipelines: () => Promise.resolve(portal.pipelines),
    async createPipeline(_type, { id, label, stages }) {
      if (limits.free !== undefined) refuse('POST pipelines', limits.free);
      portal.writes.push(`pipeline ${id}`);
      const created = { id, label, stages: stages.map((other) => ({ ...other, isClosed: false })) };
      portal.pipelines.push(created);
      return created;
    },
    async deletePipeline(_type, id) {
      if (limits.pipelineInUse === true) refuse('DELETE pipelines', 400);
      portal.writes.push(`delete pipeline ${id}`);
      portal.pipelines = portal.pipelines.filter((pipeline) => pipeline.id !== id);
    },
  };
}

/** No deals: what stands on them is played by the sandbox, in another test. */
function playAccount(limits: PortalLimits): Partial<Gateway> {
  return {
    listObjects: () => Promise.resolve({ objects: [], next: null }),
    removeLabels: () => Promise.resolve(),
    updateObjects: () => Promise.resolve({ written: [], failures: [] }),
    readPropertyLimits: async () => limits.properties ?? refuse('GET custom-properties', 403),
    readLabelLimit: async () => limits.labelLimit ?? null,
    readPipelineLimit: async () => limits.pipelineLimit ?? null,
  };
}

function playProperties(
  portal: Omit<PortalDouble, 'gateway'>,
  { propertyInUse }: PortalLimits,
): Partial<Gateway> {
  return {
    listPropertyGroups: (type) => Promise.resolve(portal.groups[type]),
    async createPropertyGroup(type, group) {
      portal.writes.push(`group ${type}`);
      portal.groups[type].push(group);
    },
    async deletePropertyGroup(type, name) {
      portal.writes.push(`delete group ${type}`);
      portal.groups[type] = portal.groups[type].filter((group) => group.name !== name);
    },
    listProperties: (type) => Promise.resolve(type === 'companies' ? [] : portal.properties[type]),
    async createProperties(type, definitions) {
      portal.writes.push(`${definitions.length} properties ${type}`);
      for (const definition of definitions) {
        portal.properties[type].push({
          ...definition,
          options: (definition.options ?? []).map((option) => ({ hidden: false, ...option })),
          hasUniqueValue: definition.hasUniqueValue ?? false,
          archived: false,
        });
      }
    },
    async updatePropertyOptions(type, name, options) {
      portal.writes.push(`options ${name}`);
      portal.properties[type] = portal.properties[type].map((property) =>
        property.name === name
          ? { ...property, options: options.map((option) => ({ hidden: false, ...option })) }
          : property,
      );
    },
    async archiveProperties(type, names) {
      if (propertyInUse !== undefined && names.includes(propertyInUse)) refuse('POST archive', 400);
      portal.writes.push(`archive ${names.length} properties ${type}`);
      portal.properties[type] = portal.properties[type].filter((property) => !names.includes(property.name));
    },
  };
}
