import type { Language } from './language.ts';

export interface Words {
  readonly loading: string;
  readonly reload: string;
  readonly search: string;
  readonly searchHint: string;
  readonly rank: string;
  readonly report: string;
  readonly reports: Readonly<Record<'overview' | 'dashboard' | 'review' | 'handoffs' | 'losses', string>>;
  readonly nothing: string;
  readonly open: Readonly<Record<'deal' | 'contact', string>>;
  readonly empty: string;
  readonly emptyHint: string;
  readonly nothingFound: string;
  readonly nothingFoundHint: (search: string) => string;
  readonly stale: string;
  readonly shown: (shown: number, all: number) => string;
  readonly notes: string;
  readonly computed: (day: string, rulesVersion: string) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    loading: 'Reading the opportunities…',
    reload: 'Refresh',
    search: 'Search',
    searchHint: 'Name or role…',
    rank: 'Rank',
    report: 'Show',
    reports: {
      overview: 'Open opportunities',
      dashboard: 'Dashboard of marketing and sales',
      review: 'Review queue: what waits for a person',
      handoffs: 'Hand-offs to sales',
      losses: 'Lost opportunities',
    },
    nothing: 'Nothing here',
    open: { deal: 'Deal', contact: 'Contact' },
    empty: 'No opportunities yet',
    emptyHint:
      'An opportunity appears when people of one company show interest in one solution, or when somebody sets the solution of a deal.',
    nothingFound: 'Nothing found',
    nothingFoundHint: (search) => `No row holds “${search}”. Shorten the search.`,
    stale: 'The list could not be read again. What you see is from before.',
    shown: (shown, all) => `${shown} of ${all} shown`,
    notes: 'How to read this',
    computed: (day, rulesVersion) => `As of ${day}, by rules ${rulesVersion}`,
  },
  ru: {
    loading: 'Читаем возможности…',
    reload: 'Обновить',
    search: 'Поиск',
    searchHint: 'Название или роль…',
    rank: 'Место',
    report: 'Показать',
    reports: {
      overview: 'Открытые возможности',
      dashboard: 'Общая панель маркетинга и продаж',
      review: 'Очередь проверки: что ждёт решения',
      handoffs: 'Передачи в продажи',
      losses: 'Проигранные возможности',
    },
    nothing: 'Здесь пусто',
    open: { deal: 'Сделка', contact: 'Контакт' },
    empty: 'Возможностей пока нет',
    emptyHint:
      'Возможность появляется, когда люди одной компании интересуются одним решением или когда кто-то указывает решение в сделке.',
    nothingFound: 'Ничего не найдено',
    nothingFoundHint: (search) => `Ни в одной строке нет «${search}». Сократите запрос.`,
    stale: 'Не удалось обновить список. Показаны прежние данные.',
    shown: (shown, all) => `Показано: ${shown} из ${all}`,
    notes: 'Как это читать',
    computed: (day, rulesVersion) => `По состоянию на ${day}, версия правил ${rulesVersion}`,
  },
};
