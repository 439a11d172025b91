import { describeChoice, describeTracked, describeWritable, OWNER } from './property-rows.ts';
import type { PropertyRow } from './property-rows.ts';

const RECORD: readonly PropertyRow[] = [
  describeWritable('hs_timestamp', 'Activity date', 'datetime'),
  OWNER,
  describeTracked('hs_object_id', 'Record ID', 'number'),
  describeTracked('hs_createdate', 'Create date', 'datetime'),
  describeTracked('hs_lastmodifieddate', 'Last modified date', 'datetime'),
];

export const MEETING_PROPERTIES: readonly PropertyRow[] = [
  describeWritable('hs_meeting_title', 'Meeting name'),
  describeWritable('hs_meeting_body', 'Meeting description'),
  describeWritable('hs_internal_meeting_notes', 'Internal meeting notes'),
  describeWritable('hs_meeting_location', 'Meeting location'),
  describeWritable('hs_meeting_start_time', 'Meeting start time', 'datetime'),
  describeWritable('hs_meeting_end_time', 'Meeting end time', 'datetime'),
  describeChoice('hs_meeting_outcome', 'Meeting outcome', {
    SCHEDULED: 'Scheduled',
    COMPLETED: 'Completed',
    RESCHEDULED: 'Rescheduled',
    NO_SHOW: 'No show',
    CANCELED: 'Canceled',
  }),
  describeWritable('hs_activity_type', 'Meeting type'),
  ...RECORD,
];

export const CALL_PROPERTIES: readonly PropertyRow[] = [
  describeWritable('hs_call_title', 'Call title'),
  describeWritable('hs_call_body', 'Call notes'),
  describeChoice('hs_call_direction', 'Call direction', { INBOUND: 'Inbound', OUTBOUND: 'Outbound' }),
  describeWritable('hs_call_disposition', 'Call outcome'),
  describeWritable('hs_call_duration', 'Call duration', 'number'),
  describeChoice('hs_call_status', 'Call status', {
    BUSY: 'Busy',
    CALLING_CRM_USER: 'Calling CRM user',
    CANCELED: 'Canceled',
    COMPLETED: 'Completed',
    CONNECTING: 'Connecting',
    FAILED: 'Failed',
    IN_PROGRESS: 'In progress',
    NO_ANSWER: 'No answer',
    QUEUED: 'Queued',
    RINGING: 'Ringing',
  }),
  describeWritable('hs_activity_type', 'Call type'),
  ...RECORD,
];

export const EMAIL_PROPERTIES: readonly PropertyRow[] = [
  describeChoice('hs_email_direction', 'Email direction', {
    EMAIL: 'Email',
    INCOMING_EMAIL: 'Incoming email',
    FORWARDED_EMAIL: 'Forwarded email',
  }),
  describeChoice('hs_email_status', 'Email send status', {
    BOUNCED: 'Bounced',
    FAILED: 'Failed',
    SCHEDULED: 'Scheduled',
    SENDING: 'Sending',
    SENT: 'Sent',
  }),
  describeWritable('hs_email_subject', 'Email subject'),
  describeWritable('hs_email_text', 'Email body'),
  describeWritable('hs_email_html', 'Email HTML'),
  describeWritable('hs_email_headers', 'Email headers'),
  describeTracked('hs_email_from_email', 'Email from address'),
  describeTracked('hs_email_to_email', 'Email to address'),
  ...RECORD,
];

export const COMMUNICATION_PROPERTIES: readonly PropertyRow[] = [
  describeChoice('hs_communication_channel_type', 'Channel type', {
    WHATS_APP: 'WhatsApp',
    LINKEDIN_MESSAGE: 'LinkedIn message',
    SMS: 'SMS',
  }),
  describeChoice('hs_communication_logged_from', 'Logged from', { CRM: 'CRM' }),
  describeWritable('hs_communication_body', 'Communication body'),
  ...RECORD,
];

export const NOTE_PROPERTIES: readonly PropertyRow[] = [
  { ...describeWritable('hs_note_body', 'Note body'), fieldType: 'textarea' },
  ...RECORD,
];

export const TASK_PROPERTIES: readonly PropertyRow[] = [
  describeWritable('hs_task_subject', 'Task title'),
  { ...describeWritable('hs_task_body', 'Task notes'), fieldType: 'textarea' },
  describeChoice('hs_task_status', 'Task status', {
    NOT_STARTED: 'Not started',
    IN_PROGRESS: 'In progress',
    WAITING: 'Waiting',
    COMPLETED: 'Completed',
    DEFERRED: 'Deferred',
  }),
  describeChoice('hs_task_priority', 'Priority', {
    NONE: 'None',
    LOW: 'Low',
    MEDIUM: 'Medium',
    HIGH: 'High',
  }),
  describeChoice('hs_task_type', 'Task type', { TODO: 'To-do', CALL: 'Call', EMAIL: 'Email' }),
  describeWritable('hs_task_reminders', 'Reminders'),
  ...RECORD,
];
