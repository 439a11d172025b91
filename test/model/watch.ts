/** Sees everything that changes in the portal: what people and trackers do is expected, what the program does is judged. */
import type { Change, PropertyChange } from '../../src/sandbox/changes.ts';
import type { Deed, Expected, SeenDeal, SolutionId } from './expected.ts';
import type { Stage } from './stage.ts';

const NEW_DEAL = new Set(['dealname', 'pipeline', 'dealstage', 'hubspot_owner_id']);

/** From now on every change of the portal is seen. */
export function watch(stage: Stage, expected: Expected): void {
  const { state } = stage.sandbox.portal;
  state.listeners.add((change) => {
    if (change.source === 'INTEGRATION') judgeOwn(stage, expected, change);
    else if (change.kind === 'propertyChange') takeInDeed(expected, change);
  });
}

function judgeOwn(stage: Stage, expected: Expected, change: Change): void {
  if (isTask(change)) return;
  const blame = (what: string): void => void expected.trespasses.push(`${what} (${change.type})`);
  switch (change.kind) {
    case 'deletion':
    case 'merge':
    case 'restore':
    case 'privacyDeletion':
      return blame(`the program did a ${change.kind}`);
    case 'creation':
      if (change.type !== 'deals') return blame('the program created a record');
      expected.deals.set(change.id, newDeal(change.id, true, '', change.at));
      return;
    case 'associationChange':
      return judgeAssociation(stage, expected, change, blame);
    case 'propertyChange':
      return judgeProperty(expected, change, blame);
  }
}

/** Tasks for owners are made anew each, so nothing of anybody's is touched; what they say is no matter of this model. */
function isTask(change: Change): boolean {
  if (change.kind === 'associationChange') return change.type === 'tasks' || change.toType === 'tasks';
  return change.type === 'tasks' && (change.kind === 'creation' || change.kind === 'propertyChange');
}

function judgeProperty(
  expected: Expected,
  { type, id, name, at, value }: PropertyChange,
  blame: (what: string) => void,
): void {
  const deal = expected.deals.get(id);
  const isNew = deal?.ours === true && deal.bornAt === at;
  if (type === 'contacts' && !name.startsWith('bg_')) return blame(`wrote ${name} of a contact`);
  if (type === 'companies') return blame(`wrote ${name} of a company`);
  if (type !== 'deals') return;
  if (!name.startsWith('bg_') && !NEW_DEAL.has(name)) return blame(`wrote ${name}`);
  if (name === 'bg_key') return judgeKey(expected, id, value, blame);
  if (name === 'dealstage' && !isNew && deal?.ours !== true) blame('moved a deal it did not make');
  if (name === 'dealstage' && deal?.stage != null) blame('moved a deal a person had moved');
  if (['dealname', 'pipeline', 'hubspot_owner_id'].includes(name) && !isNew)
    blame(`wrote ${name} of a deal that was there`);
  if (name === 'bg_solution' && deal?.solution != null && deal.solution !== value)
    blame('wrote another solution than a person');
}

/** The key is written once, on a deal of one's own; a deal that stands already leaves no room for another. */
function judgeKey(expected: Expected, id: string, key: string, blame: (what: string) => void): void {
  const deal = expected.deals.get(id);
  const [company = '', solution = ''] = key.split(':');
  // Two companies may become one while the program makes a deal of either.
  const companyId = expected.companiesNow.get(company) ?? company;
  if (deal?.ours !== true || deal.companyId !== '') return blame('wrote a key on a deal it did not make');
  deal.companyId = companyId;
  expected.counts.made = (expected.counts.made ?? 0) + 1;
  if (expected.standing.has(`${companyId}:${solution}`)) blame('made a second deal beside an open one');
  const deletedAt = Math.max(
    0,
    ...[...expected.deals.values()]
      .filter((each) => each.companyId === companyId && each.solution !== '' && each.soldBefore === solution)
      .map((each) => each.deletedAt ?? 0),
  );
  const since = expected.told.filter((deed) => deed.solution === solution && deed.at > deletedAt);
  if (new Set(since.map(({ contactId }) => contactId)).size < 2)
    blame(deletedAt > 0 ? 'made a deleted deal again' : 'made a deal for one person');
}

function judgeAssociation(
  { sandbox }: Stage,
  expected: Expected,
  change: Extract<Change, { kind: 'associationChange' }>,
  blame: (what: string) => void,
): void {
  if (change.removed && change.unlabelled) return blame('the program took an association away');
  if (change.type !== 'deals' || change.toType !== 'contacts') return;
  const said = expected.deals.get(change.fromId)?.words.get(change.toId);
  if (change.unlabelled && (said?.member === 'off' || said?.member === 'dismissed') && !change.removed)
    blame('put somebody back on the deal whom a person had taken off');
  if (change.unlabelled) return;
  const label = sandbox.portal.labels('deals', 'contacts').find(({ typeId }) => typeId === change.typeId);
  const holds = said?.labels.get(nameOf(label?.name));
  const alive = expected.people.find(({ id }) => id === change.toId)?.alive === true;
  if (alive && holds !== undefined && holds === change.removed && said?.member !== 'dismissed')
    blame(`${change.removed ? 'took off' : 'set'} the label ${nameOf(label?.name)} against a person's word`);
}

export function nameOf(label: string | undefined): string {
  return (label ?? '').replace(/^bg_/u, '');
}

/** Each change of these properties is one deed of the contact. */
function takeInDeed(expected: Expected, { type, id, name, value, at }: PropertyChange): void {
  const isDeed = name === 'hs_analytics_last_url' || name === 'recent_conversion_event_name';
  if (type !== 'contacts' || !isDeed || value === '') return;
  const person = expected.people.find((each) => each.id === id);
  if (person === undefined) return;
  const deed: Deed = { at, solution: solutionOf(value), raisedHand: value.includes('/demo') };
  person.deeds.push(deed);
  if (deed.solution !== null) expected.told.push({ contactId: id, at, solution: deed.solution });
}

function solutionOf(value: string): SolutionId | null {
  if (/\/(hr|webinars\/hr-|conference\/hr-)/u.test(value)) return 'hr_system';
  return value.includes('/analytics/') ? 'analytics_platform' : null;
}

export function newDeal(id: string, ours: boolean, companyId: string, bornAt: number): SeenDeal {
  return {
    id,
    ours,
    companyId,
    bornAt,
    alive: true,
    stage: null,
    owner: null,
    solution: null,
    touched: false,
    closedAt: null,
    outcome: null,
    deletedAt: null,
    soldBefore: null,
    words: new Map(),
  };
}
