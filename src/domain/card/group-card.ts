/** The deal's card: the whole group, what to do next, what is missing, and why everything is as it is. */
import { readActivity } from '../activity.ts';
import type { CompiledRules } from '../compile.ts';
import { listConcerns } from '../concerns.ts';
import { findExpertGap, openConcernsOf, readExperts, type ExpertOf } from '../experts.ts';
import { findGaps, type Gap } from '../gaps.ts';
import { readGauges } from '../gauges.ts';
import { findUnknownConcerns, readKnowledge, type Knowledge } from '../knowledge.ts';
import type { LateRole } from '../late-roles.ts';
import { BANT_NAMES, KIND_NAMES, PROPERTY_NAMES, STAGE_NAMES } from '../names.ts';
import type { HandoffPackage } from '../handoff.ts';
import { findNextAction, type NextAction } from '../next-action.ts';
import { readNextContent } from '../next-content.ts';
import { knownLetters } from '../numbers.ts';
import type { BuyingGroup, CompanyDecision } from '../opportunity.ts';
import { findReview } from '../review.ts';
import type { Solution } from '../rule-set.ts';
import { colleaguesFor, readSituation } from '../situation.ts';
import type { KnowledgeFact } from '../said-facts.ts';
import type { CompanyFacts, ExpertFact } from '../types.ts';
import { isoTime, viewGroup, type PastDecision } from '../view.ts';
import { DEPARTMENT_NAMES, listWords, localized } from '../words.ts';
import { BANT, type Localized, type Role } from '../vocabulary.ts';
import { viewDeed } from './deed.ts';
import { frameOf, refsOf, type CardReader } from './frame.ts';
import { viewHandoff } from './handoff.ts';
import type { OutcomeView } from './outcome.ts';
import { readAccess } from './access.ts';
import { byUrgency, nameOfContact, viewCardMember, type Detail } from './person.ts';
import { viewPlays, type ChosenPlay } from './play.ts';
import { viewProposals } from './proposals.ts';
import { viewReview } from './review.ts';
import type { ActView, BlockerNoteView } from './said.ts';

export interface GroupCardInput {
  readonly group: BuyingGroup;
  readonly decision: CompanyDecision;
  readonly facts: CompanyFacts;
  /** Absent: nothing was written down of anybody. */
  readonly knowledge?: readonly KnowledgeFact[];
  /** Absent: no expert was assigned to anybody. */
  readonly experts?: readonly ExpertFact[];
  readonly compiled: CompiledRules;
  readonly history: readonly PastDecision[];
  readonly lateRoles: ReadonlyMap<Role, LateRole>;
  readonly reader: CardReader;
  readonly acts: readonly ActView[];
  readonly chosenPlays: readonly ChosenPlay[];
  /** `null`: the deal is open, or its close is not decided yet. */
  readonly outcome: OutcomeView | null;
  /** What was handed over last. */
  readonly handed: HandoffPackage | null;
  /** `null` where this user may not see them. */
  readonly blockerNotes: readonly BlockerNoteView[] | null;
  readonly now: number;
}

/** HubSpot's card takes at most 1 MB; the contract says 200 kB for 50 members, and some is left for acts and notes. */
const MOST_BYTES = 180_000;
/** From all there is to what even the largest group has room for. */
const DETAILS: readonly Detail[] = [
  { evidence: 5, weakEvidence: 5, recent: 5 },
  { evidence: 3, weakEvidence: 2, recent: 3 },
  { evidence: 2, weakEvidence: 1, recent: 2 },
  { evidence: 2, weakEvidence: 0, recent: 1 },
  { evidence: 1, weakEvidence: 0, recent: 0 },
];

/** The card with as much evidence as one answer bears. */
export function viewGroupCard(input: GroupCardInput) {
  const text = new TextEncoder();
  for (const detail of DETAILS) {
    const card = viewWith(input, detail);
    if (text.encode(JSON.stringify(card)).length <= MOST_BYTES) return card;
  }
  return viewWith(input, { evidence: 1, weakEvidence: 0, recent: 0 });
}

