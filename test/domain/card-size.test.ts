/** A large group still fits into one answer, and its card is complete. */
import { decideCompany } from '../../src/domain/decide.ts';
import { viewGroupCard } from '../../src/domain/card/group-card.ts';
import type { CompanyFacts } from '../../src/domain/types.ts';
import { contact, deal, factsOf, loadSample, NOW, onlyGroup, submission, visit } from '../support/facts.ts';

const compiled = await loadSample();
const TITLES = [
  'HR-менеджер по подбору персонала',
  'IT-директор',
  'Финансовый директор',
  'Генеральный директор',
];
const PATHS = ['/hr/compare', '/hr/api-docs', '/hr/case-study', '/hr/pricing', '/hr/demo'];

/** Everybody did a good deal, with long addresses, as pages really have them. */
function crowd(members: number, each: number): CompanyFacts {
  const contacts = Array.from({ length: members }, (_, n) =>
    contact(String(1_000_001 + n), TITLES[n % TITLES.length] ?? null, {
      firstName: 'Александра',
      lastName: 'Константинопольская',
    }),
  );
  const interactions = contacts.flatMap(({ id }) =>
    Array.from({ length: each }, (_, n) => {
      const path = PATHS[n % PATHS.length] ?? '';
      const days = 0.5 + n * 0.7;
      return n % 3 === 0
        ? submission(id, path, 'Скачать подробное описание внедрения', days)
        : visit(id, path, days);
    }),
  );
  return factsOf({
    contacts,
    interactions,
    deals: [
      deal(
        '900',
        contacts.map(({ id }) => id),
      ),
    ],
  });
}

function cardOf(facts: CompanyFacts) {
  const decision = decideCompany(facts, compiled, NOW);
  return viewGroupCard({
    group: onlyGroup(decision),
    decision,
    facts,
    compiled,
    history: [],
    lateRoles: new Map(),
    reader: {
      freshness: { pending: false, problem: null },
      permissions: { mayAct: true, maySeeBlockerNotes: true },
      answers: [],
    },
    acts: [],
    chosenPlays: [],
    outcome: null,
    handed: null,
    blockerNotes: [],
    now: NOW,
  });
}

test.each([1, 4, 13, 25, 50])('the card of %i members is complete and below 200 KB (R8)', (members) => {
  const card = cardOf(crowd(members, 20));
  expect(card.members).toHaveLength(members);
  expect(card.activity.total).toBe(20 * members);
  expect(
    card.members.every(({ assignments }) => assignments.some(({ evidence }) => evidence.length > 0)),
  ).toBe(true);
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(200_000);
});
