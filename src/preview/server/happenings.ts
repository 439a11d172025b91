/** What people do on the site and in the CRM, played in the sandbox portal as the story plays it. */
import type { ActOptions, Portal } from '../../sandbox/portal.ts';
import type { Happening, HappeningName, RecordType } from '../link/protocol.ts';

const SITE = 'https://www.example-hr.ru';
const TRACKING: ActOptions = { source: 'ANALYTICS', sourceId: null };
const FORM: ActOptions = { source: 'FORM', sourceId: null };

/** Colleagues who have not been heard of yet; one more each time. */
const COLLEAGUES = [
  { firstname: 'Мария', lastname: 'Кузнецова', jobtitle: 'Юрист' },
  { firstname: 'Дмитрий', lastname: 'Орлов', jobtitle: 'Руководитель отдела закупок' },
  { firstname: 'Анна', lastname: 'Белова', jobtitle: 'HR business partner' },
  { firstname: 'Павел', lastname: 'Зайцев', jobtitle: 'Системный администратор' },
];

interface Scene {
  readonly portal: Portal;
  readonly record: { readonly type: RecordType; readonly id: string };
  readonly contactId: string;
}

const PLAYS: Readonly<Record<HappeningName, (scene: Scene) => void>> = {
  visit: ({ portal, contactId }) => {
    const seen = portal.history('contacts', contactId, 'hs_analytics_last_url').length;
    // The same page twice is no change of the property, and HubSpot would tell of none.
    const url = `${SITE}/hr/pricing${seen === 0 ? '' : `?visit=${seen + 1}`}`;
    const time = String(portal.state.now());
    portal.updateObject(
      'contacts',
      contactId,
      { hs_analytics_last_url: url, hs_analytics_last_timestamp: time },
      TRACKING,
    );
  },
  download: (scene) => submit(scene, '/hr/case-study', 'Скачать кейс'),
  demo_request: (scene) => submit(scene, '/hr/demo', 'Запросить демо'),
  new_contact: (scene) => addColleague(scene),
  meeting: (scene) => addMeeting(scene),
  label: ({ portal, record, contactId }) => {
    const pair = [
      { type: 'deals', id: record.id } as const,
      { type: 'contacts', id: contactId } as const,
    ] as const;
    const standing = portal.associations('deals', record.id, 'contacts').find(({ id }) => id === contactId);
    const approver = portal.labels('deals', 'contacts').find(({ name }) => name?.startsWith('bg_approver'));
    if (approver === undefined) throw new Error('The portal has no label for the approver.');
    const { category, typeId } = approver;
    const mark = { category, typeId };
    if (standing?.types.some((each) => each.typeId === typeId && each.category === category) === true)
      portal.removeLabels(...pair, [mark]);
    else portal.associate(...pair, [mark]);
  },
  off_deal: ({ portal, record, contactId }) =>
    portal.removeAssociation({ type: 'deals', id: record.id }, { type: 'contacts', id: contactId }),
};

/** @throws with words for the page where it cannot happen on this record */
export function playHappening(portal: Portal, { name, record, contactId }: Happening): void {
  const first = portal.associations(record.type, record.id, 'contacts')[0]?.id;
  const who = contactId ?? (record.type === 'contacts' ? record.id : first);
  if (who === undefined) throw new Error('This record has no people yet.');
  if ((name === 'label' || name === 'off_deal') && record.type !== 'deals')
    throw new Error('This happens on a deal only.');
  PLAYS[name]({ portal, record, contactId: who });
}

function submit(
  { portal, contactId }: Pick<Scene, 'portal' | 'contactId'>,
  path: string,
  form: string,
): void {
  const before = portal.history('contacts', contactId, 'recent_conversion_event_name').length;
  const name = `${path}: ${form}${before === 0 ? '' : ` ${before + 1}`}`;
  const time = String(portal.state.now());
  const properties = {
    recent_conversion_event_name: name,
    recent_conversion_date: time,
    num_conversion_events: String(before + 1),
    ...(before === 0 ? { first_conversion_event_name: name, first_conversion_date: time } : {}),
  };
  portal.updateObject('contacts', contactId, properties, FORM);
}

function addColleague({ portal, record, contactId }: Scene): void {
  const company =
    record.type === 'companies' ? record.id : portal.associations('contacts', contactId, 'companies')[0]?.id;
  if (company === undefined) throw new Error('This person is of no company.');
  const count = portal.list('contacts').length;
  const person = COLLEAGUES[count % COLLEAGUES.length] ?? {
    firstname: 'Новый',
    lastname: 'Коллега',
    jobtitle: '',
  };
  const domain = portal.find('companies', company)?.properties['domain'] ?? 'example.com';
  const id = portal.createObject('contacts', { ...person, email: `colleague-${count}@${domain}` }, FORM);
  portal.associate({ type: 'contacts', id }, { type: 'companies', id: company });
  submit({ portal, contactId: id }, '/webinars/hr-automation', 'Регистрация на вебинар');
}

const HOUR_MS = 3_600_000;

function addMeeting({ portal, record, contactId }: Scene): void {
  const now = portal.state.now();
  const id = portal.createObject('meetings', {
    hs_meeting_title: 'Встреча о внедрении',
    hs_meeting_outcome: 'COMPLETED',
    hs_timestamp: String(now - HOUR_MS),
    hs_meeting_start_time: String(now - HOUR_MS),
    hs_meeting_end_time: String(now),
  });
  portal.associate({ type: 'meetings', id }, { type: 'contacts', id: contactId });
  if (record.type === 'deals') portal.associate({ type: 'meetings', id }, record);
}
