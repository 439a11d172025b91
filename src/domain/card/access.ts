/** How we reach a member: ourselves, through somebody of the group we speak with, or not at all so far (R161). */
import type { BuyingGroup, Member } from '../opportunity.ts';

/** `indirect`: only through others whom we know directly. `none`: we know nobody of the group directly. */
export type Access = 'direct' | 'indirect' | 'none';

export function readAccess({
  members,
  suggested,
}: Pick<BuyingGroup, 'members' | 'suggested'>): (member: Member) => Access {
  // Whoever has left introduces us to nobody any more; a dismissed person is no part of this purchase.
  const knowsAnybody = [...members, ...suggested].some(
    ({ direct, presence }) => direct && presence !== 'left',
  );
  return ({ direct }) => (direct ? 'direct' : knowsAnybody ? 'indirect' : 'none');
}
