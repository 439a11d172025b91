/** What a portal holds of the things this app installs, read once and looked at by pure functions. */
import type { RuleSet } from '../domain/rule-set.ts';
import type { Label } from '../domain/vocabulary.ts';
import type { Gateway, Pipeline, PortalLabel, PortalProperty } from '../hubspot/gateway.ts';
import type { OwnedType } from './properties.ts';

export interface PortalState {
  readonly groups: Readonly<Record<OwnedType, readonly { readonly name: string; readonly label: string }[]>>;
  readonly properties: Readonly<Record<OwnedType, readonly PortalProperty[]>>;
  /** From deals to contacts. */
  readonly labels: readonly PortalLabel[];
  readonly pipelines: readonly Pipeline[];
}

/** Six calls. @throws GatewayError when any of them fails: half a picture would plan wrong things. */
export async function readPortal(gateway: Gateway): Promise<PortalState> {
  return {
    groups: {
      deals: await gateway.listPropertyGroups('deals'),
      contacts: await gateway.listPropertyGroups('contacts'),
    },
    properties: {
      deals: await gateway.listProperties('deals'),
      contacts: await gateway.listProperties('contacts'),
    },
    labels: await gateway.listLabels('deals', 'contacts'),
    pipelines: await gateway.listPipelines('deals'),
  };
}

/**
 * The label of the portal that stands for ours. HubSpot lists no internal names, so it is known by its text, without
 * case: the configured one, or the internal name that people see when they made it by hand. Of several, the oldest.
 */
export function findLabel(
  state: Pick<PortalState, 'labels'>,
  label: Label,
  rules: RuleSet,
): PortalLabel | null {
  const texts = [rules.settings.labels[label], nameLabel(label)].map(fold);
  const matches = state.labels.filter(
    (other) => other.category === 'USER_DEFINED' && other.label !== null && texts.includes(fold(other.label)),
  );
  return [...matches].sort((a, b) => a.typeId - b.typeId)[0] ?? null;
}

/** The early pipeline, by its id, or by its text where HubSpot gave it another id. */
export function findEarlyPipeline(state: Pick<PortalState, 'pipelines'>, rules: RuleSet): Pipeline | null {
  const { id, label } = rules.settings.earlyPipeline;
  return (
    state.pipelines.find((pipeline) => pipeline.id === id) ??
    state.pipelines.find((pipeline) => fold(pipeline.label) === fold(label)) ??
    null
  );
}

/** The portal's default pipeline, which HubSpot calls `default`, else its first one; never the one `except`. */
export function findDefaultPipeline(pipelines: readonly Pipeline[], except?: string): Pipeline | null {
  const others = pipelines.filter((pipeline) => pipeline.id !== except);
  return others.find((pipeline) => pipeline.id === 'default') ?? others[0] ?? null;
}

/** Internal name of a label; HubSpot allows no hyphen and no leading digit there. */
export function nameLabel(label: Label): string {
  return `bg_${label}`;
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
