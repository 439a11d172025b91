import { CrmActionLink } from '@hubspot/ui-extensions/crm';

import { useEnvironment } from '../locales/environment.ts';
import { DEAL_TYPE } from './crm-button.tsx';

export function DealLink({ dealId }: { readonly dealId: string }) {
  const { words } = useEnvironment();
  return (
    <CrmActionLink
      actionType="RECORD_APP_LINK"
      actionContext={{ objectTypeId: DEAL_TYPE, objectId: Number(dealId) }}
    >
      {words.openDeal}
    </CrmActionLink>
  );
}
