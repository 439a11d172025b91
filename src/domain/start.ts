/** What happens on a solution for which the company has no open opportunity: the lower rows of the table. */
import { keyOf, nextCycle } from './cycle.ts';
import { detect, type Detection, type DetectionSignal } from './detection.ts';
import { DAY } from './engagement.ts';
import { formerGroup } from './former.ts';
import { personOf } from './company.ts';
import type { DecisionRow } from './opportunity.ts';
import type { Solution } from './rule-set.ts';
import { PROPOSAL_ANSWERS, type ProposalAnswer } from './said-facts.ts';
import { readyTarget } from './target.ts';
import { colleaguesFor, interactionsOf, showsInterest, type Situation } from './situation.ts';

export interface Start {
  readonly row: DecisionRow;
  /** As the ledger has it: after a merge of companies it need not begin with this one. */
  readonly key: string;
  readonly cycle: number;
  /** The close of the former cycle: interactions up to here belong to that one. */
  readonly since: number;
  readonly detection: Detection;
}

/** `null`: nobody showed any interest, so there is nothing to say. */
export function startOfGroup(situation: Situation, solution: Solution): Start | null {
  const entries = situation.facts.ledger.filter((each) => each.solution === solution.id);
  const closed = situation.closed
    .filter((each) => each.solution === solution.id)
    .sort((a, b) => b.closedAt - a.closedAt);
  // The same moment as after the deal was made, so that a new deal has its members from the start.
  const since = Math.max(0, ...closed.map(({ closedAt }) => closedAt));
  const answer = latestAnswer(situation, keyOf(situation, solution, nextCycle(situation, solution)));
  // Declined: it is proposed again only for newer signals.
  const offeredFrom = Math.max(since, answer?.answer === 'decline' ? answer.at : 0);
  const spent = Math.max(offeredFrom, ...entries.map(({ signalsSpentUntil }) => signalsSpentUntil ?? 0));
  const detection = detectSince(situation, solution, spent);
  const creating = entries.find(({ state }) => state === 'creating');
  if (creating !== undefined)
    return { row: 'creation_under_way', key: creating.key, cycle: creating.cycle, since, detection };
  const cycle = nextCycle(situation, solution);
  const next = { key: keyOf(situation, solution, cycle), cycle, since, detection };
  if (answer?.answer === 'create' || answer?.answer === 'new_cycle')
    return { ...next, row: 'accepted_by_person' };
  if (readyTarget(situation.facts, solution, situation.compiled.rules.settings) !== null)
    return { ...next, row: 'planned_target' };
  const { reopenLostWithinDays } = situation.compiled.rules.detection;
  const last = closed[0];
  if (last?.outcome === 'lost' && situation.now - last.closedAt < reopenLostWithinDays * DAY) {
    // The stage is people's business, so that an accepted reopening waits until a person moves the deal.
    const accepted = answer?.answer === 'reopen' && answer.at > last.closedAt;
    const row = accepted ? 'reopening_accepted' : 'propose_reopening';
    return detection.people.length === 0 ? null : { ...next, row };
  }
  // The deal lives, but a person took it off this company or this solution: another one is only proposed.
  const elsewhere = entries.some(
    ({ state, dealId }) => state === 'open' && !closed.some(({ deal }) => deal.id === dealId),
  );
  if (detection.fired) {
    return { ...next, row: elsewhere ? 'propose_deleted' : firedRow(solution, cycle) };
  }
  return waiting(situation, solution, next, offeredFrom);
}

function firedRow(solution: Solution, cycle: number): DecisionRow {
  if (solution.operatingModel === 'manual') return 'propose_manual';
  if (solution.approval === 'required') return 'propose_approval';
  return cycle > 1 ? 'new_cycle' : 'detection_fired';
}

function waiting(
  situation: Situation,
  solution: Solution,
  next: Omit<Start, 'row'>,
  offeredFrom: number,
): Start | null {
  const { cycle, detection } = next;
  if (detection.people.length > 0) {
    return { ...next, row: rowOfFew(situation, solution, detection) };
  }
  // The signals are spent because a person deleted the deal: it is offered again, never made again.
  const deleted = situation.facts.ledger.find(
    (each) => each.solution === solution.id && each.state === 'deleted' && each.cycle === cycle - 1,
  );
  if (deleted === undefined) return null;
  const again = detectSince(situation, solution, offeredFrom);
  return again.fired ? { ...next, row: 'propose_deleted', detection: again } : null;
}

/** Too few for a group. A customer who looks at something else than was bought is told of all the same (R169). */
function rowOfFew(situation: Situation, solution: Solution, detection: Detection): DecisionRow {
  if (detection.raisedHand) return 'propose_raised_hand';
  const former = formerGroup(situation, solution.id, situation.now);
  if (former === null || former.solution === solution.id) return 'still_forming';
  const bought = situation.closed.find(({ deal }) => deal.id === former.dealId);
  const { meaningful } = situation.compiled.rules.scoring;
  const signals = new Set(detection.signals);
  const serious = situation.colleagues
    .flatMap(({ id }) => interactionsOf(situation, id))
    .some(
      (each) => signals.has(each.id) && meaningful.includes(each.kind) && each.at > (bought?.closedAt ?? 0),
    );
  return serious ? 'propose_cross_sell' : 'still_forming';
}

/** A person's latest word on the opportunity that would be made next. */
function latestAnswer({ facts }: Situation, key: string): ProposalAnswer | null {
  const rank = ({ answer }: ProposalAnswer): number => PROPOSAL_ANSWERS.indexOf(answer);
  const mine = facts.proposalAnswers.filter((each) => each.key === key);
  return [...mine].sort((a, b) => a.at - b.at || rank(a) - rank(b)).at(-1) ?? null;
}

/** Signals later than `since`, in milliseconds, held against the rule of detection. */
export function detectSince(situation: Situation, solution: Solution, since: number): Detection {
  const signals: DetectionSignal[] = colleaguesFor(situation, solution.id).flatMap((contact) => {
    const department = situation.compiled.readTitle(contact.jobTitle).departments[0] ?? null;
    const person = personOf(contact);
    return interactionsOf(situation, contact.id)
      .filter((each) => showsInterest(each) && each.solution === solution.id && each.at > since)
      .map((each) => ({ ...each, person, department }));
  });
  return detect(signals, situation.compiled.rules.detection, situation.now);
}
