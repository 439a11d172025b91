/** What of a company waits for a person, best first. */
import type { CompiledRules } from '../compile.ts';
import type { CompanyDecision } from '../opportunity.ts';
import { isClosed } from '../stage.ts';
import type { CompanyFacts } from '../types.ts';
import { viewProposal, type Proposal } from './proposal.ts';

export function viewProposals(
  { candidates }: CompanyDecision,
  facts: CompanyFacts,
  compiled: CompiledRules,
): Proposal[] {
  const contacts = new Map(facts.contacts.map((contact) => [contact.id, contact]));
  const closed = facts.deals.filter((deal) => isClosed(deal, compiled.rules.stages));
  return candidates.map((group) =>
    viewProposal(group, contacts, closed, compiled, isReopening(group.key, facts)),
  );
}

function isReopening(key: string, { proposalAnswers }: CompanyFacts): boolean {
  const mine = proposalAnswers.filter((each) => each.key === key);
  return mine.toSorted((a, b) => a.at - b.at).at(-1)?.answer === 'reopen';
}
