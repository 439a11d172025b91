import { hubspot } from '@hubspot/ui-extensions';

import { SettingsView } from './settings-view.tsx';

hubspot.extend<'settings'>(({ context }) => (
  <SettingsView publicUrl={context.variables?.['PUBLIC_URL']} reader={context.user} />
));
