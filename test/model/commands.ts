/** Every command with its chance; most are of people, so that something is there for the machine to spoil. */
import fc from 'fast-check';
import type { AsyncCommand } from 'fast-check';
import type { Expected } from './expected.ts';
import { compareAtRest } from './compare.ts';
import * as contacts from './contacts.ts';
import * as machine from './machine.ts';
import * as mergers from './mergers.ts';
import * as people from './people.ts';
import type { Doing } from './people.ts';
import type { Stage } from './stage.ts';

export type Command = AsyncCommand<Expected, Stage>;

export class Divergence extends Error {
  override readonly name = 'Divergence';
}

function name(text: string, doing: Doing): Command {
  return {
    check: () => true,
    run: async (expected, stage) => {
      // Nothing in life happens at the very same moment.
      stage.clock.pass(1_000);
      await doing(expected, stage);
      if (expected.trespasses.length > 0) throw new Divergence(expected.trespasses.join('\n'));
    },
    toString: () => text,
  };
}

/** Everything arrives and is done; then the portal is held against the model. */
export const rest: Doing = async (expected, stage) => {
  await stage.rest();
  expected.counts.rests = (expected.counts.rests ?? 0) + 1;
  const wrong = await compareAtRest(expected, stage);
  if (wrong.length > 0) throw new Divergence(wrong.join('\n'));
};

const n = fc.nat(11);
const flag = fc.boolean();

type Numbers = readonly number[];

function of(text: string, count: number, doing: (...given: Numbers) => Doing): fc.Arbitrary<Command> {
  const all = Array.from({ length: count }, () => n);
  return fc.tuple(...all).map((given) => name(`${text}(${given.join(', ')})`, doing(...given)));
}

const HUMAN: readonly [number, fc.Arbitrary<Command>][] = [
  [30, of('visit', 2, (who = 0, what = 0) => people.visit(who, what % 9))],
  [4, of('giveTitle', 2, (who = 0, title = 0) => people.giveTitle(who, title))],
  [2, of('moveToCompany', 2, (who = 0, where = 0) => people.moveToCompany(who, where))],
  [4, of('setLabel', 3, (deal = 0, who = 0, label = 0) => people.setLabel(deal, who, label))],
  [4, of('takeLabel', 2, (deal = 0, nth = 0) => people.takeLabel(deal, nth))],
  [3, of('addMember', 2, (deal = 0, who = 0) => people.addMember(deal, who))],
  [3, of('removeMember', 2, (deal = 0, nth = 0) => people.removeMember(deal, nth))],
  [3, of('moveStage', 2, (deal = 0, to = 0) => people.moveStage(deal, to))],
  [2, of('changeOwner', 2, (deal = 0, owner = 0) => people.changeOwner(deal, owner))],
  [2, of('chooseSolution', 2, (deal = 0, choice = 0) => people.chooseSolution(deal, choice))],
  [2, of('createDeal', 2, (where = 0, choice = 0) => people.createDeal(where, choice))],
  [1, of('deleteDeal', 1, (deal = 0) => people.deleteDeal(deal))],
  [1, of('restoreDeal', 1, (deal = 0) => people.restoreDeal(deal))],
  [1, of('deleteContact', 1, (who = 0) => contacts.deleteContact(who))],
  [1, of('restoreContact', 1, (who = 0) => contacts.restoreContact(who))],
  [1, of('mergeContacts', 2, (who = 0, other = 0) => contacts.mergeContacts(who, other))],
  [2, of('sayRole', 4, (deal = 0, nth = 0, role = 0, no = 0) => machine.sayRole(deal, nth, role, no > 3))],
  [2, of('dismiss', 2, (deal = 0, nth = 0) => machine.dismiss(deal, nth))],
];

const delivering = fc
  .tuple(fc.integer({ min: 1, max: 4 }), flag, flag)
  .map(([share, shuffle, double]) =>
    name(`deliver(${share}, ${shuffle}, ${double})`, machine.deliver(share, shuffle, double)),
  );
const crashing = fc
  .tuple(fc.nat(120), flag)
  .map(([steps, late]) => name(`crash(${steps}, ${late})`, machine.crash(steps, late)));
const failing = fc.nat(machine.FAULT_KINDS - 1).map((which) => name(`fail(${which})`, machine.fail(which)));

const MACHINE: readonly [number, fc.Arbitrary<Command>][] = [
  [10, delivering],
  [10, fc.constant(name('work', machine.work))],
  [5, crashing],
  [1, fc.constant(name('restart', machine.restart))],
  [4, failing],
  [3, fc.constantFrom(1, 1, 3, 8, 30).map((days) => name(`pass(${days})`, machine.pass(days)))],
  [1, of('switchModel', 2, (solution = 0, to = 0) => machine.switchModel(solution, to))],
  [1, of('changeScoring', 1, (points = 0) => machine.changeScoring(points))],
  [5, fc.constant(name('rest', rest))],
];

const any = fc.oneof(...[...HUMAN, ...MACHINE].map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** What may happen after a person has spoken, by anybody but that person on that deal; the program is troubled, too. */
const LATER: readonly [number, fc.Arbitrary<Command>][] = [
  [60, of('visit', 2, (who = 0, what = 0) => people.visit(who, what % 9))],
  [6, of('giveTitle', 2, (who = 0, title = 0) => people.giveTitle(who, title))],
  [2, of('moveToCompany', 2, (who = 0, where = 0) => people.moveToCompany(who, where))],
  [1, of('createDeal', 1, (where = 0) => people.createDeal(where, 2))],
  ...MACHINE,
];

export function laterEvents(length: number): fc.Arbitrary<Command[]> {
  const later = fc.oneof(...LATER.map(([weight, arbitrary]) => ({ weight, arbitrary })));
  return fc.array(later, { minLength: length, maxLength: length, size: 'max' });
}

const MERGERS: readonly [number, fc.Arbitrary<Command>][] = [
  [6, of('mergeDeals', 3, (deal = 0, other = 0, how = 0) => mergers.mergeDeals(deal, other, how > 5))],
  [2, of('mergeCompanies', 3, (one = 0, other = 0, how = 0) => mergers.mergeCompanies(one, other, how > 5))],
];

/** The same lives, in which people tidy up as well: they merge deals and companies. */
const tidy = fc.oneof(
  ...[...HUMAN, ...MACHINE, ...MERGERS].map(([weight, arbitrary]) => ({ weight, arbitrary })),
);

/** Exactly so many; when a failure is shrunk, commands drop out one by one. */
export function commands(length: number, kind: 'all' | 'with mergers' = 'all'): fc.Arbitrary<Command[]> {
  const one = fc.option(kind === 'all' ? any : tidy, { nil: null, freq: 1_000_000 });
  return fc
    .array(one, { minLength: length, maxLength: length })
    .map((all) => [...all.flatMap((each) => each ?? []), name('rest', rest)]);
}
