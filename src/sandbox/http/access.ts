/** What the account has granted the app, and whether its token still counts; both may change at any time. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { ErrorContent } from './api-error.ts';
import { findSufficient } from './scopes.ts';

export interface Access {
  /** Null: every scope there is. */
  readonly scopes: readonly string[] | null;
  readonly revoked: boolean;
  /** Replaces what is granted; null grants everything. */
  grant(scopes: readonly string[] | null): void;
  /** From now on every call is answered 401, until the token is restored. */
  revokeToken(): void;
  restoreToken(): void;
  /** What HubSpot answers instead of the call; null: go on. */
  refuse(call: {
    readonly method: string;
    readonly path: string;
    readonly authorization: string | undefined;
  }): { readonly status: number; readonly content: ErrorContent } | null;
}

const NO_CREDENTIALS: ErrorContent = {
  category: 'INVALID_AUTHENTICATION',
  message:
    'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview',
};

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function describeMissing(named: readonly string[]): ErrorContent {
  return {
    category: 'MISSING_SCOPES',
    message:
      "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.",
    errors: [
      {
        message: 'One or more of the following scopes are required.',
        context: { requiredGranularScopes: named },
      },
    ],
  };
}

export function createAccess(token: string, granted: readonly string[] | null): Access {
  let scopes = granted;
  let revoked = false;
  return {
    get scopes() {
      return scopes;
    },
    get revoked() {
      return revoked;
    },
    grant: (wanted) => void (scopes = wanted),
    revokeToken: () => void (revoked = true),
    restoreToken: () => void (revoked = false),
    refuse: ({ method, path, authorization }) => {
      const known = timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
      if (!known || revoked) return { status: 401, content: NO_CREDENTIALS };
      const sufficient = findSufficient(method, path);
      const held = new Set(scopes);
      if (scopes === null || sufficient.length === 0) return null;
      if (sufficient.some((set) => set.every((scope) => held.has(scope)))) return null;
      return { status: 403, content: describeMissing([...new Set(sufficient.flat())]) };
    },
  };
}
