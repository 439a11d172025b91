import { jest } from '@jest/globals';
import type { ReactElement } from 'react';

import { settle } from './settle.ts';
import { makeCompany, makeContact, makeGroup } from './views.ts';

type Callback = (api: object) => ReactElement;

const registered: Callback[] = [];
const extend = (callback: Callback) => void registered.push(callback);
const hsFetch = jest.fn<(url: string) => Promise<Response>>();
// What HubSpot's worker gives. The SDK looks for it once, while it loads, so it is loaded after this.
Object.assign(globalThis, {
  self: globalThis,
  __HUBSPOT_EXTENSION_WORKER__: true,
  extend_V2: extend,
  hsFetch,
});
const { createRenderer } = await import('@hubspot/ui-extensions/testing');
const { ErrorState } = await import('@hubspot/ui-extensions');

const CARDS = [
  ['BuyingGroupCard', 'deals/123/buying-group', makeGroup(4), 'Приоритет 2 из 3'],
  ['ContactCard', 'contacts/123/buying-groups', makeContact(), 'В компании'],
  ['CompanyCard', 'companies/123/buying-groups', makeCompany(), 'Люди вне групп'],
] as const;

async function mount(show: Callback, variables: object) {
  const renderer = createRenderer('crm.record.tab');
  const { context, actions } = renderer.mocks;
  const user = { ...context.user, locale: 'ru' };
  renderer.render(show({ context: { ...context, user, variables }, actions }));
  await settle();
  return renderer;
}

async function register(name: string): Promise<Callback> {
  registered.length = 0;
  await import(`../../extensions/app/cards/${name}.tsx`);
  const [show] = registered;
  if (show === undefined || registered.length > 1)
    throw new Error(`${name} registered ${registered.length} cards.`);
  return show;
}

it.each(CARDS)(
  '%s asks the server of the profile for its own record and shows the answer; without a server it says so',
  async (...card) => {
    const [name, path, view, words] = card;
    hsFetch.mockReset().mockImplementation(() => Promise.resolve(Response.json(view)));
    const show = await register(name);
    const renderer = await mount(show, { PUBLIC_URL: 'https://bg.example.com' });
    expect(hsFetch.mock.calls.map(([url]) => url)).toEqual([`https://bg.example.com/api/${path}`]);
    expect(renderer.getRootNode().toString()).toContain(words);
    hsFetch.mockReset();
    const lost = await mount(show, {});
    expect(lost.find(ErrorState).toString()).toContain('PUBLIC_URL');
    expect(hsFetch).not.toHaveBeenCalled();
  },
);
