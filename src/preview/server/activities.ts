/** What HubSpot's own forms create, behind the CRM buttons of a card. */
import { findObjectType, type ObjectType } from '../../sandbox/object-types.ts';
import type { Portal } from '../../sandbox/portal.ts';
import type { Activity } from '../link/protocol.ts';

const HOUR_MS = 3_600_000;

function describeActivity(
  { kind, title }: Activity,
  now: number,
): { type: ObjectType; properties: Record<string, string> } {
  const time = { hs_timestamp: String(now) };
  switch (kind) {
    case 'ADD_TASK':
      return { type: 'tasks', properties: { ...time, hs_task_subject: title } };
    case 'ADD_NOTE':
      return { type: 'notes', properties: { ...time, hs_note_body: title } };
    case 'SEND_EMAIL':
      return {
        type: 'emails',
        properties: {
          ...time,
          hs_email_subject: title,
          hs_email_direction: 'EMAIL',
          hs_email_status: 'SENT',
        },
      };
    case 'SCHEDULE_MEETING': {
      const start = now + 24 * HOUR_MS;
      const times = {
        hs_timestamp: String(start),
        hs_meeting_start_time: String(start),
        hs_meeting_end_time: String(start + HOUR_MS),
      };
      return {
        type: 'meetings',
        properties: { ...times, hs_meeting_title: title, hs_meeting_outcome: 'SCHEDULED' },
      };
    }
  }
}

/** @throws with words for the page where the record cannot be found */
export function createActivity(portal: Portal, activity: Activity): void {
  const type = findObjectType(activity.record.objectTypeId);
  if (type === null || portal.find(type, activity.record.objectId) === null)
    throw new Error('The portal has no such record.');
  const { type: made, properties } = describeActivity(activity, portal.state.now());
  const id = portal.createObject(made, properties);
  portal.associate({ type: made, id }, { type, id: activity.record.objectId });
}
