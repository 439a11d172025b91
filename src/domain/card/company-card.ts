/** A company's card: its opportunities, what waits for a person, and people who are in none. */
import type { CompiledRules } from '../compile.ts';
import { readInterests, type CompanyInterests } from '../interests.ts';
import type { CompanyDecision } from '../opportunity.ts';
import { findReview } from '../review.ts';
import { readSituation } from '../situation.ts';
import type { CompanyFacts } from '../types.ts';
import { DEPARTMENT_NAMES } from '../words.ts';
import { frameOf, refOf, refsOf, type CardReader } from './frame.ts';
import { summarizeGroup } from './group-summary.ts';
import { nameOfContact } from './person.ts';
import { viewPlaysOfGroups, type ChosenPlay } from './play.ts';
import { viewProposals } from './proposals.ts';
import { viewReview } from './review.ts';
import { viewSituations } from '../view.ts';
import { describePersona, UNGROUPED_WORDS } from './ungrouped.ts';

export interface CompanyCardInput {
  readonly facts: CompanyFacts;
  readonly decision: CompanyDecision;
  readonly compiled: CompiledRules;
  readonly reader: CardReader;
  /** Of all groups of the company. */
  readonly chosenPlays: readonly ChosenPlay[];
  readonly now: number;
}

/** A company of thousands has no card of thousands of lines. */
const MOST_PEOPLE = 200;

export function viewCompanyCard({ facts, decision, compiled, reader, chosenPlays, now }: CompanyCardInput) {
  const contacts = new Map(facts.contacts.map((contact) => [contact.id, contact]));
  return {
    ...frameOf(reader, compiled, now),
    companyId: facts.company.id,
    name: facts.company.name,
    solutions: refsOf(compiled),
    opportunities: [...decision.opportunities, ...decision.closed].map((group) =>
      summarizeGroup(group, compiled),
    ),
    proposals: viewProposals(decision, facts, compiled),
    plays: viewPlaysOfGroups(decision, chosenPlays, compiled),
    review: findReview(facts, decision, compiled, now)
      .filter(({ answers }) => answers.length > 0)
      .map(viewReview),
    interests: viewInterests(readInterests(readSituation(facts, compiled, now)), compiled),
    situations: viewSituations(decision.situations),
    ungrouped: decision.ungrouped.slice(0, MOST_PEOPLE).map(({ contactId, reason }) => {
      const contact = contacts.get(contactId);
      return {
        contactId,
        name: nameOfContact(contact, contactId),
        jobTitle: contact?.jobTitle ?? null,
        reason: { code: reason, words: UNGROUPED_WORDS[reason] },
        persona: describePersona(compiled.readTitle(contact?.jobTitle ?? null)),
      };
    }),
  };
}

/** One line per solution: which departments look at it, and how much. */
function viewInterests({ interests, shared }: CompanyInterests, compiled: CompiledRules) {
  const bySolution = Map.groupBy(interests, ({ solution }) => solution);
  return [...bySolution].map(([solution, found]) => ({
    solution: refOf(compiled, solution),
    bought: found.some(({ bought }) => bought),
    shared: shared.includes(solution),
    departments: found.map(({ department, people, interactions }) => ({
      name: department === null ? UNKNOWN_DEPARTMENT : DEPARTMENT_NAMES[department],
      people,
      interactions,
    })),
  }));
}

const UNKNOWN_DEPARTMENT = { en: 'unknown department', ru: 'отдел неизвестен' };
