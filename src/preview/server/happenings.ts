/** What people do on the site and in the CRM, played in the sandbox portal as the story plays it. */
import type { Portal } from '../../sandbox/portal.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { Happening, HappeningName, RecordType } from '../link/protocol.ts';
import { bringColleague } from './colleagues.ts';
import { FORMS, submitForm, visitPage } from './deeds.ts';

interface Scene {
  readonly portal: Portal;
  readonly faults: Sandbox['faults'];
  readonly record: { readonly type: RecordType; readonly id: string };
  readonly contactId: string;
}

const PLAYS: Readonly<Record<HappeningName, (scene: Scene) => void>> = {
  visit: ({ portal, contactId }) => visitPage(portal, contactId, '/hr/pricing', portal.state.now()),
  download: ({ portal, contactId }) => submitForm(portal, contactId, FORMS.caseStudy, portal.state.now()),
  demo_request: ({ portal, contactId }) => submitForm(portal, contactId, FORMS.demo, portal.state.now()),
  new_contact: (scene) => void bringColleague(scene.portal, companyOf(scene), scene.portal.state.now()),
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
  won: (scene) => closeDeal(scene, 'closedwon'),
  lost: (scene) => closeDeal(scene, 'closedlost'),
  hubspot_down: ({ faults }) => {
    const body = {
      status: 'error',
      category: 'INTERNAL_ERROR',
      message: 'The preview was told to answer so.',
    };
    faults.add({ match: { path: /./u }, times: Number.POSITIVE_INFINITY, status: 503, body });
  },
  hubspot_back: ({ faults }) => faults.clear(),
};

const ON_DEALS: readonly HappeningName[] = ['label', 'off_deal', 'won', 'lost'];
const WITHOUT_PERSON: readonly HappeningName[] = [
  'new_contact',
  'won',
  'lost',
  'hubspot_down',
  'hubspot_back',
];

/** @throws with words for the page where it cannot happen on this record */
export function playHappening(
  { portal, faults }: Pick<Sandbox, 'portal' | 'faults'>,
  { name, record, contactId }: Happening,
): void {
  const first = portal.associations(record.type, record.id, 'contacts')[0]?.id;
  const who = contactId ?? (record.type === 'contacts' ? record.id : first);
  if (who === undefined && !WITHOUT_PERSON.includes(name)) throw new Error('This record has no people yet.');
  if (ON_DEALS.includes(name) && record.type !== 'deals') throw new Error('This happens on a deal only.');
  PLAYS[name]({ portal, faults, record, contactId: who ?? '' });
}

function companyOf({ portal, record, contactId }: Scene): string {
  if (record.type === 'companies') return record.id;
  const company =
    portal.associations(record.type, record.id, 'companies')[0] ??
    (contactId === '' ? undefined : portal.associations('contacts', contactId, 'companies')[0]);
  if (company === undefined) throw new Error('This record is of no company.');
  return company.id;
}

function closeDeal({ portal, record }: Scene, dealstage: 'closedwon' | 'closedlost'): void {
  const closedate = String(portal.state.now());
  portal.updateObject('deals', record.id, { pipeline: 'default', dealstage, closedate });
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
