/** A play that makes a task: the order stands in the ledger with the act, and the worker makes it. */
import type { CompiledRules } from '../domain/compile.ts';
import type { BuyingGroup } from '../domain/opportunity.ts';
import type { CompanyFacts } from '../domain/types.ts';
import { hashOf } from '../facts/inbox.ts';
import { addTask } from '../facts/tasks.ts';
import type { ActContext } from './write-facts.ts';

export async function orderPlayTask(
  { db, actionId, at, companyId }: ActContext,
  play: string,
  group: BuyingGroup,
  facts: CompanyFacts,
  { rules }: CompiledRules,
): Promise<void> {
  const { plays, alerts } = rules.settings;
  if (plays.find(({ id }) => id === play)?.makes !== 'task') return;
  const owner = facts.deals.find(({ id }) => id === group.dealId)?.ownerId ?? group.ownerId;
  const standIn = /^\d+$/u.test(alerts.withoutOwner) ? alerts.withoutOwner : null;
  await addTask(
    db,
    {
      id: hashOf(['play', actionId].join('|')),
      source: 'play',
      ownerId: owner ?? standIn,
      companyId,
      dealId: group.dealId,
      opportunity: group.key,
      act: actionId,
      state: 'wanted',
      refusals: 0,
    },
    { at, dueAt: at },
  );
}
