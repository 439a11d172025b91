/** A card in HubSpot's own test renderer, with an app whose answers the test gives. */
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { LoadingButton, Select, TextArea } from '@hubspot/ui-extensions';
import type { ComponentType } from 'react';

import type { CardProps } from '../../extensions/app/cards/parts/card-frame.tsx';
import { createFakeApi, shown } from './fake-api.ts';
import { settle } from './settle.ts';

export function renderCard<View>(Card: ComponentType<CardProps<View>>, locale = 'en') {
  const renderer = createRenderer('crm.record.tab');
  const api = createFakeApi<View>();
  const later: { readonly run: () => void; readonly ms: number }[] = [];
  const seen = { refreshed: 0, ids: 0 };
  const host = {
    makeId: () => `id-${++seen.ids}`,
    later: (run: () => void, ms: number) => void later.push({ run, ms }),
    refreshRecord: () => void (seen.refreshed += 1),
  };
  const context = { user: { locale }, portal: { timezone: 'Europe/Moscow' } };
  renderer.render(<Card api={api} host={host} context={context} />);

  const text = () => renderer.getRootNode().toString();
  /** The answer to the newest request, taken in. */
  const answer = async (value: Parameters<(typeof api.asked)[number]['answer']>[0]) => {
    await settle();
    const last = api.asked.at(-1);
    if (last === undefined) throw new Error('Nothing was asked.');
    last.answer(value);
    await settle();
  };
  const show = (view: View) => answer(shown(view));
  const click = (label: string) =>
    renderer.find(LoadingButton, (node) => node.text === label).trigger('onClick');
  // The renderer types a handler's argument as the handler itself.
  const choose = (name: string, value: string) =>
    renderer.find(Select, { name }).trigger('onChange', value as never);
  const type = (name: string, value: string) =>
    renderer.find(TextArea, { name }).trigger('onInput', value as never);
  return { renderer, api, later, seen, text, answer, show, click, choose, type };
}
