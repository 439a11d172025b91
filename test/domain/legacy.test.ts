/** Markers of former days, as people type them: proposals, never decisions. */
import fc from 'fast-check';
import { decideOne, contact, deal, loadSample, memberOf, roleFact } from '../support/facts.ts';
import { viewAssignment } from '../../src/domain/view-assignment.ts';
import type { Contact } from '../../src/domain/types.ts';

const compiled = await loadSample();

function meanings(fields: Partial<Contact>): string[] {
  return compiled.readLegacy(contact('1', null, fields)).map(({ means }) => means);
}

test.each([
  ['Smith (DM)', ['decision_maker']],
  ['Smith [dm]', ['decision_maker']],
  ['Smith - champion', ['champion']],
  ['Smith — CHAMPION', ['champion']],
  ['Smith, champion', ['champion']],
  ['Smith / GONE', ['left']],
  ['(GONE) Smith', ['left']],
  ['Smith *DNC*', ['do_not_contact']],
  ['Smith DO NOT EMAIL', ['do_not_contact']],
  ['DO-NOT-CALL Smith', ['do_not_contact']],
  ['Иванов (ЛПР)', ['decision_maker']],
  ['Иванова – уволена', ['left']],
  ['Иванов (уволился)', ['left']],
  ['Семёнов (ушёл)', ['left']],
  ['Иванов не звонить', ['do_not_contact']],
  ['Иванов (больше не работает)', ['left']],
  ['Smith (DM) - champion', ['decision_maker', 'champion']],
])('the last name %s proposes %j', (lastName, expected) => {
  expect(meanings({ lastName })).toEqual(expected);
});

test.each([
  'Gone',
  'Champion',
  'Left',
  'DM',
  'Anna-Gone',
  'Champion-Smith',
  'Undone (goner)',
  'Ушаков',
  'Smith',
  'Admiral (DMX)',
])('the last name %s is only a name', (lastName) => {
  expect(meanings({ lastName })).toEqual([]);
});

test('a job title is looked through only by the rules that say so', () => {
  expect(meanings({ jobTitle: 'Маркетолог (DM)' })).toEqual([]);
  expect(meanings({ jobTitle: 'Директор (уволен)' })).toEqual(['left']);
});

test("champion and blocker in HubSpot's Buying Role are proposed as flags", () => {
  expect(meanings({ hsBuyingRoles: ['CHAMPION', 'DECISION_MAKER'] })).toEqual(['champion']);
  expect(meanings({ hsBuyingRoles: ['BLOCKER'] })).toEqual(['blocker']);
});

test('a field of the portal is read by its values, in any case, several at once', async () => {
  const { readLegacy } = await loadSample((rules) => ({
    ...rules,
    legacy: {
      markers: [],
      fields: [
        {
          id: 'old_it',
          property: 'role_in_deal',
          values: ['IT', 'Technical expert'],
          means: 'technical_validator',
        },
      ],
    },
  }));
  const read = (value: string): unknown =>
    readLegacy(contact('1', null, { fields: { role_in_deal: value } }));
  const mark = { rule: 'old_it', field: 'role_in_deal', means: 'technical_validator' };
  expect(read('technical  EXPERT')).toEqual([{ ...mark, text: 'Technical expert' }]);
  expect(read('Other;it')).toEqual([{ ...mark, text: 'IT' }]);
  expect(read('Italy')).toEqual([]);
});

test('a marker of a role is evidence that suggests it, with its words, and writes nothing', () => {
  const person = contact('1', null, { lastName: 'Иванов (ЛПР)' });
  const member = memberOf(decideOne({ contacts: [person], deals: [deal('900', ['1'])] }, compiled), '1');
  expect(member.roles).toEqual([]);
  const [assignment] = member.assignments;
  expect(assignment).toMatchObject({
    role: 'decision_maker',
    state: 'suggested',
    confidence: 0.5,
    setBy: 'rule',
  });
  expect(viewAssignment(assignment!, 5).evidence[0]?.words).toEqual({
    en: 'marker in a name or field, “lastname: лпр”; 0.50 by rule marker_decision_maker',
    ru: 'пометка в имени или поле, «lastname: лпр»; 0,50 по правилу marker_decision_maker',
  });
});

test('markers alone never write a role, whatever the figures of the rules', () => {
  const person = contact('1', null, { lastName: 'Smith (DM)', firstName: 'A (DM)' });
  const { confidence } = compiled.rules;
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1 }), fc.double({ min: 0, max: 1 }), (marker, write) => {
      const ceilings = { ...confidence.ceilings, legacy_marker: marker };
      const rules = { ...compiled.rules, confidence: { ...confidence, write, suggest: 0, ceilings } };
      const group = decideOne({ contacts: [person], deals: [deal('900', ['1'])] }, { ...compiled, rules });
      expect(memberOf(group, '1').roles).toEqual([]);
    }),
  );
});

test('flags, presence and do-not-contact are proposed beside the roles, and set no flag', () => {
  const person = contact('1', 'CFO', { lastName: 'Smith - champion', firstName: 'John DO NOT EMAIL' });
  const member = memberOf(decideOne({ contacts: [person], deals: [deal('900', ['1'])] }, compiled), '1');
  expect(member.flags).toEqual([]);
  expect(member.marks.map(({ means, field, text }) => [means, field, text])).toEqual([
    ['do_not_contact', 'firstname', 'do not email'],
    ['champion', 'lastname', 'champion'],
  ]);
});

test("a person's word on the role outranks the marker", () => {
  const person = contact('1', null, { lastName: 'Smith (DM)' });
  const facts = [roleFact('900', '1', 'decision_maker', { holds: false })];
  const group = decideOne({ contacts: [person], deals: [deal('900', ['1'])], roleFacts: facts }, compiled);
  expect(memberOf(group, '1').assignments[0]).toMatchObject({ state: 'denied', confidence: 0 });
});

test('any name is read without failing, and a mark shows only what the rule spells (P38)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
      for (const { text } of compiled.readLegacy(contact('1', null, { lastName: `${name} (gone)` })))
        expect(compiled.rules.legacy.markers.flatMap(({ phrases }) => phrases)).toContain(text);
    }),
  );
});
