/** What the server answers is what the cards expect: held by the compiler, field by field. */
import type * as Card from '../../extensions/app/cards/api/types.ts';
import type { readCompanyCard, readContactCard, readDealCard } from '../../src/acts/read-cards.ts';
import { parseCompanyAct, parseDealAct } from '../../src/acts/parse-act.ts';

type Answer<Read extends (...args: never[]) => Promise<unknown>> = Exclude<
  Awaited<ReturnType<Read>>,
  null | 'not_read_yet'
>;
type Fits<Given extends Expected, Expected> = Given;

export type DealFits = Fits<Answer<typeof readDealCard>, Card.DealView>;
export type ContactFits = Fits<Answer<typeof readContactCard>, Card.ContactView>;
export type CompanyFits = Fits<Answer<typeof readCompanyCard>, Card.CompanyView>;

const actionId = '00000000-0000-4000-8000-000000000001';
const contactId = '7';

/** One of every act that a card can send. */
const DEAL_ACTS: readonly Card.DealActBody[] = [
  { act: 'roles', contactId, roles: [{ role: 'approver', holds: true }] },
  { act: 'members', contactId, member: true },
  { act: 'members', contactId, member: false, reason: 'wrong_person', note: 'asked twice' },
  { act: 'flags', contactId, flag: 'champion', holds: true },
  { act: 'flags', contactId, flag: 'blocker', holds: true, reason: 'budget_rival', plan: 'meet the board' },
  { act: 'flags', contactId, flag: 'blocker', holds: false },
  { act: 'stance', contactId, stance: null },
  { act: 'presence', contactId, presence: 'left' },
  { act: 'qualification', contactId, letter: 'timeline', known: true },
  { act: 'concerns', contactId, concernId: 'c1', category: 'integration', state: 'open' },
  { act: 'experts', contactId, concernId: 'c1', expert: 'integration_team' },
  { act: 'experts', contactId, concernId: null, expert: null },
  { act: 'solution', solution: 'hr_system' },
  { act: 'proposal', key: '1:hr_system:1', answer: 'create', contactIds: [contactId] },
  { act: 'recalculate' },
  { act: 'undo', undoes: actionId },
];

test.each(DEAL_ACTS)('the server takes the act $act as the card sends it', ({ act, ...body }) => {
  expect(parseDealAct(act, { actionId, ...body })).toMatchObject({ ok: true, actionId, act: { act } });
});

test('the server takes what the company’s card sends', () => {
  const body = { actionId, solution: 'hr_system', people: [{ contactId, roles: ['initiator'] }] };
  expect(parseCompanyAct('opportunities', body)).toMatchObject({ ok: true });
  const answer = { actionId, key: '1:hr_system:1', answer: 'decline' };
  expect(parseCompanyAct('proposal', answer)).toMatchObject({ ok: true });
});
