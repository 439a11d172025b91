import type { Language } from './language.ts';

export interface Words {
  readonly loading: string;
  readonly reload: string;
  readonly connection: string;
  readonly works: string;
  readonly worksNot: string;
  readonly worksNotHint: string;
  readonly check: Readonly<Record<string, string>>;
  readonly good: string;
  readonly bad: string;
  readonly server: string;
  readonly portal: string;
  readonly anyPortal: string;
  readonly backlog: string;
  readonly waits: (seconds: number | null) => string;
  readonly solutions: string;
  readonly noSolutions: string;
  readonly noSolutionsHint: string;
  readonly columns: readonly [string, string, string, string];
  readonly model: Readonly<Record<string, string>>;
  readonly none: string;
  readonly rules: string;
  readonly rulesVersion: string;
  readonly whereTitle: string;
  readonly where: string;
  readonly steps: readonly string[];
}

const en: Words = {
  loading: 'Asking the Buying Groups server…',
  reload: 'Check again',
  connection: 'Connection',
  works: 'The server answers and works.',
  worksNot: 'The server answers, but something stops its work',
  worksNotHint: 'Events are kept meanwhile. The line that is not well says what to do.',
  check: {
    store: 'Store',
    hubspot: 'Work with HubSpot',
    rules: 'Rules',
    marketing_events: 'Marketing events',
    event_analytics: 'Event analytics',
  },
  good: 'well',
  bad: 'to be mended',
  server: 'Version of the server',
  portal: 'HubSpot account',
  anyPortal: 'any that knows the client secret: HUBSPOT_PORTAL_ID is not set',
  backlog: 'Oldest event that waits',
  waits: (seconds) => {
    if (seconds === null) return 'unknown: the store does not answer';
    return seconds === 0 ? 'none' : `since ${describeSeconds(seconds, 's', 'min', 'h')}`;
  },
  solutions: 'Solutions',
  noSolutions: 'The configuration names no solution',
  noSolutionsHint: 'Add what you sell to config/solutions.yaml on the server.',
  columns: ['Solution', 'How deals come about', 'Required roles', 'Optional roles'],
  model: {
    manual: 'manual: the app proposes, a person creates the deal',
    partial: 'partial: the app creates the deal when it detects a group',
    full: 'full: deals of planned companies exist beforehand',
  },
  none: 'none',
  rules: 'Rules',
  rulesVersion: 'Version of the rules in use',
  whereTitle: 'Nothing can be changed on this page',
  where:
    'Solutions, roles, content and scores are files in the folder config on the server (CONFIG_DIR), so that each change can be read, checked and taken back. Whoever runs the server changes them:',
  steps: [
    'Edit the YAML files in the folder config.',
    'Run “npm run bg -- check”: it names file, line and column of each mistake.',
    'Run “npm run bg -- rules publish”: the server takes the rules up within a minute, and the version above changes. “rules rollback” brings back those before.',
  ],
};

const ru: Words = {
  loading: 'Спрашиваем сервер Buying Groups…',
  reload: 'Проверить ещё раз',
  connection: 'Связь',
  works: 'Сервер отвечает и работает.',
  worksNot: 'Сервер отвечает, но его работе что-то мешает',
  worksNotHint: 'События тем временем сохраняются. Что делать, сказано в строке с ошибкой.',
  check: {
    store: 'Хранилище',
    hubspot: 'Работа с HubSpot',
    rules: 'Правила',
    marketing_events: 'Маркетинговые мероприятия',
    event_analytics: 'Аналитика событий',
  },
  good: 'в порядке',
  bad: 'нужно исправить',
  server: 'Версия сервера',
  portal: 'Аккаунт HubSpot',
  anyPortal: 'любой, кто знает секрет клиента: HUBSPOT_PORTAL_ID не задан',
  backlog: 'Самое старое событие в очереди',
  waits: (seconds) => {
    if (seconds === null) return 'неизвестно: хранилище не отвечает';
    return seconds === 0 ? 'нет' : `ждёт ${describeSeconds(seconds, 'с', 'мин', 'ч')}`;
  },
  solutions: 'Решения',
  noSolutions: 'В настройках нет ни одного решения',
  noSolutionsHint: 'Опишите то, что вы продаёте, в файле config/solutions.yaml на сервере.',
  columns: ['Решение', 'Как появляются сделки', 'Обязательные роли', 'Остальные роли'],
  model: {
    manual: 'вручную: приложение предлагает, сделку создаёт человек',
    partial: 'частично: приложение создаёт сделку, когда находит группу',
    full: 'полностью: сделки запланированных компаний созданы заранее',
  },
  none: 'нет',
  rules: 'Правила',
  rulesVersion: 'Версия действующих правил',
  whereTitle: 'На этой странице ничего нельзя изменить',
  where:
    'Решения, роли, материалы и баллы описаны в файлах папки config на сервере (CONFIG_DIR): так каждое изменение можно прочитать, проверить и отменить. Их меняет тот, кто управляет сервером:',
  steps: [
    'Измените файлы YAML в папке config.',
    'Запустите «npm run bg -- check»: команда назовёт файл, строку и столбец каждой ошибки.',
    'Запустите «npm run bg -- rules publish»: сервер перейдёт на новые правила в течение минуты, и версия выше изменится. Прежние вернёт «rules rollback».',
  ],
};

/** In the largest unit that keeps it above one: abbreviations have no plural. */
function describeSeconds(seconds: number, s: string, min: string, h: string): string {
  if (seconds < 60) return `${seconds} ${s}`;
  return seconds < 3600 ? `${Math.round(seconds / 60)} ${min}` : `${Math.round(seconds / 3600)} ${h}`;
}

export const words: Readonly<Record<Language, Words>> = { en, ru };
