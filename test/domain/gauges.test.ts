/** Three gauges stand beside each other, and none of them stands in for another. */
import { readGauges } from '../../src/domain/gauges.ts';
import type { Stance } from '../../src/domain/said-facts.ts';
import { decideOne, deal, loadSample } from '../support/facts.ts';
import { ELENA, IVAN, OLGA, RED_DAISY, SERGEY } from './stories.ts';

const compiled = await loadSample();
const solution = compiled.solution('hr_system')!;

function gaugesWith(stances: Readonly<Record<string, Stance>>) {
  const said = Object.entries(stances).map(([contactId, stance]) => ({
    ...{ opportunity: '900', contactId, stance },
    ...{ at: 1, by: '7' },
  }));
  const group = decideOne({ ...RED_DAISY, deals: [deal('900')], stanceFacts: said }, compiled);
  return readGauges(group, solution, compiled.rules);
}

test('consensus is a gauge of its own beside coverage and engagement, and full coverage is no consent (R171)', () => {
  const silent = gaugesWith({});
  expect(silent.map(({ id, value }) => [id, value])).toEqual([
    ['coverage', 100],
    ['engagement', 100],
    ['consensus', 0],
  ]);
  const two = gaugesWith({ [ELENA]: 'supporter', [SERGEY]: 'supporter', [OLGA]: 'opponent' });
  expect(two.map(({ value }) => value)).toEqual([100, 100, 50]);
  const all = gaugesWith(
    Object.fromEntries([ELENA, SERGEY, OLGA, IVAN].map((id) => [id, 'supporter' as const])),
  );
  expect(all.at(-1)?.value).toBe(100);
  for (const { words, rule } of all) {
    expect(words.en).not.toBe('');
    expect(words.ru).toMatch(/\p{Script=Cyrillic}/u);
    expect(rule).not.toBe('');
  }
});
