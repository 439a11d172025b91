import { hubspot } from '@hubspot/ui-extensions';

import { createCompanyApi } from './api/card-api.ts';
import { CompanyGroupsCard } from './company/company-groups-card.tsx';
import { MountCard } from './parts/mount-card.tsx';

hubspot.extend<'crm.record.tab'>(({ context, actions }) => (
  <MountCard
    context={context}
    refreshRecord={actions.refreshObjectProperties}
    createApi={createCompanyApi}
    card={CompanyGroupsCard}
  />
));
