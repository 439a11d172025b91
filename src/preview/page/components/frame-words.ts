/** Words that HubSpot's own components bring along, in the language of the page. */
const EN = {
  close: 'Close',
  clear: 'Clear',
  loading: 'Loading',
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  empty: 'Nothing here yet',
  failed: 'Something went wrong',
};

const RU: typeof EN = {
  close: 'Закрыть',
  clear: 'Очистить',
  loading: 'Загрузка',
  pages: 'Страницы',
  previous: 'Назад',
  next: 'Вперёд',
  empty: 'Здесь пока пусто',
  failed: 'Что-то пошло не так',
};

export function frameWords(): typeof EN {
  return document.documentElement.lang === 'ru' ? RU : EN;
}
