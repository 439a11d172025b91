/** The preview's own words; those of the cards come from the app. */
import type { Backend, CardInfo, HappeningName, Locale, RecordType, SceneName } from '../link/protocol.ts';

export interface Words {
  readonly banner: string;
  readonly types: Readonly<Record<RecordType, string>>;
  readonly language: string;
  readonly user: string;
  readonly backend: string;
  readonly backends: Readonly<Record<Backend, string>>;
  readonly happenings: Readonly<Record<HappeningName, string>>;
  readonly scenes: Readonly<Record<SceneName, string>>;
  readonly scene: string;
  readonly play: string;
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
    held: 'answers once you switch again',
    overtaken: 'first answer comes last',
    'status-500': 'answers 500',
    'status-502': 'HubSpot answers 502',
    'status-503': 'answers 503',
    'status-401': 'answers 401',
    'status-403': 'answers 403',
    'status-404': 'answers 404',
    nonsense: 'answers nonsense',
    throw: 'hubspot.fetch rejects',
    offline: 'not there',
    unset: 'address not set',
  },
  happenings: {
    visit: 'Opens the pricing page',
    download: 'Downloads a case study',
    demo_request: 'Asks for a demo',
    new_contact: 'A new colleague signs up',
    meeting: 'A meeting takes place',
    label: 'A label is set by hand',
    off_deal: 'Contact is taken off the deal',
    won: 'The deal is won',
    lost: 'The deal is lost',
    hubspot_down: 'HubSpot’s API fails',
    hubspot_back: 'HubSpot’s API works again',
  },
  scenes: {
    newcomer: 'A company nobody has heard of',
    group_4: 'A group of 4',
    group_13: 'A group of 13',
    group_25: 'A group of 25',
    raised_hand: 'One person asks for a demo',
    lost_deal: 'New interest after a lost deal',
    deal_by_hand: 'A deal that names no solution',
    deal_alone: 'A deal without a company',
  },
  scene: 'Set a scene',
  play: 'Play it',
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
    held: 'ответит, когда переключите',
    overtaken: 'первый ответ приходит последним',
    'status-500': 'отвечает 500',
    'status-502': 'HubSpot отвечает 502',
    'status-503': 'отвечает 503',
    'status-401': 'отвечает 401',
    'status-403': 'отвечает 403',
    'status-404': 'отвечает 404',
    nonsense: 'отвечает бессмыслицей',
    throw: 'hubspot.fetch отклоняет',
    offline: 'недоступен',
    unset: 'адрес не указан',
  },
  happenings: {
    visit: 'Открывает страницу цен',
    download: 'Скачивает кейс',
    demo_request: 'Просит демо',
    new_contact: 'Регистрируется новый коллега',
    meeting: 'Проходит встреча',
    label: 'Метка ставится вручную',
    off_deal: 'Контакт убирают со сделки',
    won: 'Сделка выиграна',
    lost: 'Сделка проиграна',
    hubspot_down: 'API HubSpot отказывает',
    hubspot_back: 'API HubSpot снова работает',
  },
  scenes: {
    newcomer: 'Компания, о которой ещё не слышали',
    group_4: 'Группа из 4 человек',
    group_13: 'Группа из 13 человек',
    group_25: 'Группа из 25 человек',
    raised_hand: 'Один человек просит демо',
    lost_deal: 'Новый интерес после проигранной сделки',
    deal_by_hand: 'Сделка без указанного решения',
    deal_alone: 'Сделка без компании',
  },
  scene: 'Готовая ситуация',
  play: 'Разыграть',
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
