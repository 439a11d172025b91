/** What of a company waits for a person, best first. */
import type { CompiledRules } from '../compile.ts';
import { withoutOthers } from '../family.ts';
import type { CompanyDecision } from '../opportunity.ts';
import { whichJoin } from '../situation.ts';
import { isClosed } from '../stage.ts';
import type { CompanyFacts } from '../types.ts';
import { viewProposal, type Proposal } from './proposal.ts';

export function viewProposals(
  { candidates }: CompanyDecision,
  facts: CompanyFacts,
  compiled: CompiledRules,
): Proposal[] {
  const contacts = new Map(facts.contacts.map((contact) => [contact.id, contact]));
  // Of a family only deals that this company decides on: another's is not reopened from here.
  const { deals } = withoutOthers(facts, whichJoin(compiled));
  const closed = deals.filter((deal) => isClosed(deal, compiled.rules.stages));
  return candidates.map((group) => viewProposal(group, contacts, closed, compiled));
}
