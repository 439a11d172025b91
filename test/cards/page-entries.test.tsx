import type { ReactElement } from 'react';

const CONTEXT = {
  user: { locale: 'ru' },
  portal: { id: 7, timezone: 'Europe/Moscow' },
  variables: { PUBLIC_URL: 'https://bg.example.com' },
};

type Draw = (api: { readonly context: object }) => ReactElement<{ readonly publicUrl: unknown }>;

/** The library looks for HubSpot's worker while it is loaded, so its globals come first. */
const registered: Draw[] = [];
const silent = () => undefined;
Object.assign(globalThis, {
  self: Object.assign(globalThis, {
    __HUBSPOT_EXTENSION_WORKER__: true,
    extend_V2: (draw: Draw) => registered.push(draw),
    logger: { debug: silent, info: silent, warn: silent, error: silent },
  }),
});

it.each([
  ['settings page', () => import('../../extensions/app/settings/SettingsPage.tsx')],
  ['home page', () => import('../../extensions/app/pages/HomePage.tsx')],
])('the %s registers itself once, and takes the address of the server from the profile', async (_, load) => {
  registered.length = 0;
  await load();
  expect(registered).toHaveLength(1);
  const drawn = registered[0]?.({ context: CONTEXT });
  expect(drawn?.props).toMatchObject({ publicUrl: 'https://bg.example.com', reader: { locale: 'ru' } });
  expect(registered[0]?.({ context: { ...CONTEXT, variables: undefined } }).props.publicUrl).toBeUndefined();
});
