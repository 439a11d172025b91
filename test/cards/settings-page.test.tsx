import {
  Alert,
  Button,
  EmptyState,
  ErrorState,
  LoadingButton,
  LoadingSpinner,
  StatusTag,
  TableRow,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';

import type { Installation } from '../../extensions/app/settings/installation.ts';
import { SettingsView } from '../../extensions/app/settings/settings-view.tsx';
import { installPageServer, settle, type PageRequest } from './page-server.ts';

const WORKING: Installation = {
  version: '0.1.0',
  portalId: '10000001',
  rulesVersion: '4f2a9c',
  ready: true,
  checks: [
    { name: 'store', ok: true, detail: { en: 'backlog 0 s', ru: 'очередь: 0 с' } },
    { name: 'hubspot', ok: true, detail: { en: 'working', ru: 'работает' } },
  ],
  solutions: [
    {
      id: 'hr_system',
      name: { en: 'HR system', ru: 'HR-система' },
      operatingModel: 'partial',
      roles: [
        { name: { en: 'initiator', ru: 'инициатор' }, required: true },
        { name: { en: 'approver', ru: 'визирующий' }, required: false },
      ],
    },
  ],
  backlogSeconds: 0,
};

let requests: PageRequest[];
beforeEach(() => {
  requests = installPageServer();
});

function open(locale = 'en-us', publicUrl: unknown = 'https://bg.example.com') {
  const renderer = createRenderer('settings');
  renderer.render(<SettingsView publicUrl={publicUrl} reader={{ locale }} />);
  const answer = async (status: number, body: unknown) => (await askLast()).answer(status, body);
  return { renderer, answer, text: () => renderer.getRootNode().toString() };
}

/** React asks after it has drawn. */
async function askLast(): Promise<PageRequest> {
  await settle();
  const request = requests.at(-1);
  if (request === undefined) throw new Error('Nothing was asked.');
  return request;
}

it('asks the server of the profile, and says so while it waits', async () => {
  const { renderer } = open();
  await settle();
  expect(renderer.find(LoadingSpinner).props.label).toBe('Asking the Buying Groups server…');
  expect(requests.map(({ url, options }) => [url, options.method])).toEqual([
    ['https://bg.example.com/api/installation', 'GET'],
  ]);
});

it('shows what works, the solutions and the version of the rules', async () => {
  const { renderer, answer, text } = open();
  await answer(200, WORKING);
  expect(renderer.find(Alert, { variant: 'success' }).props.title).toBe('The server answers and works.');
  expect(renderer.findAll(StatusTag).map((tag) => tag.text)).toEqual(['well', 'well']);
  expect(renderer.findAll(TableRow)).toHaveLength(2);
  for (const words of ['0.1.0', '10000001', '4f2a9c', 'HR system', 'hr_system', 'initiator', 'approver']) {
    expect(text()).toContain(words);
  }
});

it('says that nothing can be changed here, and where the rules are', async () => {
  const { renderer, answer, text } = open();
  await answer(200, WORKING);
  expect(renderer.find(Alert, { variant: 'info' }).props.title).toBe('Nothing can be changed on this page');
  expect(text()).toContain('npm run bg -- check');
});

it('shows a check that fails with its remedy, and the rest all the same', async () => {
  const { renderer, answer, text } = open();
  const detail = {
    en: 'the portal lacks deals.bg_key: run "buying-groups install"; events are kept meanwhile',
    ru: 'в портале нет deals.bg_key: запустите «buying-groups install»; события тем временем сохраняются',
  };
  const checks = [WORKING.checks[0], { name: 'hubspot', ok: false, detail }];
  await answer(200, { ...WORKING, ready: false, checks, backlogSeconds: 400 });
  expect(renderer.find(Alert, { variant: 'warning' }).props.title).toContain('something stops its work');
  expect(renderer.find(StatusTag, { variant: 'danger' }).text).toBe('to be mended');
  expect(text()).toContain('the portal lacks deals.bg_key');
  expect(text()).toContain('since 7 min');
  expect(text()).toContain('HR system');
});

it.each([
  [null, 'unknown: the store does not answer'],
  [0, 'none'],
  [59, 'since 59 s'],
  [7200, 'since 2 h'],
])('a backlog of %j seconds is told as "%s"', async (backlogSeconds, words) => {
  const { answer, text } = open();
  await answer(200, { ...WORKING, backlogSeconds });
  expect(text()).toContain(words);
});

it('speaks Russian to a Russian reader', async () => {
  const { renderer, answer, text } = open('ru-RU');
  await answer(200, WORKING);
  expect(renderer.find(Alert, { variant: 'success' }).props.title).toBe('Сервер отвечает и работает.');
  for (const words of ['HR-система', 'инициатор', 'визирующий', 'частично', 'очередь: 0 с', '"работает"'])
    expect(text()).toContain(words);
  for (const words of ['HR system', 'backlog', 'working']) expect(text()).not.toContain(words);
});

it('a configuration without solutions says what to do', async () => {
  const { renderer, answer } = open();
  await answer(200, { ...WORKING, solutions: [] });
  expect(renderer.find(EmptyState).props.title).toBe('The configuration names no solution');
});

const refusal = (code: string) => ({ error: { code, message: 'Words of the server.', requestId: 'r-17' } });

it.each([
  [401, refusal('mismatch_signature'), 'HUBSPOT_CLIENT_SECRET', 'error'],
  [403, refusal('foreign_portal'), 'another HubSpot account', 'lock'],
  [403, refusal('no_permission'), 'no permission', 'lock'],
  [404, refusal('not_found'), 'older than this page', 'error'],
  [503, refusal('unavailable'), 'cannot answer right now', 'error'],
])('status %i with %j is told by its remedy, and names the request', async (status, body, words, type) => {
  const { renderer, answer, text } = open();
  await answer(status, body);
  expect(renderer.find(ErrorState).props.type).toBe(type);
  expect(text()).toContain(words);
  expect(text()).toContain('For support: request r-17');
});

it.each([
  [502, {}, 'could not reach the server'],
  [404, '<html>Not here</html>', 'Something else'],
  [200, '<html>Welcome</html>', 'Something else'],
  [200, { hello: 'world' }, 'Something else'],
])('status %i with %j comes from somebody else, and is told so', async (status, body, words) => {
  const { answer, text } = open();
  await answer(status, body);
  expect(text()).toContain(words);
  expect(text()).not.toContain('For support');
});

it('a proxy that throws is a server that was not reached; trying again asks again', async () => {
  const { renderer, answer, text } = open();
  await (await askLast()).refuse();
  expect(text()).toContain('could not reach the server');
  renderer.find(Button).trigger('onClick');
  expect(renderer.find(LoadingSpinner).props.label).toBe('Asking the Buying Groups server…');
  await answer(200, WORKING);
  expect(text()).toContain('HR system');
  expect(requests).toHaveLength(2);
});

it.each([null, '', 7])(
  'without an address (%j) it asks nobody, and says what is missing',
  async (publicUrl) => {
    const { renderer, text } = open('en', publicUrl === undefined ? null : publicUrl);
    await renderer.waitFor(() => expect(text()).toContain('set PUBLIC_URL'));
    expect(requests).toHaveLength(0);
  },
);

it('an answer to an older question does not overwrite the newer one', async () => {
  const { renderer, answer, text } = open();
  await answer(200, WORKING);
  renderer.find(LoadingButton).trigger('onClick');
  const older = await askLast();
  renderer.find(LoadingButton).trigger('onClick');
  await answer(200, { ...WORKING, rulesVersion: 'rules-2' });
  await older.answer(200, { ...WORKING, rulesVersion: 'rules-1' });
  expect(text()).toContain('rules-2');
  expect(text()).not.toContain('rules-1');
});
