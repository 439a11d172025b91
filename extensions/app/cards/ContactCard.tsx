import { hubspot } from '@hubspot/ui-extensions';

import { createContactApi } from './api/card-api.ts';
import { ContactGroupsCard } from './contact/contact-groups-card.tsx';
import { MountCard } from './parts/mount-card.tsx';

hubspot.extend<'crm.record.sidebar'>(({ context, actions }) => (
  <MountCard
    context={context}
    refreshRecord={actions.refreshObjectProperties}
    createApi={createContactApi}
    card={ContactGroupsCard}
  />
));
