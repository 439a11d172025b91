/** A record of the sandbox portal, put into the words a person reads. */
import type { ObjectType } from '../../sandbox/object-types.ts';
import type { Portal } from '../../sandbox/portal.ts';
import type { Property } from '../../sandbox/model.ts';
import type { LiveProperty, LiveRecord, RecordName, RecordType, RelatedRecord } from '../link/protocol.ts';

const TYPES: readonly RecordType[] = ['deals', 'contacts', 'companies'];
const ACTIVITIES: readonly ObjectType[] = ['meetings', 'tasks', 'notes', 'emails', 'calls'];
type Properties = Readonly<Record<string, string>>;

export function listRecords(portal: Portal): RecordName[] {
  return TYPES.flatMap((type) =>
    portal.list(type).map(({ id, properties }) => ({ type, id, name: nameRecord(type, id, properties) })),
  );
}

/** `null` where there is no such record. */
export function readRecord(portal: Portal, type: RecordType, id: string): LiveRecord | null {
  const found = portal.find(type, id);
  if (found === null) return null;
  const shown = Object.entries(found.properties).map(([name, value]) =>
    showProperty(portal.state.properties[type].get(name), name, value),
  );
  return {
    type,
    id: found.id,
    name: nameRecord(type, found.id, found.properties),
    subtitle: describeRecord(portal, type, found.properties),
    archived: found.archived,
    ours: shown
      .filter(({ name }) => name.startsWith('bg_'))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
    others: shown.filter(({ name }) => !name.startsWith('bg_')),
    related: found.archived ? [] : TYPES.flatMap((to) => listRelated(portal, type, found.id, to)),
    activities: found.archived ? [] : ACTIVITIES.flatMap((to) => listActivities(portal, type, found.id, to)),
  };
}

export function nameRecord(type: ObjectType, id: string, properties: Properties): string {
  const person = [properties['firstname'], properties['lastname']].filter(Boolean).join(' ');
  const title =
    properties['dealname'] ?? properties['name'] ?? (person === '' ? properties['email'] : person);
  return title ?? `${type} ${id}`;
}

function describeRecord(portal: Portal, type: RecordType, properties: Properties): string {
  if (type === 'contacts') return [properties['jobtitle'], properties['email']].filter(Boolean).join(' · ');
  if (type === 'companies') return properties['domain'] ?? '';
  const pipeline = portal.state.pipelines.get(properties['pipeline'] ?? '');
  const stage = pipeline?.stages.find(({ id }) => id === properties['dealstage']);
  return [pipeline?.label, stage?.label ?? properties['dealstage']].filter(Boolean).join(' · ');
}

function showProperty(property: Property | undefined, name: string, value: string): LiveProperty {
  const label = property?.label ?? name;
  return { name, label, value, shown: showValue(property, value) };
}

function showValue(property: Property | undefined, value: string): string {
  if (property?.type === 'enumeration')
    return value
      .split(';')
      .map((each) => property.options.find((option) => option.value === each)?.label ?? each)
      .join(', ');
  if (property?.type === 'datetime' && /^\d+$/u.test(value))
    return new Date(Number(value)).toISOString().slice(0, 16).replace('T', ' ');
  return value;
}

function listRelated(portal: Portal, type: RecordType, id: string, to: RecordType): RelatedRecord[] {
  return portal.associations(type, id, to).flatMap(({ id: toId, labels }) => {
    const other = portal.find(to, toId);
    if (other === null || other.archived) return [];
    const detail = describeRecord(portal, to, other.properties);
    return [{ type: to, id: toId, name: nameRecord(to, toId, other.properties), detail, labels }];
  });
}

function listActivities(portal: Portal, type: RecordType, id: string, to: ObjectType) {
  return portal.associations(type, id, to).flatMap(({ id: toId }) => {
    const { properties = {} } = portal.find(to, toId) ?? {};
    const title =
      properties['hs_meeting_title'] ??
      properties['hs_task_subject'] ??
      properties['hs_email_subject'] ??
      properties['hs_note_body'] ??
      toId;
    return [{ type: to, id: toId, title }];
  });
}
