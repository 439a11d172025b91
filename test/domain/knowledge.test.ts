/** What is known of members, and of whom nothing is (R9, R39). */
import { decideCompany } from '../../src/domain/decide.ts';
import { findUnknownConcerns, readKnowledge } from '../../src/domain/knowledge.ts';
import type { ConcernFact, KnowledgeFact } from '../../src/domain/said-facts.ts';
import type { CompanyFacts } from '../../src/domain/types.ts';
import { ago, contact, deal, factsOf, loadSample, NOW, onlyGroup } from '../support/facts.ts';
import { ELENA, RED_DAISY, SERGEY } from './stories.ts';

const compiled = await loadSample();
const DEAL = '900';

function groupOf(parts: Partial<CompanyFacts> = {}) {
  return onlyGroup(decideCompany(factsOf({ ...RED_DAISY, deals: [deal(DEAL)], ...parts }), compiled, NOW));
}

const concern = (contactId: string, category: string): ConcernFact => ({
  opportunity: DEAL,
  contactId,
  id: `${contactId}-${category}`,
  category,
  state: 'open',
  at: ago(1),
});

const said = (aspect: KnowledgeFact['aspect'], text: string | null, at: number): KnowledgeFact => ({
  opportunity: DEAL,
  contactId: ELENA,
  aspect,
  text,
  at,
  by: '7',
});

const unknownIn = (parts: Partial<CompanyFacts>) =>
  findUnknownConcerns(groupOf(parts), (id) => `person ${id}`);

describe('members whose concerns are unknown', () => {
  test('are three where only Елена is documented (R39)', () => {
    const { people, contactIds, words } = unknownIn({ concernFacts: [concern(ELENA, 'usability')] });
    expect([people, [...contactIds].sort()]).toEqual([3, [SERGEY, '103', '104']]);
    expect(words.en).toMatch(
      /^needs and concerns of 3 members of 4 are not known: person 10\d, person 10\d and person 10\d$/,
    );
    expect(words.ru).toMatch(
      /^потребности и опасения неизвестны у 3 участников из 4: person 10\d, person 10\d и person 10\d$/,
    );
  });

  test('are nobody once everyone is documented, and those who left are no gap (R39)', () => {
    const concernFacts = [ELENA, SERGEY, '103'].map((id) => concern(id, 'need'));
    const left = { opportunity: DEAL, contactId: '104', presence: 'left' as const, at: ago(1) };
    expect(unknownIn({ concernFacts }).people).toBe(1);
    expect(unknownIn({ concernFacts, presenceFacts: [left] })).toMatchObject({
      people: 0,
      words: { en: 'needs or concerns are on record for every member' },
    });
  });

  test('count as people: what is known of one record is known of the other (R12, R39)', () => {
    const double = contact('900', null, { email: `person-${ELENA}@krasnaya-romashka.ru` });
    const contacts = [...RED_DAISY.contacts, double];
    const deals = [deal(DEAL, ['900'])];
    expect(unknownIn({ contacts, deals }).people).toBe(4);
    expect(unknownIn({ contacts, deals, concernFacts: [concern('900', 'cost')] }).people).toBe(3);
  });

  test('are named up to five, and counted beyond (R8, R39)', () => {
    const contacts = Array.from({ length: 25 }, (_, n) => contact(String(500 + n), null));
    const deals = [
      deal(
        DEAL,
        contacts.map(({ id }) => id),
      ),
    ];
    const { people, words } = unknownIn({ contacts, interactions: [], deals });
    expect(people).toBe(25);
    expect(words.en).toContain('and 20 more');
    expect(words.ru).toContain('и ещё 20');
  });
});

describe('what people wrote down of a member', () => {
  const knownOf = (knowledgeFacts: readonly KnowledgeFact[]) => {
    const { goal, criterion, expectation } = readKnowledge(knowledgeFacts, groupOf())(ELENA);
    return [goal?.text ?? null, criterion?.text ?? null, expectation?.text ?? null];
  };

  test('is the latest word on goal, criterion and expectation, each by itself (R9)', () => {
    expect(
      knownOf([
        said('goal', 'fewer errors', 2),
        said('goal', 'less work', 1),
        said('criterion', 'easy to learn', 1),
      ]),
    ).toEqual(['fewer errors', 'easy to learn', null]);
  });

  test('is nothing once it was taken back, in any order of reading (R9)', () => {
    const facts = [said('goal', 'less work', 1), said('goal', null, 2)];
    expect(knownOf(facts)).toEqual([null, null, null]);
    expect(knownOf(facts.toReversed())).toEqual([null, null, null]);
  });

  test('of another opportunity or person says nothing here (R9)', () => {
    const other = { ...said('goal', 'x', 1), opportunity: '901' };
    const another = { ...said('goal', 'x', 1), contactId: SERGEY };
    expect(knownOf([other, another])).toEqual([null, null, null]);
  });
});
