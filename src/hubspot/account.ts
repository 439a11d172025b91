import { account } from './answers.ts';
import { expectValue } from './call.ts';
import type { Send } from './call.ts';
import type { Gateway } from './gateway.ts';
import { ACCOUNT_PATH } from './paths.ts';

/** The portal the token belongs to. */
export async function readAccount(send: Send): ReturnType<Gateway['readAccount']> {
  const call = {
    method: 'GET',
    path: ACCOUNT_PATH,
    bucket: 'general',
    safety: 'repeatable',
    schema: account,
  } as const;
  const { portalId, timeZone, companyCurrency, accountType } = expectValue(call, await send(call));
  return { portalId, timeZone, currency: companyCurrency ?? null, accountType };
}
