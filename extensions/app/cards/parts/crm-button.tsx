/** A button that opens one of HubSpot's own windows: a task, an e-mail, a meeting, a note, an association. */
import { CrmActionButton } from '@hubspot/ui-extensions/crm';

import type { NextAction } from '../api/types.ts';

export const CONTACT_TYPE = '0-1';
export const DEAL_TYPE = '0-3';

type CrmAction = Extract<NextAction['button'], { readonly type: 'crm' }>['action'];

interface Props {
  readonly action: CrmAction;
  readonly objectTypeId: string;
  readonly objectId: string;
  /** What a new association hangs on. */
  readonly dealId?: string | null;
  readonly variant?: 'primary' | 'secondary';
  readonly children: string;
}

export function CrmButton({ action, variant = 'secondary', children, ...target }: Props) {
  return (
    <CrmActionButton
      actionType={action}
      actionContext={readContext(action, target)}
      variant={variant}
      size="xs"
    >
      {children}
    </CrmActionButton>
  );
}

/** HubSpot's windows want ids as numbers. An association form asks what is added, and to which record. */
function readContext(action: CrmAction, target: Pick<Props, 'objectTypeId' | 'objectId' | 'dealId'>) {
  const { objectTypeId, dealId } = target;
  const objectId = Number(target.objectId);
  if (action !== 'OPEN_RECORD_ASSOCIATION_FORM') return { objectTypeId, objectId };
  const deal = objectTypeId === DEAL_TYPE ? objectId : Number(dealId ?? target.objectId);
  return { objectTypeId: CONTACT_TYPE, association: { objectTypeId: DEAL_TYPE, objectId: deal } };
}
