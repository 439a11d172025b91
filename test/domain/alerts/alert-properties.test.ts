/** Nothing is told twice, for any company there could be and however its events come. */
import fc from 'fast-check';
import {
  alertsOf,
  newAlerts,
  rememberAlert,
  type KnownAlert,
} from '../../../src/domain/alerts/find-alerts.ts';
import { thingOf, type Alert } from '../../../src/domain/alerts/alert.ts';
import type { CompiledRules } from '../../../src/domain/compile.ts';
import { decideCompany } from '../../../src/domain/decide.ts';
import type { CompanyFacts } from '../../../src/domain/types.ts';
import { DAY, factsOf, HOUR, loadSample, NOW } from '../../support/facts.ts';
import { anyFacts, bytesOf, shuffled } from '../random-facts.ts';
import { FIVE_ON_HR_PAGES } from '../stories.ts';
import { manually, told } from './alert-stories.ts';

const SAMPLE = await loadSample(told);
const MANUAL = await loadSample((rules) => told(manually(rules)));
const RUNS = { numRuns: 300 };
const STORY = factsOf(FIVE_ON_HR_PAGES);
/** By name: a counterexample that prints whole rules cannot be read. */
const models = fc.constantFrom('partial', 'manual');
const rulesOf = (model: string): CompiledRules => (model === 'manual' ? MANUAL : SAMPLE);

/** What has happened by now; nobody knows of what is still to come. */
const past = anyFacts.map((facts) => ({
  ...facts,
  interactions: facts.interactions.filter(({ at }) => at <= NOW),
}));

function due(facts: CompanyFacts, model: string, now: number): Alert[] {
  const compiled = rulesOf(model);
  return alertsOf(decideCompany(facts, compiled, now), facts, compiled, now);
}

test('equal facts give equal alerts, in whatever order they were read (R66)', () => {
  fc.assert(
    fc.property(past, models, fc.infiniteStream(fc.nat()), (facts, model, numbers) => {
      const random = (bound: number): number => (numbers.next().value ?? 0) % bound;
      expect(bytesOf(due(shuffled(facts, random), model, NOW))).toBe(bytesOf(due(facts, model, NOW)));
    }),
    RUNS,
  );
});

test('events in any order, in any portions, twice or after a restart: nothing of the past is told twice (R66)', () => {
  const arrivals = fc.array(fc.nat(), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(past, models, arrivals, (facts, model, picks) => {
      const { interactions } = facts;
      const seen = new Set<string>();
      const known: KnownAlert[] = [];
      const step = (at: number): void => {
        // Each time everything is read anew from what is stored: a restart is no other case.
        const arrived = interactions.filter(({ id }) => seen.has(id));
        const found = newAlerts(due({ ...facts, interactions: arrived }, model, at), known);
        known.push(...found.map((alert) => rememberAlert(alert, at)));
      };
      picks.forEach((pick, n) => {
        for (const each of interactions.slice(0, pick % (interactions.length + 1)))
          if ((pick + n) % 3 > 0) seen.add(each.id);
        step(NOW + n * HOUR);
      });
      for (const { id } of interactions) seen.add(id);
      step(NOW + DAY);
      const things = known.map(thingOf);
      expect(things).toHaveLength(new Set(things).size);
      // Nor is anything lost: what is due at the end is known.
      const last = due(facts, model, NOW + DAY);
      expect(newAlerts(last, known)).toEqual([]);
      for (const alert of last) expect(things).toContain(thingOf(alert));
    }),
    RUNS,
  );
});

test('a thing is told again only when it began anew after it was told', () => {
  const times = fc.array(fc.record({ at: fc.nat(1000), since: fc.option(fc.nat(1000)) }), { maxLength: 20 });
  const [sample] = due(STORY, 'manual', NOW);
  fc.assert(
    fc.property(times, (all) => {
      const known: KnownAlert[] = [];
      for (const { at, since } of [...all].sort((a, b) => a.at - b.at)) {
        const begun = since === null ? null : Math.min(since, at);
        const before = known.at(-1)?.at;
        const found = newAlerts([{ ...sample!, since: begun }], known);
        const anew = before === undefined || (begun !== null && begun > before);
        expect(found).toHaveLength(anew ? 1 : 0);
        known.push(...found.map((alert) => rememberAlert(alert, at)));
      }
    }),
    RUNS,
  );
});

test('every alert is in both languages, and names its opportunity', () => {
  fc.assert(
    fc.property(past, models, (facts, model) => {
      for (const alert of due(facts, model, NOW)) {
        expect(alert.lines.length).toBeGreaterThan(0);
        for (const { en, ru } of alert.lines) {
          expect(en.trim()).not.toBe('');
          expect(ru.trim()).not.toBe('');
        }
        expect(alert.name).not.toBe('');
      }
    }),
    RUNS,
  );
});
