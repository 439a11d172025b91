/** What HubSpot tells a card of where it stands and for whom. */
import {
  RECORD_TYPE_IDS,
  type Backend,
  type Bootstrap,
  type CardInfo,
  type Locale,
  type RecordName,
} from '../../link/protocol.ts';

export interface Place {
  readonly bootstrap: Bootstrap;
  readonly card: CardInfo;
  /** `null` on pages and settings. */
  readonly record: Pick<RecordName, 'type' | 'id'> | null;
  readonly user: string;
  readonly locale: Locale;
  readonly backend: Backend;
}

export function describePlace({ bootstrap, card, record, user, locale, backend }: Place) {
  const { portalId, appId, users, variables } = bootstrap;
  const who = users.find(({ id }) => id === user) ?? users[0];
  return {
    location: card.location,
    ...(record && { crm: { objectId: Number(record.id), objectTypeId: RECORD_TYPE_IDS[record.type] } }),
    user: {
      id: who?.userId,
      email: who?.email,
      emails: [who?.email],
      firstName: who?.firstName,
      lastName: who?.lastName,
      roles: [],
      teams: [],
      locale,
      language: locale,
      permissions: who?.permissions ?? [],
    },
    portal: { id: portalId, timezone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    extension: { appId, appName: 'Buying Groups', cardTitle: card.title },
    variables: backend === 'unset' ? {} : variables,
  };
}
