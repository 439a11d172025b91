/** What a user of HubSpot may do on the card, by `config/settings.yaml`. The signature has told who it is. */
import type { Permissions } from '../domain/card/frame.ts';
import type { Settings } from '../domain/rule-set.ts';

export interface CardUser {
  /** HubSpot's user id; `null` where the signed query names none. */
  readonly id: string | null;
  /** Lower case. */
  readonly email: string | null;
}

export function permissionsOf(user: CardUser, { permissions }: Settings): Permissions {
  return {
    mayAct: permissions.act === 'everyone' || isNamed(user, permissions.act),
    maySeeBlockerNotes: permissions.blockerNotes === 'everyone' || isNamed(user, permissions.blockerNotes),
  };
}

function isNamed({ id, email }: CardUser, names: readonly string[]): boolean {
  const known = names.map((name) => name.toLowerCase());
  return (id !== null && known.includes(id)) || (email !== null && known.includes(email));
}
