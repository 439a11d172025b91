import type { CompiledRules } from '../../../src/domain/compile.ts';
import {
  act,
  ago,
  contact,
  deal,
  DAY,
  ledgerLine,
  loadSample,
  NOW,
  stages,
  visit,
} from '../../support/facts.ts';
import { ELENA, FIVE_ON_HR_PAGES, IVAN, OLGA, ONE_BUSY_PERSON, RED_DAISY, SERGEY } from '../stories.ts';
import { alertsIn, linesOf, manually, ofKind, withAlerts, told } from './alert-stories.ts';

let partial: CompiledRules;
let manual: CompiledRules;
beforeAll(async () => {
  partial = await loadSample(told);
  manual = await loadSample((rules) => told(manually(rules)));
});

const NAMED = RED_DAISY.contacts.map((each, n) => ({
  ...each,
  firstName: ['Елена', 'Сергей', 'Ольга', 'Иван'][n] ?? null,
  lastName: ['Соколова', 'Волков', 'Петрова', 'Михайлов'][n] ?? null,
}));

describe('a group that forms', () => {
  test('is told with all five people and the pages they looked at (R66)', () => {
    const [alert, ...others] = ofKind(alertsIn(FIVE_ON_HR_PAGES, manual), 'group_detected');
    expect(others).toEqual([]);
    expect(alert?.people).toHaveLength(5);
    expect(alert?.lines[0]).toEqual({
      en: 'A buying group forms: 5 people.',
      ru: 'Формируется покупательская группа: 5 человек.',
    });
    const told = linesOf([alert!]);
    expect(told[1]).toBe('• Contact 205: comparison /hr/compare (2026-11-22)');
    for (const [id, page] of [
      ['201', '/hr/leave-automation-brochure'],
      ['202', '/hr/accounting-integration'],
      ['203', '/hr/compare'],
      ['204', '/hr/leave-automation-brochure'],
    ])
      expect(told.some((line) => line.includes(`Contact ${id}`) && line.includes(page ?? ''))).toBe(true);
  });

  test('is told once its deal is there, not while it is being made (R66)', () => {
    expect(ofKind(alertsIn(RED_DAISY, partial), 'group_detected')).toEqual([]);
    const made = deal('900', [ELENA, SERGEY, OLGA, IVAN], {
      ...stages(['bg_detected', 1]),
      createdByApp: true,
      movedByPerson: false,
      key: '10:hr_system:1',
      ownerId: '201',
    });
    const ledger = [ledgerLine(1, { dealId: '900', detectedAt: ago(3) })];
    const [alert] = ofKind(alertsIn({ ...RED_DAISY, deals: [made], ledger }, partial), 'group_detected');
    expect(alert).toMatchObject({ dealId: '900', ownerId: '201', opportunity: '10:hr_system:1' });
    expect(alert?.people).toEqual(expect.arrayContaining([ELENA, SERGEY, OLGA, IVAN]));
    const old = [ledgerLine(1, { dealId: '900', detectedAt: ago(60) })];
    const then = { ...made, createdAt: ago(60) };
    const settled = { ...RED_DAISY, interactions: [act(ELENA, 'article', 2)], deals: [then], ledger: old };
    expect(ofKind(alertsIn(settled, partial), 'group_detected')).toEqual([]);
  });

  test('is no group while it is one busy person (R64)', () => {
    expect(ofKind(alertsIn(ONE_BUSY_PERSON, manual), 'group_detected')).toEqual([]);
  });

  test('that was declined is told again for newer signals only', () => {
    const declined = {
      key: '10:hr_system:1',
      solution: 'hr_system',
      answer: 'decline' as const,
      at: ago(30),
      by: '7',
    };
    const [alert] = ofKind(
      alertsIn({ ...FIVE_ON_HR_PAGES, proposalAnswers: [declined] }, manual),
      'group_detected',
    );
    expect(alert?.since).toBe(ago(30));
    const later = { ...declined, at: ago(1) };
    expect(alertsIn({ ...FIVE_ON_HR_PAGES, proposalAnswers: [later] }, manual)).toEqual([]);
  });

  test('tells nobody where alerts are off, and not of the kinds that are off', async () => {
    const none = await loadSample((rules) => withAlerts({ delivery: 'none' })(manually(rules)));
    expect(alertsIn(FIVE_ON_HR_PAGES, none)).toEqual([]);
    const fewer = await loadSample((rules) => {
      const { kinds } = rules.settings.alerts;
      return withAlerts({ kinds: { ...kinds, group_detected: 'off' } })(told(manually(rules)));
    });
    expect(alertsIn(FIVE_ON_HR_PAGES, fewer).map(({ kind }) => kind)).toEqual(['proposal_waiting']);
  });
});

describe('a person who is ready', () => {
  test('is told together with the colleagues who are interested: F1 names Сергей, Ольга, Иван (R34)', () => {
    const [alert, ...others] = ofKind(alertsIn({ ...RED_DAISY, contacts: NAMED }, manual), 'person_ready');
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ contactId: ELENA, since: null, severity: 'red' });
    const [first, second, ...colleagues] = linesOf([alert!], 'ru');
    expect(first).toBe('Можно связаться: Елена Соколова, HR-менеджер (запрос демо).');
    expect(second).toBe('Тем же интересуются коллеги:');
    expect(colleagues).toEqual([
      expect.stringMatching(/^• Ольга Петрова, Финансовый директор/u),
      expect.stringMatching(/^• Сергей Волков, IT-директор/u),
      expect.stringMatching(/^• Иван Михайлов, Генеральный директор/u),
    ]);
  });

  test('is told by the personal threshold as well, and alone where nobody else is there (R34, R81)', () => {
    const [alert] = ofKind(alertsIn(ONE_BUSY_PERSON, partial), 'person_ready');
    expect(linesOf([alert!])[0]).toMatch(/^Ready to talk: Contact 301, HR-менеджер \(score 4\d\)\.$/u);
    expect(linesOf([alert!])[1]).toBe('No colleague has shown interest yet.');
  });

  test('is one person however many records there are (R12)', () => {
    const twins = ['302', '303'].map((id) =>
      contact(id, 'HR-менеджер', { email: 'one@krasnaya-romashka.ru' }),
    );
    const interactions = twins.flatMap(({ id }) => [act(id, 'demo_request', 1)]);
    const alerts = ofKind(alertsIn({ contacts: twins, interactions }, partial), 'person_ready');
    expect(alerts.map(({ contactId }) => contactId)).toEqual(['302']);
  });

  test('is no news once sales works on the deal, or when it was long ago (R34)', () => {
    const deals = [deal('900', ['301'], stages(['qualifiedtobuy', 2]))];
    expect(ofKind(alertsIn({ ...ONE_BUSY_PERSON, deals }, partial), 'person_ready')).toEqual([]);
    const old = { contacts: [contact('1', null)], interactions: [act('1', 'demo_request', 20)] };
    expect(ofKind(alertsIn(old, partial), 'person_ready')).toEqual([]);
  });
});

test('a proposal that nobody answers is told of once more, some days later', () => {
  const [alert] = ofKind(alertsIn(FIVE_ON_HR_PAGES, manual), 'proposal_waiting');
  expect(alert?.dueAt).toBe(NOW + 3 * DAY);
  expect(linesOf([alert!])[0]).toMatch(/^A proposal has waited 3 days for an answer: /u);
  expect(
    ofKind(
      alertsIn({ contacts: [contact('1', null)], interactions: [visit('1', '/hr/compare', 1)] }, manual),
      'proposal_waiting',
    ),
  ).toEqual([]);
});
