import type { Failure } from './ask-server.ts';
import type { Language } from './language.ts';

interface FailureWords {
  readonly title: string;
  readonly remedies: Readonly<Record<Failure, string>>;
  readonly request: (id: string) => string;
  readonly retry: string;
}

export const failureWords: Readonly<Record<Language, FailureWords>> = {
  en: {
    title: 'The Buying Groups server did not answer',
    remedies: {
      no_address:
        'This build of the app does not know the address of its server: set PUBLIC_URL in the profile of the project and upload it again.',
      not_reachable:
        'HubSpot could not reach the server. Check that it runs (“serve”), that its HTTPS address is the PUBLIC_URL of the profile, and that it answers within 15 seconds. Events are sent again by HubSpot meanwhile.',
      not_trusted:
        'The server does not accept the signature of this app. Set HUBSPOT_CLIENT_SECRET to the client secret on the Auth tab of the app, check PUBLIC_URL and the clock of the server.',
      foreign_portal:
        'The server belongs to another HubSpot account. Correct HUBSPOT_PORTAL_ID on the server, or use the account it was installed for.',
      no_permission: 'You have no permission to see this. Ask your HubSpot administrator.',
      too_old: 'The server is older than this page. Update and restart it.',
      unavailable:
        'The server is there, but cannot answer right now. Its administrator finds the cause by “doctor” and in the log.',
      unreadable:
        'Something else than the Buying Groups server answers at its address. Check PUBLIC_URL and the proxy in front of the server.',
    },
    request: (id) => `For support: request ${id}`,
    retry: 'Try again',
  },
  ru: {
    title: 'Сервер Buying Groups не ответил',
    remedies: {
      no_address:
        'Эта сборка приложения не знает адреса своего сервера: задайте PUBLIC_URL в профиле проекта и загрузите проект заново.',
      not_reachable:
        'HubSpot не смог связаться с сервером. Проверьте, что он запущен («serve»), что его адрес HTTPS совпадает с PUBLIC_URL в профиле и что он отвечает за 15 секунд. Пока сервера нет, HubSpot повторяет отправку событий.',
      not_trusted:
        'Сервер не принимает подпись этого приложения. Укажите в HUBSPOT_CLIENT_SECRET секрет клиента с вкладки Auth приложения, проверьте PUBLIC_URL и часы сервера.',
      foreign_portal:
        'Сервер относится к другому аккаунту HubSpot. Исправьте HUBSPOT_PORTAL_ID на сервере или откройте аккаунт, для которого он установлен.',
      no_permission: 'У вас нет прав на просмотр. Обратитесь к администратору HubSpot.',
      too_old: 'Сервер старше этой страницы. Обновите его и перезапустите.',
      unavailable:
        'Сервер работает, но сейчас не может ответить. Причину его администратор найдёт командой «doctor» и в журнале.',
      unreadable: 'По адресу сервера отвечает что-то другое. Проверьте PUBLIC_URL и прокси перед сервером.',
    },
    request: (id) => `Для поддержки: запрос ${id}`,
    retry: 'Повторить',
  },
};
