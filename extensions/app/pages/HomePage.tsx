import { hubspot } from '@hubspot/ui-extensions';

import { HomeView } from './home-view.tsx';

hubspot.extend<'home'>(({ context }) => (
  <HomeView publicUrl={context.variables?.['PUBLIC_URL']} portal={context.portal} reader={context.user} />
));
