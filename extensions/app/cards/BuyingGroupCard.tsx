import { hubspot } from '@hubspot/ui-extensions';

import { createDealApi } from './api/card-api.ts';
import { DealCard } from './deal/deal-card.tsx';
import { MountCard } from './parts/mount-card.tsx';

hubspot.extend<'crm.record.tab'>(({ context, actions }) => (
  <MountCard
    context={context}
    refreshRecord={actions.refreshObjectProperties}
    createApi={createDealApi}
    card={DealCard}
  />
));
