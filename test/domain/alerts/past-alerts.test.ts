import { isOfThePast } from '../../../src/domain/alerts/past-alerts.ts';

const BEGUN = 1_795_000_000_000;
const deed = (at: number) =>
  ({ id: 'i', contactId: '1', at, source: 'page', content: null, solution: null, kind: null }) as const;

test('is of the past when it began before and nobody has done anything since', () => {
  expect(isOfThePast({ since: BEGUN - 1 }, { interactions: [deed(BEGUN - 1)] }, BEGUN)).toBe(true);
  expect(isOfThePast({ since: null }, { interactions: [] }, BEGUN)).toBe(true);
  expect(isOfThePast({ since: null }, undefined, BEGUN)).toBe(true);
});

test('is news when it began since, whoever did nothing', () => {
  expect(isOfThePast({ since: BEGUN }, { interactions: [deed(BEGUN - 1)] }, BEGUN)).toBe(false);
});

test('is news when somebody of the company has done something since', () => {
  expect(isOfThePast({ since: null }, { interactions: [deed(BEGUN - 9), deed(BEGUN)] }, BEGUN)).toBe(false);
});
