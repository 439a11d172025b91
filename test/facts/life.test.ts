/** How deals ended, hand-offs, answers to cases and the rules in use, on every store. */
import type { Outcome } from '../../src/domain/outcome.ts';
import { listHandoffs, readPackage } from '../../src/facts/handoffs.ts';
import { readHandoffFacts, readReviewAnswers } from '../../src/facts/load-handoffs.ts';
import { keepOutcome, listOutcomes, readCloses, readOutcomeOf } from '../../src/facts/outcomes.ts';
import { describeEachStore } from '../support/stores.ts';

const NOW = 1_790_000_000_000;

function outcome(dealId: string, closedAt: number, ended: Outcome['outcome'] = 'lost'): Outcome {
  return {
    dealId,
    key: '7:hr:1',
    companyId: '7',
    solution: 'hr',
    outcome: ended,
    closedAt,
    createdAt: NOW - 99,
    rulesVersion: 'r1',
    neverEngaged: ['budget_holder'],
    neverKnown: [],
    members: 3,
    engagedMembers: 1,
    coverage: { identified: 75, engaged: 25, validated: 0 },
  };
}

describeEachStore('what stays of an opportunity', (open) => {
  test('an outcome is kept once, as it stood at its close (R40)', async () => {
    const { db } = open();
    await keepOutcome(db, outcome('500', NOW), [NOW], NOW + 1);
    await keepOutcome(db, { ...outcome('500', NOW), members: 9 }, [NOW], NOW + 2);
    expect(await readOutcomeOf(db, '500')).toEqual(outcome('500', NOW));
    expect(await readCloses(db, ['500', '501'])).toEqual(new Map([['500', [NOW]]]));
  });

  test('a guessed moment of the close gives way to the real one, a second close comes beside the first', async () => {
    const { db } = open();
    await keepOutcome(db, outcome('500', NOW + 7), [], NOW + 8);
    await keepOutcome(db, outcome('500', NOW), [NOW], NOW + 9);
    expect(await readCloses(db, ['500'])).toEqual(new Map([['500', [NOW]]]));
    await keepOutcome(db, outcome('500', NOW + 50, 'won'), [NOW, NOW + 50], NOW + 51);
    await keepOutcome(db, outcome('501', NOW + 20), [NOW + 20], NOW + 21);
    expect((await readCloses(db, ['500'])).get('500')?.length).toBe(2);
    expect((await listOutcomes(db)).map(({ dealId, outcome: ended }) => [dealId, ended])).toEqual([
      ['500', 'won'],
      ['501', 'lost'],
    ]);
  });

  test('steps of a hand-off and answers to cases count until they are taken back (R110)', async () => {
    const { db } = open();
    const step = { opportunity: '500', by: '7', reason: null, body: '{}', withdrawn: 0 };
    await db
      .insertInto('handoff')
      .values([
        { ...step, id: 'a', at: NOW, step: 'handed_over', body: '{"members":2}' },
        { ...step, id: 'b', at: NOW + 1, step: 'returned', reason: 'no_need' },
        { ...step, id: 'c', at: NOW + 2, step: 'accepted', withdrawn: 1 },
      ])
      .execute();
    await db
      .insertInto('handoff_member')
      .values({ handoff_id: 'a', contact_id: '17', body: '{"active":true}' })
      .execute();
    const answer = { id: 'r', opportunity: '500', company_id: '7', at: NOW, by: '7' };
    await db
      .insertInto('review_answer')
      .values({ ...answer, code: 'several_open', rests_on: '500,501', answer: 'duplicate' })
      .execute();
    expect(await readHandoffFacts(db, ['500'])).toEqual([
      { opportunity: '500', step: 'handed_over', reason: null, at: NOW, by: '7' },
      { opportunity: '500', step: 'returned', reason: 'no_need', at: NOW + 1, by: '7' },
    ]);
    expect(await readReviewAnswers(db, ['7'])).toMatchObject([
      { companyId: '7', code: 'several_open', restsOn: '500,501' },
    ]);
    expect((await listHandoffs(db)).get('500')).toHaveLength(2);
    expect(await readPackage(db, '500')).toMatchObject({
      package: { members: 2 },
      people: [{ contactId: '17', active: true }],
    });
  });
});
