import { Button, LoadingButton, Panel, Select, TextArea } from '@hubspot/ui-extensions';

import type { DealView, GroupView, MemberView } from '../../extensions/app/cards/api/types.ts';
import { DealCard } from '../../extensions/app/cards/deal/deal-card.tsx';
import { renderCard } from './render-card.tsx';
import { makeGroup, makeMember, makeRole } from './views.ts';

/** The panel of the only member, open. */
export async function openMember(overrides: Partial<MemberView> = {}, group: Partial<GroupView> = {}) {
  const card = renderCard<DealView>(DealCard);
  const member = makeMember(0, overrides);
  await card.show(
    makeGroup(1, {
      members: [member],
      roles: [makeRole('end_user'), makeRole('approver')],
      ...group,
    }),
  );
  // A dismissed person stands behind the filter.
  if (member.status === 'dismissed') card.choose('filter', 'dismissed');
  const opener = () => card.renderer.find(Button, (node) => node.text === member.name);
  opener().trigger('onClick');
  const panel = () => {
    const found = opener().props.overlay?.find(Panel);
    if (found === undefined) throw new Error('The person has no panel.');
    return found;
  };
  const press = (label: string) =>
    panel()
      .find(LoadingButton, (node) => node.text === label)
      .trigger('onClick');
  const pick = (name: string, value: string) =>
    panel()
      .find(Select, { name })
      .trigger('onChange', value as never);
  const write = (name: string, value: string) =>
    panel()
      .find(TextArea, { name })
      .trigger('onInput', value as never);
  return { ...card, panel, press, pick, write };
}
