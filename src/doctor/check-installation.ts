/** What `install` would still have to do. */
import type { RuleSet } from '../domain/rule-set.ts';
import { describeItem } from '../install/describe-plan.ts';
import type { Plan, PlanItem } from '../install/plan.ts';
import { describePortal } from '../install/portal-shape.ts';
import type { PortalState } from '../install/portal-state.ts';
import { fail, pass, warn } from './finding.ts';
import type { Finding } from './finding.ts';

const INSTALL = 'Run: buying-groups install';

/** Pure: `plan` is what `install` would do in this state. */
export function checkInstallation(plan: Plan, state: PortalState, rules: RuleSet): readonly Finding[] {
  return [judgeProperties(plan), ...judgeOptions(plan), judgeLabels(plan), judgePipeline(plan, state, rules)];
}

function judgeProperties(plan: Plan): Finding {
  const missing = plan.create.filter(({ kind }) => kind === 'property' || kind === 'group');
  const conflicts = plan.skipped.filter(({ item }) => item.kind === 'property');
  const [conflict] = conflicts;
  if (conflict !== undefined)
    return fail(
      'properties',
      `${conflicts.length} in the way, such as ${describeItem(conflict.item)}: ${conflict.reason}`,
      'Rename or archive them in HubSpot, then run: buying-groups install',
    );
  if (missing.length > 0) return fail('properties', `missing: ${list(missing)}`, INSTALL);
  return pass('properties', 'all are there');
}

/** HubSpot refuses a value that is no option, so the property stays as it was. */
function judgeOptions(plan: Plan): readonly Finding[] {
  if (plan.change.length === 0) return [];
  return [warn('property options', `missing: ${list(plan.change)}`, INSTALL)];
}

function judgeLabels(plan: Plan): Finding {
  const missing = plan.create.filter(({ kind }) => kind === 'label');
  if (missing.length === 0) return pass('labels', 'all are there');
  return warn(
    'labels',
    `missing: ${list(missing)}`,
    `${INSTALL}. Below Professional HubSpot has no labels of one's own: roles are then kept in the app and in bg_buying_roles.`,
  );
}

function judgePipeline(plan: Plan, state: PortalState, rules: RuleSet): Finding {
  const { pipeline } = describePortal(state, rules);
  if (pipeline === null)
    return fail('pipeline', 'no deal pipeline has an open stage', 'Create a deal pipeline in HubSpot.');
  if (plan.create.every(({ kind }) => kind !== 'pipeline'))
    return pass('pipeline', `new deals go to pipeline ${pipeline.id}`);
  return warn(
    'pipeline',
    `the early pipeline is missing: new deals go to pipeline ${pipeline.id} and count in its forecast`,
    `${INSTALL}. Where the subscription has no room for a pipeline, nothing is to be done.`,
  );
}

/** Enough to recognise what it is about. */
const SHOWN = 3;

function list(items: readonly PlanItem[]): string {
  const more = items.length > SHOWN ? ` and ${items.length - SHOWN} more` : '';
  return items.slice(0, SHOWN).map(describeItem).join(', ') + more;
}
