/** A task as HubSpot takes it: words, owner, time, and the records it belongs to. */
import type { Alert } from '../../domain/alerts/alert.ts';
import type { Play } from '../../domain/alerts/alert-settings.ts';
import { peopleOfPlay, playsFor } from '../../domain/alerts/plays.ts';
import { nextOpening } from '../../domain/alerts/quiet-hours.ts';
import { textOfAlerts, textOfPlay, type TaskText } from '../../domain/alerts/task-text.ts';
import { tellPerson } from '../../domain/alerts/tell-people.ts';
import type { BuyingGroup } from '../../domain/opportunity.ts';
import type { RuleSet } from '../../domain/rule-set.ts';
import type { KeptTask } from '../../facts/tasks.ts';
import type { Creation } from '../../hubspot/task-calls.ts';
import type { CurrentCompany } from './current-alerts.ts';

/** HubSpot's own association types, from a task. */
const TO_CONTACT = 204;
const TO_DEAL = 216;
const TO_COMPANY = 192;

const HOUR = 3_600_000;
/** More people belong to no task; the card has them all. */
const MOST_RECORDS = 50;

export interface Draft {
  readonly task: KeptTask;
  readonly creation: Creation;
}

export function draftAlerts(
  task: KeptTask,
  alerts: readonly Alert[],
  group: BuyingGroup | null,
  rules: RuleSet,
  now: number,
): Draft {
  const { language } = rules.settings;
  const plays = task.source === 'digest' || group === null ? [] : playsFor(group, rules);
  const source = task.source === 'digest' ? 'digest' : 'alerts';
  const text = textOfAlerts({ source, alerts }, plays, task.id, language);
  return draft(task, text, recordsOf(alerts), rules, now);
}

export function draftPlay(
  task: KeptTask,
  play: Play,
  group: BuyingGroup,
  { facts }: CurrentCompany,
  rules: RuleSet,
  now: number,
): Draft {
  const contacts = new Map(facts.contacts.map((contact) => [contact.id, contact]));
  const people = peopleOfPlay(play, group).map(({ contactId }) => contactId);
  const told = people.map((id) => tellPerson(id, contacts));
  const text = textOfPlay(play, group.name, told, task.id, rules.settings.language);
  const { dealId, companyId } = group;
  return draft(
    task,
    text,
    { deals: dealId === null ? [] : [dealId], companies: [companyId], people },
    rules,
    now,
  );
}

interface Records {
  readonly deals: readonly string[];
  readonly companies: readonly string[];
  readonly people: readonly string[];
}

function recordsOf(alerts: readonly Alert[]): Records {
  return {
    deals: [...new Set(alerts.flatMap(({ dealId }) => dealId ?? []))],
    companies: [...new Set(alerts.map(({ companyId }) => companyId))],
    people: [...new Set(alerts.flatMap(({ people }) => people))],
  };
}

/** What HubSpot refused once is sent without what may be wrong with it: an owner who left, a contact that is gone. */
function draft(task: KeptTask, text: TaskText, records: Records, { settings }: RuleSet, now: number): Draft {
  const bare = task.refusals > 0;
  const { dueInHours, quietHours, timeZone } = settings.alerts;
  const due = nextOpening(now + dueInHours * HOUR, quietHours, timeZone);
  const associations = [
    ...records.deals.map((toId) => ({ toId, typeId: TO_DEAL })),
    ...records.companies.map((toId) => ({ toId, typeId: TO_COMPANY })),
    ...(bare ? [] : records.people.map((toId) => ({ toId, typeId: TO_CONTACT }))),
  ].slice(0, MOST_RECORDS);
  return {
    task,
    creation: {
      id: task.id,
      associations,
      properties: {
        hs_timestamp: new Date(due).toISOString(),
        hs_task_subject: text.subject,
        hs_task_body: text.body,
        hs_task_priority: text.priority,
        hs_task_status: 'NOT_STARTED',
        hs_task_type: 'TODO',
        ...(bare || task.ownerId === null ? {} : { hubspot_owner_id: task.ownerId }),
      },
    },
  };
}
