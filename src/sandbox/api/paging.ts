import { refuseInput } from '../http/api-error.ts';
import type { ApiRequest } from '../http/routing.ts';

/** A page of at most 100, ten unless asked; the cursor is the place in a list that only grows. */
export function readPage<T>(request: ApiRequest, all: readonly T[]) {
  const limit = Number(request.query.get('limit') ?? 10);
  const start = Number(request.query.get('after') ?? 0);
  if (!(limit >= 1 && limit <= 100)) throw refuseInput('limit must be between 1 and 100.');
  if (!Number.isSafeInteger(start) || start < 0) throw refuseInput('after is no cursor of this list.');
  const end = start + limit;
  return {
    results: all.slice(start, end),
    ...(end < all.length ? { paging: { next: { after: String(end) } } } : {}),
  };
}
