import { addRecommendationAnswer, readRecommendationAnswers } from '../../src/facts/recommendations.ts';
import { openTestStore, STORE_KINDS, type OpenedStore } from '../support/stores.ts';

describe.each(STORE_KINDS)('answers to recommendations on %s', (kind) => {
  let opened: OpenedStore;
  beforeAll(async () => {
    opened = await openTestStore(kind);
  });
  afterAll(() => opened.remove());

  test('are all kept with what they were about, and the latest holds (R142)', async () => {
    const { db } = opened.store;
    const given = { recommendation: 'curve:hr_system', finding: 'few', rulesVersion: 'v1', by: '7' };
    expect(await readRecommendationAnswers(db)).toEqual(new Map());
    await addRecommendationAnswer(db, { ...given, answer: 'approved', at: 1_795_000_000_001 });
    await addRecommendationAnswer(db, { ...given, answer: 'declined', at: 1_795_000_000_002 });
    await addRecommendationAnswer(db, { ...given, answer: 'withdrawn', at: 1_795_000_000_000 });
    const latest = { recommendation: 'curve:hr_system', answer: 'declined', at: 1_795_000_000_002 };
    expect([...(await readRecommendationAnswers(db)).values()]).toEqual([latest]);
    const rows = await db.selectFrom('recommendation_answer').select(['finding', 'rules_version']).execute();
    expect(rows).toEqual(Array.from({ length: 3 }, () => ({ finding: 'few', rules_version: 'v1' })));
  });
});
