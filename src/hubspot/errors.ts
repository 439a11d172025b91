/**
 * What can go wrong between this app and HubSpot, as types. A message tells what was wrong, what was expected and
 * what to do; it never carries a token, a value of a property or anything of a person.
 */

import type { Localized } from '../domain/vocabulary.ts';

/** Every error of the gateway. `retryable`: the same call may work later without anybody changing anything. */
export abstract class GatewayError extends Error {
  abstract readonly retryable: boolean;
  /** The message, for those who read it on a card or a page in HubSpot. */
  readonly words: Localized;

  constructor(words: Localized) {
    super(words.en);
    this.words = words;
  }
}

/** HubSpot did not answer properly within the attempts allowed. */
export class HubSpotUnavailable extends GatewayError {
  override readonly name = 'HubSpotUnavailable';
  readonly retryable = true;
  readonly attempts: number;
  /** Last status, or the kind of fault where there was none. */
  readonly last: number | string;

  constructor(operation: string, attempts: number, last: number | string) {
    super({
      en:
        `HubSpot did not answer ${operation} properly: ${attempts} attempt(s), the last ended with ${last}. ` +
        'Nothing is lost; try again in a few minutes, and see status.hubspot.com if it stays.',
      ru:
        `HubSpot не ответил на ${operation} как следует: попыток ${attempts}, последняя окончилась так: ${last}. ` +
        'Ничего не потеряно; попробуйте через несколько минут, а если не пройдёт, посмотрите status.hubspot.com.',
    });
    this.attempts = attempts;
    this.last = last;
  }
}

export type PauseReason = 'daily_limit' | 'migration' | 'retry_after';

const PAUSE_CAUSES: Readonly<Record<PauseReason, Localized>> = {
  daily_limit: {
    en: "The portal's daily limit of API calls is used up",
    ru: 'Дневной лимит вызовов API этого портала исчерпан',
  },
  migration: {
    en: 'HubSpot is moving this portal to another data centre',
    ru: 'HubSpot переносит этот портал в другой центр обработки данных',
  },
  retry_after: { en: 'HubSpot asked for a longer pause', ru: 'HubSpot попросил паузу подольше' },
};

/** HubSpot takes no call until `resumeAt` (milliseconds since 1970); too long to sleep inside a call. */
export class PausedError extends GatewayError {
  override readonly name = 'PausedError';
  readonly retryable = true;
  readonly reason: PauseReason;
  readonly resumeAt: number;

  constructor(reason: PauseReason, resumeAt: number) {
    const { en, ru } = PAUSE_CAUSES[reason];
    const at = new Date(resumeAt).toISOString();
    super({
      en: `${en}; the next call is allowed at ${at}.`,
      ru: `${ru}; следующий вызов разрешён в ${at}.`,
    });
    this.reason = reason;
    this.resumeAt = resumeAt;
  }
}

/** 401: HubSpot does not accept the token. */
export class AuthError extends GatewayError {
  override readonly name = 'AuthError';
  readonly retryable = false;

  constructor() {
    super({
      en:
        'HubSpot refused the access token (401). Expected the token of this app, as HubSpot shows it on the "Distribution" ' +
        'tab of the project app; put it into HUBSPOT_ACCESS_TOKEN.',
      ru:
        'HubSpot не принял токен доступа (401). Нужен токен этого приложения: HubSpot показывает его на вкладке ' +
        '«Distribution» приложения проекта; запишите его в HUBSPOT_ACCESS_TOKEN.',
    });
  }
}

/** 403: the token lacks scopes, or the subscription the feature. `scopes` are those HubSpot names; any may be enough. */
export class ScopeError extends GatewayError {
  override readonly name = 'ScopeError';
  readonly retryable = false;
  readonly scopes: readonly string[];

  constructor(operation: string, scopes: readonly string[], reason: string) {
    const names = scopes.join(', ');
    const remedy: Localized =
      scopes.length > 0
        ? {
            en: `Add one of these scopes to the app and install it again: ${names}.`,
            ru: `Добавьте приложению одно из этих прав и установите его заново: ${names}.`,
          }
        : {
            en: "It names no scope, so the portal's subscription does not include this feature.",
            ru: 'Право не названо, значит, в подписку портала эта возможность не входит.',
          };
    super({
      en: `HubSpot refused ${operation} (403): ${reason}. ${remedy.en}`,
      ru: `HubSpot отклонил ${operation} (403): ${reason}. ${remedy.ru}`,
    });
    this.scopes = scopes;
  }
}

/** Any other 4xx: HubSpot understood the call and will not do it. */
export class RefusedError extends GatewayError {
  override readonly name = 'RefusedError';
  readonly retryable = false;
  readonly status: number;
  readonly category: string;
  /** HubSpot's words, without values. */
  readonly reason: string;

  constructor(
    operation: string,
    refusal: { readonly status: number; readonly category: string; readonly reason: string },
  ) {
    const found = `${operation} (${refusal.status} ${refusal.category}): ${refusal.reason}`;
    super({ en: `HubSpot refused ${found}`, ru: `HubSpot отклонил ${found}` });
    this.status = refusal.status;
    this.category = refusal.category;
    this.reason = refusal.reason;
  }
}

/** HubSpot's answer is not of the shape its API description promises, twice. */
export class ParseError extends GatewayError {
  override readonly name = 'ParseError';
  readonly retryable = true;
  /** Where in the answer, such as `results.3.id`. */
  readonly path: string;

  constructor(operation: string, path: string, expected: string) {
    super({
      en:
        `HubSpot answered ${operation} in an unexpected shape: at "${path}", ${expected}. ` +
        'HubSpot may have changed its API; please report this.',
      ru:
        `HubSpot ответил на ${operation} в неожиданном виде: «${path}», ${expected}. ` +
        'Возможно, HubSpot изменил свой API; пожалуйста, сообщите об этом.',
    });
    this.path = path;
  }
}

/** The caller asked for something that must not reach HubSpot, such as an id that is not one. A fault of ours. */
export class InvalidRequestError extends GatewayError {
  override readonly name = 'InvalidRequestError';
  readonly retryable = false;

  constructor(message: string) {
    super({ en: message, ru: `Ошибка в самом приложении: ${message}` });
  }
}
