/** A contact's card: which opportunities, which role in each, and if none, why. */
import type { CompiledRules } from '../compile.ts';
import type { BuyingGroup, CompanyDecision, Member } from '../opportunity.ts';
import type { CompanyFacts, Contact } from '../types.ts';
import { frameOf, type CardReader } from './frame.ts';
import { summarizeGroup } from './group-summary.ts';
import { viewCardMember, type Detail } from './person.ts';
import { viewProposals } from './proposals.ts';
import { describePersona, UNGROUPED_WORDS, type UngroupedCode } from './ungrouped.ts';

/** One person's card has room for it. */
const ALL: Detail = { evidence: 5, weakEvidence: 5, recent: 5 };

export interface ContactCardInput {
  readonly contactId: string;
  readonly contact: Contact;
  readonly companies: readonly { readonly facts: CompanyFacts; readonly decision: CompanyDecision }[];
  readonly compiled: CompiledRules;
  readonly reader: CardReader;
  readonly now: number;
}

export function viewContactCard({ contactId, contact, companies, compiled, reader, now }: ContactCardInput) {
  const contacts = new Map([[contactId, contact]]);
  const groups = companies.flatMap(({ decision }) =>
    [...decision.opportunities, ...decision.closed].flatMap((group) => {
      const member = memberOf(group, contactId);
      return member === null ? [] : [viewMembership(group, member, contacts, compiled)];
    }),
  );
  const persona = compiled.readTitle(contact.jobTitle);
  return {
    ...frameOf(reader, compiled, now),
    contactId,
    companyId: contact.companyId,
    groups,
    proposals: companies
      .flatMap(({ decision, facts }) => viewProposals(decision, facts, compiled))
      .filter(({ people }) => people.some((person) => person.contactId === contactId)),
    ungrouped: groups.length > 0 ? null : whyUngrouped(contact, companies),
    persona: {
      departments: persona.departments,
      seniority: persona.seniority,
      words: describePersona(persona),
    },
  };
}

function memberOf(group: BuyingGroup, contactId: string): Member | null {
  return (
    [...group.members, ...group.suggested, ...group.dismissedMembers].find(
      (member) => member.contactId === contactId,
    ) ?? null
  );
}

function viewMembership(
  group: BuyingGroup,
  member: Member,
  contacts: ReadonlyMap<string, Contact>,
  compiled: CompiledRules,
) {
  const { status, assignments, flags, interactions, lastInteractionAt } = viewCardMember(
    member,
    contacts,
    ALL,
  );
  return {
    ...summarizeGroup(group, compiled),
    status,
    roles: assignments.filter(({ state }) => state === 'written' || state === 'suggested'),
    flags,
    interactions,
    lastInteractionAt,
  };
}

function whyUngrouped(contact: Contact, companies: ContactCardInput['companies']) {
  const found = companies
    .flatMap(({ decision }) => decision.ungrouped)
    .find(({ contactId }) => contactId === contact.id);
  const code: UngroupedCode = found?.reason ?? (contact.companyId === null ? 'no_company' : 'not_read_yet');
  return { code, words: UNGROUPED_WORDS[code] };
}
