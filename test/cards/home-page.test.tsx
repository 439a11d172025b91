import {
  Alert,
  Button,
  EmptyState,
  ErrorState,
  Link,
  LoadingButton,
  LoadingSpinner,
  SearchInput,
  Select,
  Table,
  TableCell,
  TableHeader,
  Text,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';

import { HomeView } from '../../extensions/app/pages/home-view.tsx';
import type { Report, Row } from '../../extensions/app/pages/report.ts';
import { installPageServer, settle, type PageRequest } from './page-server.ts';

const REPORT: Report = {
  name: 'overview',
  title: { en: 'Opportunities', ru: 'Возможности' },
  at: '2026-11-24T09:00:00.000Z',
  rulesVersion: '4f2a9c',
  columns: [
    { id: 'name', name: { en: 'Name', ru: 'Название' }, type: 'text' },
    { id: 'priority', name: { en: 'priority', ru: 'приоритет' }, type: 'number' },
    { id: 'deal', name: { en: 'Deal', ru: 'Сделка' }, type: 'deal' },
  ],
  rows: [
    { name: 'HR system - Acme', priority: 3036.5, deal: '42' },
    { name: 'HR system - Umbrella', priority: 1009, deal: '43' },
    { name: 'Analytics - Acme', priority: 9, deal: null },
  ],
  notes: [{ en: 'Ranked by roles first.', ru: 'Сначала роли, затем активность.' }],
};

let requests: PageRequest[];
beforeEach(() => {
  requests = installPageServer();
});

/** React asks after it has drawn. */
async function askLast(): Promise<PageRequest> {
  await settle();
  const request = requests.at(-1);
  if (request === undefined) throw new Error('Nothing was asked.');
  return request;
}

function open(locale = 'en-us') {
  const renderer = createRenderer('home');
  const portal = { id: 10000001, timezone: 'Europe/Moscow' };
  renderer.render(<HomeView publicUrl="https://bg.example.com" portal={portal} reader={{ locale }} />);
  const answer = async (status: number, body: unknown) => (await askLast()).answer(status, body);
  const names = () =>
    renderer
      .findAll(TableCell)
      .map((cell) => cell.maybeFind(Link)?.text ?? cell.text)
      .filter((text) => text?.includes(' - '));
  const search = (text: string) => renderer.find(SearchInput).trigger('onInput', text as never);
  const header = (name: string) => renderer.find(TableHeader, (node) => node.text === name);
  // The renderer knows the handlers all kinds of headers have; only those that sort have this one.
  const sort = (name: string, direction: string) =>
    header(name).trigger('onSortChange' as never, direction as never);
  return { renderer, answer, names, search, header, sort, text: () => renderer.getRootNode().toString() };
}

it('asks for the overview, and says so while it waits', async () => {
  const { renderer } = open();
  await settle();
  expect(renderer.find(LoadingSpinner).props.label).toBe('Reading the opportunities…');
  expect(requests.map(({ url }) => url)).toEqual(['https://bg.example.com/api/reports/overview?language=en']);
});

it.each([
  ['en-us', 'Show', 'Review queue', 'Nothing here'],
  ['ru-ru', 'Показать', 'Очередь проверки', 'Здесь пусто'],
])(
  'other reports are a choice away, the review queue among them, for %s (R69)',
  async (locale, label, name, nothing) => {
    const { renderer, answer } = open(locale);
    await answer(200, REPORT);
    const choice = renderer.find(Select, { name: 'report' });
    expect(choice.props.label).toBe(label);
    expect(choice.props.options?.map((each) => each.label).join('; ')).toContain(name);
    choice.trigger('onChange', 'review' as never);
    const request = await askLast();
    expect(request.url).toContain('/api/reports/review?');
    expect(renderer.maybeFind(LoadingSpinner)).not.toBeNull();
    await request.answer(200, { ...REPORT, name: 'review', rows: [] });
    expect(renderer.find(EmptyState).props.title).toBe(nothing);
  },
);

it('the dashboard of marketing and sales is a choice away, the same for every reader (R157)', async () => {
  const { renderer, answer, text } = open();
  await answer(200, REPORT);
  const choice = renderer.find(Select, { name: 'report' });
  const labels = choice.props.options?.map((each) => each.label);
  expect(labels).toContain('Dashboard of marketing and sales');
  choice.trigger('onChange', 'dashboard' as never);
  const request = await askLast();
  expect(request.url).toBe('https://bg.example.com/api/reports/dashboard?language=en');
  const column = (id: string, type: 'text' | 'number') => ({ id, name: { en: id, ru: id }, type });
  await request.answer(200, {
    ...REPORT,
    name: 'dashboard',
    columns: [column('metric', 'text'), column('value', 'number'), column('unit', 'text')],
    rows: [{ metric: 'won of all closed deals', value: null, unit: 'too few to say' }],
  });
  for (const words of ['won of all closed deals', 'too few to say']) expect(text()).toContain(words);
});

it('shows the rows as the server ranked them, with links to the deals, and the notes', async () => {
  const { renderer, answer, names, text } = open();
  await answer(200, REPORT);
  expect(names()).toEqual(['HR system - Acme', 'HR system - Umbrella', 'Analytics - Acme']);
  expect(renderer.findAll(Link).map(({ props }) => props.href)).toEqual([
    '/contacts/10000001/record/0-3/42',
    '/contacts/10000001/record/0-3/43',
  ]);
  for (const words of [
    'Opportunities',
    'Ranked by roles first.',
    '3,036.5',
    'As of Nov 24, 2026',
    '4f2a9c',
  ]) {
    expect(text()).toContain(words);
  }
});

it('puts a dozen columns into few enough to be read without scrolling sideways', async () => {
  const { renderer, answer } = open();
  const id = (name: string, type: Report['columns'][number]['type']) =>
    ({ id: name, name: { en: name, ru: name }, type }) as const;
  const columns = [
    id('deal', 'deal'),
    id('name', 'text'),
    id('solution', 'text'),
    id('score', 'number'),
    id('identified', 'percent'),
    id('engaged', 'percent'),
    id('validated', 'percent'),
    id('risk', 'text'),
    id('summary', 'text'),
    id('contact', 'contact'),
  ];
  const row = { name: 'HR - Acme', solution: 'HR', score: 36.5, identified: 100, engaged: 75, validated: 0 };
  await answer(200, {
    ...REPORT,
    columns,
    rows: [
      { ...row, deal: '42', risk: 'finance is missing', summary: 'two are active', contact: '7' },
      { ...row, deal: null, risk: null, summary: 'all is well', contact: null },
    ],
  });
  expect(renderer.findAll(TableHeader).map(({ text }) => text)).toEqual([
    'Rank',
    'Name',
    'Score',
    'Coverage: identified / engaged / validated',
    'Where it stands',
    'Contact',
  ]);
  const told = renderer
    .findAll(TableCell)
    .map((cell) =>
      [
        cell.text,
        ...cell.findAll(Link).map((link) => `→ ${link.text}`),
        ...cell.findAll(Text).map(({ text }) => text),
      ].filter(Boolean),
    );
  expect(told).toEqual([
    ['1'],
    ['→ HR - Acme', 'HR'],
    ['36.5'],
    ['100% / 75% / 0%'],
    ['finance is missing', 'two are active'],
    ['→ Contact 7'],
    ['2'],
    ['HR - Acme', 'HR'],
    ['36.5'],
    ['100% / 75% / 0%'],
    ['all is well'],
    ['—'],
  ]);
});

it('finds rows by what they show, keeps their rank, and tells when there are none', async () => {
  const { renderer, answer, names, search, text } = open();
  await answer(200, REPORT);
  search('acme');
  expect(names()).toEqual(['HR system - Acme', 'Analytics - Acme']);
  expect(renderer.findAll(TableCell).map((cell) => cell.text)).toContain('3');
  expect(text()).toContain('2 of 3 shown');
  search('nobody');
  expect(renderer.find(EmptyState).props.title).toBe('Nothing found');
  search('');
  expect(names()).toHaveLength(3);
});

it('sorts by a column, either way, and goes back to the ranking', async () => {
  const { answer, names, header, sort } = open();
  await answer(200, REPORT);
  sort('Priority', 'ascending');
  expect(names()).toEqual(['Analytics - Acme', 'HR system - Umbrella', 'HR system - Acme']);
  expect(header('Priority').props).toMatchObject({ sortDirection: 'ascending' });
  sort('Name', 'descending');
  expect(names()).toEqual(['HR system - Umbrella', 'HR system - Acme', 'Analytics - Acme']);
  expect(header('Priority').props).toMatchObject({ sortDirection: 'none' });
  sort('Name', 'none');
  expect(names()).toEqual(['HR system - Acme', 'HR system - Umbrella', 'Analytics - Acme']);
});

it('shows 25 rows at a time; a search goes back to the first page', async () => {
  const { renderer, answer, names, search } = open();
  const rows = Array.from({ length: 60 }, (_, index): Row => ({
    name: `Deal - ${index}`,
    priority: null,
    deal: null,
  }));
  await answer(200, { ...REPORT, rows });
  expect(renderer.find(Table).props).toMatchObject({ paginated: true, pageCount: 3, page: 1 });
  renderer.find(Table).trigger('onPageChange' as never, 3 as never);
  expect(names()).toHaveLength(10);
  expect(names()[0]).toBe('Deal - 50');
  search('deal - 1');
  expect(renderer.find(Table).props).toMatchObject({ pageCount: 1, page: 1 });
  expect(names()[0]).toBe('Deal - 1');
});

it('a portal without opportunities is told how they come about', async () => {
  const { renderer, answer, text } = open();
  await answer(200, { ...REPORT, rows: [] });
  expect(renderer.find(EmptyState).props.title).toBe('No opportunities yet');
  expect(text()).toContain('Ranked by roles first.');
});

it('speaks Russian to a Russian reader, in numbers and dates as well', async () => {
  const { answer, header, text } = open('ru');
  await answer(200, REPORT);
  expect(requests.map(({ url }) => url)).toEqual(['https://bg.example.com/api/reports/overview?language=ru']);
  expect(header('Приоритет').text).toBe('Приоритет');
  for (const words of ['Возможности', 'Место', 'Сначала роли', '36,5', '24 нояб']) {
    expect(text()).toContain(words);
  }
});

it.each([
  [403, { error: { code: 'no_permission', message: '…', requestId: 'r-1' } }, 'no permission'],
  [404, { error: { code: 'not_found', message: '…', requestId: 'r-1' } }, 'older than this page'],
  [503, { error: { code: 'unavailable', message: '…', requestId: 'r-1' } }, 'cannot answer right now'],
])('status %i is told by its remedy, and trying again asks again', async (status, body, words) => {
  const { renderer, answer, names, text } = open();
  await answer(status, body);
  expect(renderer.find(ErrorState).props.title).toBe('The Buying Groups server did not answer');
  expect(text()).toContain(words);
  renderer.find(Button).trigger('onClick');
  await answer(200, REPORT);
  expect(names()).toHaveLength(3);
});

it('a list that cannot be read again stays, and is said to be old', async () => {
  const { renderer, answer, names } = open();
  await answer(200, REPORT);
  renderer.find(LoadingButton).trigger('onClick');
  await (await askLast()).refuse();
  expect(renderer.find(Alert).props.title).toContain('could not be read again');
  expect(names()).toHaveLength(3);
  renderer.find(LoadingButton).trigger('onClick');
  await answer(200, { ...REPORT, rows: REPORT.rows.slice(0, 1) });
  expect(renderer.maybeFind(Alert)).toBeNull();
  expect(names()).toHaveLength(1);
});
