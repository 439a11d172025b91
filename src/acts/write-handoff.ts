/** A step of the hand-off, and with the first one the package: the group as it stood when it was handed over (R55). */
import { packGroup, packMember } from '../domain/handoff.ts';
import type { BuyingGroup } from '../domain/opportunity.ts';
import type { DealAct } from './parse-act.ts';
import { base, type ActContext } from './write-facts.ts';

export async function writeHandoff(
  context: ActContext,
  body: Extract<DealAct, { act: 'handoff' }>['body'],
  group: BuyingGroup,
  rulesVersion: string,
): Promise<void> {
  const { db } = context;
  const row = base(context);
  const handedOver = body.step === 'handed_over';
  await db
    .insertInto('handoff')
    .values({
      ...row,
      step: body.step,
      reason: body.step === 'returned' ? body.reason : null,
      body: JSON.stringify(handedOver ? packGroup(group, rulesVersion) : {}),
    })
    .execute();
  if (!handedOver || group.members.length === 0) return;
  await db
    .insertInto('handoff_member')
    .values(
      group.members.map((member) => ({
        handoff_id: row.id,
        contact_id: member.contactId,
        body: JSON.stringify(packMember(member)),
      })),
    )
    .execute();
}
