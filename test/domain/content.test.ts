/** The content map: what a URL, a path or a name as HubSpot reports it is about. */
import { compileContent, pathOf, readInteraction } from '../../src/domain/content.ts';
import type { ContentRule } from '../../src/domain/rule-set.ts';
import type { Interaction, InteractionSource } from '../../src/domain/types.ts';
import type { InteractionKind } from '../../src/domain/vocabulary.ts';
import { act, loadSample } from '../support/facts.ts';

const { readContent } = await loadSample();

describe('a path', () => {
  test.each([
    ['https://www.example.com/hr/compare', '/hr/compare'],
    ['http://localhost:8080/hr/compare?utm_source=x&next=/hr/demo', '/hr/compare'],
    ['https://example.com/HR/Compare/', '/hr/compare'],
    ['https://example.com/hr/compare///#top', '/hr/compare'],
    ['/hr/compare', '/hr/compare'],
    ['/hr/compare: Скачать', '/hr/compare'],
    ['/hr/compare/: Скачать', '/hr/compare'],
    ['Сравнение (/hr/compare): Форма', '/hr/compare'],
    ['  /hr/compare  ', '/hr/compare'],
    ['https://example.com/', '/'],
    ['https://example.com/страница', '/страница'],
  ])('is found in «%s»', (text, expected) => {
    expect(pathOf(text)).toBe(expected);
  });

  test.each(['https://example.com', 'https://example.com?next=/hr/demo', 'HR-система', 'a/b test', ''])(
    'is not seen in «%s»',
    (text) => {
      expect(pathOf(text)).toBeNull();
    },
  );
});

describe('the sample content map', () => {
  test.each([
    ['https://a.example/hr/leave-automation-brochure', 'hr_leave_automation_brochure'],
    ['https://b.example/hr/leave-automation-brochure/?x=1', 'hr_leave_automation_brochure'],
    ['https://a.example/hr/leave-automation-brochure/page-2', 'hr_other'],
    ['https://a.example/hr/anything/below', 'hr_other'],
    ['/webinars/hr-api: Регистрация на вебинар', 'hr_webinar_api'],
    ['Compare HR systems', 'hr_compare'],
    ['compare  HR SYSTEMS: Get the table', 'hr_compare'],
    ['Some page: HR demo', 'hr_demo'],
    ['HR-система: цены и сроки: HR demo', 'hr_demo'],
    ['Вебинар «Автоматизация HR»: Регистрация', 'hr_webinar_automation'],
    ['https://a.example/analytics/demo', 'analytics_demo'],
  ])('knows «%s» (R114)', (content, rule) => {
    expect(readContent(content)?.id).toBe(rule);
  });

  test.each([
    null,
    '',
    'https://a.example/',
    'https://a.example/hrx/compare',
    'Compare',
    'HR demo and more',
    '/webinars/other',
  ])('does not know «%s»', (content) => {
    expect(readContent(content)).toBeNull();
  });
});

test('the longest path wins, whatever the order of the rules', () => {
  const rule = (path: string): ContentRule => ({
    id: path,
    path,
    names: [],
    solution: 's',
    kind: 'page_view',
    interests: [],
  });
  const rules = ['/a/*', '/a/b/c', '/a/b/*', '/a/b/cc*'].map(rule);
  for (const ordered of [rules, rules.toReversed()]) {
    const read = compileContent(ordered);
    expect(read('/a/b/c')?.id).toBe('/a/b/c');
    expect(read('/a/b/ccc')?.id).toBe('/a/b/cc*');
    expect(read('/a/b/d')?.id).toBe('/a/b/*');
    expect(read('/a/x')?.id).toBe('/a/*');
    expect(read('/b')).toBeNull();
  }
});

describe('what kind an interaction is', () => {
  const from = (source: InteractionSource, content: string | null): Interaction => ({
    ...act('1', 'page_view', 1, null),
    source,
    content,
    kind: null,
  });

  test.each<[InteractionSource, string | null, InteractionKind]>([
    ['page', '/hr/compare', 'comparison'],
    ['page', '/elsewhere', 'page_view'],
    ['page', '/hr/product', 'page_view'],
    ['conversion', '/hr/demo: Form', 'demo_request'],
    ['conversion', '/hr/product: Form', 'form_submission'],
    ['conversion', '/elsewhere: Form', 'form_submission'],
    ['workflow', '/hr/product', 'form_submission'],
    ['email_open', '/hr/demo', 'email_open'],
    ['email_click', '/hr/demo', 'email_click'],
    ['email_reply', null, 'email_reply'],
    ['email', null, 'email_reply'],
    ['meeting', '/hr/demo', 'meeting'],
    ['call', null, 'call'],
    ['communication', null, 'message'],
    ['events_api', '/hr/compare', 'comparison'],
    ['event_registration', 'https://x.example/webinars/hr-api: API', 'webinar_registration'],
    ['event_registration', 'HR strategy conference', 'event_registration'],
    ['event_registration', 'https://x.example/hr/demo: Demo day', 'event_registration'],
    ['event_registration', 'Unknown fair', 'event_registration'],
    ['event_attendance', 'HR strategy conference', 'webinar_attendance'],
  ])('from %s with «%s» is %s', (source, content, kind) => {
    expect(readInteraction(from(source, content), readContent).kind).toBe(kind);
  });

  test('that the source names itself outranks the map, as its solution does', () => {
    const told = {
      ...from('events_api', '/hr/compare'),
      kind: 'webinar_attendance' as const,
      solution: 'analytics_platform',
    };
    expect(readInteraction(told, readContent)).toMatchObject({
      kind: 'webinar_attendance',
      solution: 'analytics_platform',
      rule: 'hr_compare',
      interests: ['hr'],
    });
  });
});
