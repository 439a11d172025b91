/** Which of the product's two languages a user reads. */
export type Language = 'en' | 'ru';

/** The same words in every language the product speaks. */
export interface Localized {
  readonly en: string;
  readonly ru: string;
}

export interface Reader {
  readonly locale?: string;
  readonly language?: string;
}

export function chooseLanguage({ locale, language }: Reader): Language {
  return (locale ?? language ?? '').toLowerCase().startsWith('ru') ? 'ru' : 'en';
}
