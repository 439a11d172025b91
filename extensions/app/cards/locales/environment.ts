/** The language, the locale and the portal's time zone, and everything that is written by them. */
import { createContext, useContext } from 'react';

import type { Localized } from '../api/types.ts';
import { en, type Words } from './en.ts';
import { ru } from './ru.ts';

export interface Environment {
  readonly language: 'en' | 'ru';
  readonly words: Words;
  readonly say: (text: Localized) => string;
  /** `iso` as a day, in the portal's time zone. */
  readonly day: (iso: string) => string;
  /** Without the year, where many stand side by side. */
  readonly shortDay: (iso: string) => string;
  readonly moment: (iso: string) => string;
  /** 0 to 1. */
  readonly percent: (share: number) => string;
  readonly number: (value: number) => string;
  readonly list: (items: readonly string[]) => string;
  /** Who did something, by HubSpot's user id; the card knows the name of nobody but its reader. */
  readonly who: (userId: string | null) => string;
}

interface Source {
  readonly user: { readonly id?: number; readonly locale?: string; readonly language?: string };
  readonly portal: { readonly timezone: string };
}

export function createEnvironment({ user, portal }: Source): Environment {
  const locale = readLocale(user.locale ?? user.language ?? '');
  const language = locale.toLowerCase().startsWith('ru') ? 'ru' : 'en';
  // Words and dates of one sentence are in one language, also for a user of a third one.
  const own = locale.toLowerCase().startsWith(language) ? locale : language;
  const timeZone = readTimeZone(portal.timezone);
  const days = new Intl.DateTimeFormat(own, { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  const shortDays = new Intl.DateTimeFormat(own, { day: 'numeric', month: 'short', timeZone });
  const moments = new Intl.DateTimeFormat(own, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  const percents = new Intl.NumberFormat(own, { style: 'percent', maximumFractionDigits: 0 });
  const numbers = new Intl.NumberFormat(own, { maximumFractionDigits: 1 });
  const lists = new Intl.ListFormat(own, { type: 'conjunction' });
  const words = language === 'ru' ? ru : en;
  return {
    language,
    words,
    say: (text) => text[language],
    day: (iso) => days.format(new Date(iso)),
    shortDay: (iso) => shortDays.format(new Date(iso)),
    moment: (iso) => moments.format(new Date(iso)),
    percent: (share) => percents.format(share),
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
    who: (userId) => {
      if (userId === null) return words.somebody;
      return userId === String(user.id) ? words.you : words.user(userId);
    },
  };
}

/** HubSpot writes `ru-ru`, `en_US`, or nothing. */
function readLocale(text: string): string {
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function readTimeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

const CurrentEnvironment = createContext<Environment | null>(null);
export const EnvironmentProvider = CurrentEnvironment.Provider;

export function useEnvironment(): Environment {
  const environment = useContext(CurrentEnvironment);
  if (environment === null) throw new Error('useEnvironment() needs an EnvironmentProvider around it.');
  return environment;
}
