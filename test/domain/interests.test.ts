/** Where the needs of a customer's departments meet. */
import { readInterests } from '../../src/domain/interests.ts';
import { readSituation } from '../../src/domain/situation.ts';
import { act, ago, contact, deal, factsOf, loadSample, NOW, stages } from '../support/facts.ts';

const compiled = await loadSample();

test('interest is counted per department and solution, and where departments meet is said (R170)', () => {
  const facts = factsOf({
    contacts: [
      contact('1', 'IT-директор'),
      contact('2', 'Финансовый директор'),
      contact('3', 'Системный администратор'),
      contact('4', null),
    ],
    interactions: [
      act('1', 'document', 3, 'analytics_platform'),
      act('1', 'article', 2, 'analytics_platform'),
      act('3', 'article', 1, 'analytics_platform'),
      act('2', 'pricing_view', 5, 'analytics_platform'),
      act('4', 'page_view', 9, 'hr_system'),
      act('2', 'email_open', 1, 'hr_system'),
    ],
    deals: [deal('900', ['1'], { ...stages(['closedwon', 40]) })],
  });
  const { customer, interests, shared } = readInterests(readSituation(facts, compiled, NOW));
  expect(customer).toBe(true);
  expect(shared).toEqual(['analytics_platform']);
  expect(interests).toEqual([
    { solution: 'hr_system', department: null, people: 1, interactions: 1, lastAt: ago(9), bought: true },
    {
      solution: 'analytics_platform',
      department: 'it',
      people: 2,
      interactions: 3,
      lastAt: ago(1),
      bought: false,
    },
    {
      solution: 'analytics_platform',
      department: 'finance',
      people: 1,
      interactions: 1,
      lastAt: ago(5),
      bought: false,
    },
  ]);
});
