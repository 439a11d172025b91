/** From what HubSpot hands to a card, to the card: its server, its record, its host. */
import { ErrorState, Text } from '@hubspot/ui-extensions';
import type { CrmContext } from '@hubspot/ui-extensions';
import { useMemo, type ComponentType } from 'react';

import type { CardApi } from '../api/card-api.ts';
import { createEnvironment } from '../locales/environment.ts';
import type { CardProps } from './card-frame.tsx';
import { createHost } from './create-host.ts';

interface Props<View> {
  readonly context: CrmContext;
  readonly refreshRecord: () => void;
  readonly createApi: (origin: string, recordId: string) => CardApi<View>;
  readonly card: ComponentType<CardProps<View>>;
}

/** Another record gets another card, so that no answer of the former one can reach it. */
export function MountCard<View>(props: Props<View>) {
  const { variables, crm } = props.context;
  const origin = variables?.['PUBLIC_URL'];
  if (typeof origin !== 'string' || origin === '') return <NoServer context={props.context} />;
  return <Mounted key={crm.objectId} origin={origin} {...props} />;
}

function Mounted<View>({
  origin,
  context,
  refreshRecord,
  createApi,
  card: Card,
}: Props<View> & { readonly origin: string }) {
  const { objectId } = context.crm;
  const api = useMemo(() => createApi(origin, String(objectId)), [createApi, origin, objectId]);
  const host = useMemo(() => createHost(refreshRecord), [refreshRecord]);
  return <Card api={api} host={host} context={context} />;
}

function NoServer({ context }: { readonly context: CrmContext }) {
  const { words } = createEnvironment(context);
  return (
    <ErrorState title={words.cannotRead}>
      <Text>{words.noServer}</Text>
    </ErrorState>
  );
}