function viewWith(input: GroupCardInput, detail: Detail) {
  const { group, decision, facts, compiled, history, reader, now } = input;
  const { rules } = compiled;
  const solution = compiled.solution(group.solution);
  if (solution === null) throw new Error(`the group's solution ${group.solution} is in no rule`);
  const contacts = new Map(facts.contacts.map((contact) => [contact.id, contact]));
  const view = viewGroup({ group, contacts, compiled, dataQuality: decision.dataQuality, history, now });
  const situation = readSituation(facts, compiled, now);
  const colleagues = colleaguesFor(situation, solution.id);
  const gaps = findGaps({ group, solution, colleagues, compiled, lateRoles: input.lateRoles, now });
  const knowledge = readKnowledge(input.knowledge ?? [], group);
  const expertOf = readExperts(input.experts ?? [], group, rules.settings.experts);
  const access = readAccess(group);
  const nextContent = readNextContent(situation, group.stage, solution);
  const nameOf = (id: string): string => nameOfContact(contacts.get(id), id);
  return {
    ...view,
    ...frameOf(reader, compiled, now),
    kind: 'group' as const,
    solutions: refsOf(compiled),
    proposals: viewProposals(decision, facts, compiled).filter(({ key }) => key !== group.key),
    stageName: STAGE_NAMES[group.stage],
    gauges: readGauges(group, solution, rules),
    explanations: view.explanations.map((each) => ({
      ...each,
      name: nameOfProperty(each.property),
    })),
    roles: viewRoleGaps(view.roles, gaps, solution, nameOf),
    members: [group.members, group.suggested, group.dismissedMembers].flatMap((list) =>
      [...list].sort(byUrgency).map((member) => ({
        ...withExperts(viewCardMember(member, contacts, detail), expertOf),
        access: access(member),
        nextContent: nextContent(member),
        knowledge: viewKnowledge(knowledge(member.contactId)),
      })),
    ),
    risks: [...group.risks].sort((a, b) => Number(b.severity === 'red') - Number(a.severity === 'red')),
    nextAction: viewNextAction(findNextAction({ group, gaps, nameOf, rules, now }), group),
    plays: viewPlays(group, input.chosenPlays, compiled),
    bant: viewBant(group, facts),
    unknownConcerns: findUnknownConcerns(group, nameOf),
    concernCategories: listConcerns(rules.settings.concernCategories),
    experts: rules.settings.experts.map(({ id, name, concerns }) => ({ id, name, concerns })),
    // On a closed deal nobody has to answer anything any more.
    withoutExpert: group.outcome === null ? findExpertGap(openConcernsOf(group, expertOf), nameOf) : null,
    activity: viewActivity(input),
    outcome: input.outcome,
    handoff: viewHandoff(group, input.handed),
    review: findReview(facts, decision, compiled, now)
      .filter(({ dealId }) => dealId !== null && dealId === group.dealId)
      .map(viewReview),
    blockerNotes: input.blockerNotes,
    acts: input.acts,
  };
}

/** Who of ours answers this member, and each of their concerns. */
function withExperts(view: ReturnType<typeof viewCardMember>, expertOf: ExpertOf) {
  const { contactId, concerns } = view;
  return {
    ...view,
    expert: expertOf(contactId, null),
    concerns: concerns.map((concern) => ({ ...concern, expert: expertOf(contactId, concern.id) })),
  };
}

export type GroupCard = ReturnType<typeof viewGroupCard>;

function viewKnowledge({ goal, criterion, expectation, satisfaction }: Knowledge) {
  const view = (fact: KnowledgeFact | null) =>
    fact === null || fact.text === null
      ? null
      : { text: fact.text, at: new Date(fact.at).toISOString(), by: fact.by };
  return {
    goal: view(goal),
    criterion: view(criterion),
    expectation: view(expectation),
    satisfaction: view(satisfaction),
  };
}

function nameOfProperty(property: string): Localized {
  const names: Readonly<Partial<Record<string, Localized>>> = PROPERTY_NAMES;
  return names[property] ?? { en: property, ru: property };
}

function viewRoleGaps(
  roles: ReturnType<typeof viewGroup>['roles'],
  gaps: readonly Gap[],
  solution: Solution,
  nameOf: (id: string) => string,
) {
  return roles.map((role) => {
    const gap = gaps.find((each) => each.role === role.role);
    const departments = solution.template.find((each) => each.role === role.role)?.departments ?? [];
    return {
      ...role,
      from: localized((language) =>
        listWords(
          departments.map((each) => DEPARTMENT_NAMES[each][language]),
          language,
        ),
      ),
      consider: (gap?.consider ?? []).map(({ contact, why }) => ({
        contactId: contact.id,
        name: nameOf(contact.id),
        jobTitle: contact.jobTitle,
        why,
      })),
      late: gap?.late ?? null,
      reach: gap?.reach ?? null,
    };
  });
}

function viewNextAction(action: NextAction | null, group: BuyingGroup) {
  if (action === null) return null;
  const { deed, ...rest } = action;
  return { ...rest, button: viewDeed(deed, action, group.dealId) };
}

function viewBant(group: BuyingGroup, facts: CompanyFacts) {
  const opportunities = [group.key, ...(group.dealId === null ? [] : [group.dealId])];
  const known = knownLetters(
    facts.qualificationFacts.filter(({ opportunity }) => opportunities.includes(opportunity)),
  );
  return BANT.map((letter) => ({
    letter,
    name: BANT_NAMES[letter],
    known: known.has(letter),
    contactId: known.get(letter)?.contactId ?? null,
    at: isoTime(known.get(letter)?.at ?? null),
  }));
}

function viewActivity({ group, compiled, now }: GroupCardInput) {
  const { weeks, timeline, total } = readActivity(group.members, compiled.rules.scoring, now);
  return {
    weeks: weeks.map((week) => ({ ...week, start: new Date(week.start).toISOString() })),
    timeline: timeline.map((each) => ({
      ...each,
      kindName: KIND_NAMES[each.kind],
      at: new Date(each.at).toISOString(),
      content: each.content?.replace(/[?#].*$/u, '').slice(0, 150) ?? null,
    })),
    total,
  };
}
