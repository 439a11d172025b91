/**
 * Whether a signed request comes from the configured portal. HubSpot's proxy appends `portalId` to the query before
 * it signs; a second one would have been put there by the caller, so exactly one is taken.
 *
 * @param url path and query as received
 * @param portalId `undefined` where none is configured: every portal that knows the client secret is ours
 */
export function isOurPortal(url: string, portalId: string | undefined): boolean {
  if (portalId === undefined) return true;
  const start = url.indexOf('?');
  if (start < 0) return false;
  const given = new URLSearchParams(url.slice(start + 1)).getAll('portalId');
  return given.length === 1 && given[0] === portalId;
}

/** The user of HubSpot on whose behalf the card asks; a doubled name would have been put there by the caller. */
export function userOf(url: string): { readonly id: string | null; readonly email: string | null } {
  const start = url.indexOf('?');
  const query = new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
  const only = (name: string): string | null => {
    const given = query.getAll(name);
    return given.length === 1 && given[0] !== undefined && given[0] !== '' ? given[0] : null;
  };
  const id = only('userId');
  return { id: id !== null && /^\d{1,19}$/u.test(id) ? id : null, email: only('userEmail') };
}
