/** The preview's own words; those of the cards come from the app. */
import type { Backend, CardInfo, HappeningName, Locale, RecordType } from '../link/protocol.ts';

export interface Words {
  readonly banner: string;
  readonly types: Readonly<Record<RecordType, string>>;
  readonly language: string;
  readonly user: string;
  readonly backend: string;
  readonly backends: Readonly<Record<Backend, string>>;
  readonly happenings: Readonly<Record<HappeningName, string>>;
  readonly happen: string;
  readonly happenHint: string;
  readonly who: string;
  readonly live: string;
  readonly ours: string;
  readonly related: string;
  readonly activities: string;
  readonly events: string;
  readonly log: string;
  readonly quiet: string;
  readonly noCard: string;
  readonly noRecord: string;
  readonly save: string;
  readonly cancel: string;
  readonly byApp: string;
  readonly reload: string;
  readonly pages: Readonly<Record<'home' | 'pages' | 'settings', string>>;
}

const EN: Words = {
  banner:
    'A look-alike made for trying and testing: the card is the real bundle, the frame and the components around it are not HubSpot’s.',
  types: { deals: 'Deal', contacts: 'Contact', companies: 'Company' },
  language: 'Language',
  user: 'User',
  backend: 'Backend',
  backends: {
    healthy: 'healthy',
    slow: 'slow (4 s)',
    'status-500': 'answers 500',
    'status-503': 'answers 503',
    'status-403': 'answers 403',
    throw: 'hubspot.fetch rejects',
    offline: 'not there',
  },
  happenings: {
    visit: 'Opens the pricing page',
    download: 'Downloads a case study',
    demo_request: 'Asks for a demo',
    new_contact: 'A new colleague signs up',
    meeting: 'A meeting takes place',
    label: 'A label is set by hand',
    off_deal: 'Contact is taken off the deal',
  },
  happen: 'Make something happen',
  happenHint: 'The portal tells the app by webhooks. Then press Refresh in the card.',
  who: 'Who',
  live: 'The portal, live',
  ours: 'Written by the app',
  related: 'Associations',
  activities: 'Activities',
  events: 'What happens',
  log: 'Log of the card',
  quiet: 'Nothing to report.',
  noCard: 'No card of the app stands on this record.',
  noRecord: 'The portal has no such record.',
  save: 'Create',
  cancel: 'Cancel',
  byApp: 'app',
  reload: 'Reload the card',
  pages: { home: 'App home', pages: 'App page', settings: 'App settings' },
};

const RU: Words = {
  banner:
    'Стенд для знакомства и тестов: карточка — настоящая сборка, а рамка и компоненты вокруг неё нарисованы нами, это не HubSpot.',
  types: { deals: 'Сделка', contacts: 'Контакт', companies: 'Компания' },
  language: 'Язык',
  user: 'Пользователь',
  backend: 'Сервер',
  backends: {
    healthy: 'исправен',
    slow: 'медленный (4 с)',
    'status-500': 'отвечает 500',
    'status-503': 'отвечает 503',
    'status-403': 'отвечает 403',
    throw: 'hubspot.fetch отклоняет',
    offline: 'недоступен',
  },
  happenings: {
    visit: 'Открывает страницу цен',
    download: 'Скачивает кейс',
    demo_request: 'Просит демо',
    new_contact: 'Регистрируется новый коллега',
    meeting: 'Проходит встреча',
    label: 'Метка ставится вручную',
    off_deal: 'Контакт убирают со сделки',
  },
  happen: 'Пусть что-нибудь произойдёт',
  happenHint: 'Портал сообщит приложению вебхуками. Потом нажмите «Обновить» в карточке.',
  who: 'Кто',
  live: 'Портал вживую',
  ours: 'Записано приложением',
  related: 'Связи',
  activities: 'Действия',
  events: 'Что происходит',
  log: 'Журнал карточки',
  quiet: 'Сообщать не о чем.',
  noCard: 'На этой записи нет карточки приложения.',
  noRecord: 'Такой записи в портале нет.',
  save: 'Создать',
  cancel: 'Отмена',
  byApp: 'приложение',
  reload: 'Перезагрузить карточку',
  pages: { home: 'Главная', pages: 'Страница', settings: 'Настройки' },
};

/** Cards are called what the project file calls them; pages and settings have no name there. */
export function titleOf({ location, title }: CardInfo, locale: Locale): string {
  const { pages } = wordsFor(locale);
  return location === 'home' || location === 'pages' || location === 'settings' ? pages[location] : title;
}

export function wordsFor(locale: Locale): Words {
  return locale === 'ru' ? RU : EN;
}
