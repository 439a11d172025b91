/** Both languages, over everything the cards show: words, plural forms, dates, numbers. */
import type { Locator } from 'playwright-core';

import type { Locale } from '../../src/preview/link/protocol.ts';
import { bringColleague } from '../../src/preview/server/colleagues.ts';
import { FORMS } from '../../src/preview/server/deeds.ts';
import { playScene } from '../../src/preview/server/scenes.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openMember } from './member-panel.ts';
import { takePicture, type Played, type Show } from './preview-show.ts';

const TABS = {
  en: ['People', 'Gaps', 'Activity', 'Why'],
  ru: ['Люди', 'Пробелы', 'Активность', 'Почему так'],
};

/** The same in both languages: names, and keys of our rules' files; ids of rules and of content are no words. */
const COMMON = /\b(HubSpot|Buying Groups|HR|IT|API|points|template|meaningful)\b/gu;
const IDS = /[\w-]*[_/@][\w./@:-]*|\b\w+\.yaml\b|\b[0-9a-f]{12,}\b/gu;

/** Everything of the deal's card: each tab, and the panel of one person. */
async function readDeal(show: Show, { dealId }: Played, locale: Locale): Promise<string> {
  const { page, card } = await show.openPreview(`record=deals/${dealId}&locale=${locale}`);
  const texts: string[] = [];
  for (const tab of TABS[locale]) {
    await card.getByRole('tab', { name: tab }).click();
    await card.getByRole('tabpanel', { name: tab }).waitFor();
    texts.push(await readAll(card));
    if (tab === 'Why' || tab === 'Почему так') await takePicture(page, `deal-why-${locale}`);
  }
  await card.getByRole('tab', { name: TABS[locale][0] ?? '' }).click();
  texts.push(await readAll(await openMember(page, 'Наталья Орлова')));
  await takePicture(page, `deal-panel-${locale}`);
  return texts.join('\n');
}

/** Also what only a screen reader says, and the choices of closed menus. */
async function readAll(place: Locator): Promise<string> {
  const said = await place
    .locator('[aria-label], [placeholder]')
    .evaluateAll((all) =>
      all.flatMap((each) => [each.getAttribute('aria-label') ?? '', each.getAttribute('placeholder') ?? '']),
    );
  return [await place.innerText(), ...said, ...(await place.locator('option').allTextContents())].join('\n');
}

async function readRecord(show: Show, record: string, locale: Locale): Promise<string> {
  const { card } = await show.openPreview(`record=${record}&locale=${locale}`);
  await card.getByRole('button', { name: locale === 'ru' ? 'Обновить' : 'Refresh' }).waitFor();
  return readAll(card);
}

function dataWords({ scene }: Show): ReadonlySet<string> {
  const { portal } = scene.sandbox;
  const values = (['contacts', 'companies', 'deals'] as const)
    .flatMap((type) => portal.list(type))
    .flatMap(({ properties }) => Object.values(properties));
  return new Set(values.join(' ').match(/\p{L}+/gu));
}

const foreignWords = (text: string, letters: RegExp, known: ReadonlySet<string>) =>
  [...new Set(text.replace(IDS, ' ').replace(COMMON, ' ').match(letters))].filter((word) => !known.has(word));

describeInBrowser('the cards in English and in Russian', (show) => {
  let group: Played;

  beforeAll(async () => {
    group = await show().play('group_13');
  });

  test.each([
    { locale: 'en', letters: /[а-яё]{2,}/giu },
    { locale: 'ru', letters: /[a-z]{2,}/giu },
  ] as const)(
    '$locale: not a word of the other language, but for names and titles',
    async ({ locale, letters }) => {
      const [person] = show().scene.sandbox.portal.associations('companies', group.companyId, 'contacts');
      const text = [
        await readDeal(show(), group, locale),
        await readRecord(show(), `companies/${group.companyId}`, locale),
        await readRecord(show(), `contacts/${person?.id}`, locale),
      ].join('\n');
      expect(text.length).toBeGreaterThan(3_000);
      expect(foreignWords(text, letters, dataWords(show()))).toEqual([]);
    },
  );

  test.each([
    { locale: 'en', day: /\b[A-Z][a-z]{2} \d{1,2}, 2026\b/u, number: /^\d,\d{3}\.\d$/u, share: /, \d+%/u },
    { locale: 'ru', day: /\b\d{1,2} [а-яё]+\.? 2026 г\./u, number: /^\d\s\d{3},\d$/u, share: /, \d+\s%/u },
  ] as const)('$locale: days, numbers and shares are written as its readers do', async (expected) => {
    const { locale } = expected;
    const { page, card } = await show().openPreview(`record=deals/${group.dealId}&locale=${locale}`);
    const line = card.locator('tbody tr').filter({ hasText: 'Наталья Орлова' });
    await line.waitFor();
    expect(await line.innerText()).toMatch(expected.day);
    expect(await line.innerText()).toMatch(expected.share);
    await card.getByRole('tab', { name: TABS[locale][3] ?? '' }).click();
    const values = card.locator('tbody tr td:nth-child(2)');
    await values.first().waitFor();
    expect((await values.allInnerTexts()).filter((text) => expected.number.test(text.trim()))).toHaveLength(
      1,
    );
    expect(await page.locator('html').getAttribute('lang')).toBe(locale);
  });

  test.each([
    { people: 1, en: '1 interaction from 1 member in', ru: '1 взаимодействие от 1 участника за' },
    { people: 2, en: '2 interactions from 2 members in', ru: '2 взаимодействия от 2 участников за' },
    { people: 5, en: '5 interactions from 5 members in', ru: '5 взаимодействий от 5 участников за' },
    { people: 21, en: '21 interactions from 21 members in', ru: '21 взаимодействие от 21 участника за' },
  ])('$people: the right plural in both', async ({ people, en, ru }) => {
    const { scene, clock, catchUp, openPreview } = show();
    const company = playScene(scene.sandbox.portal, 'newcomer');
    for (let n = 0; n < people; n += 1)
      bringColleague(scene.sandbox.portal, company.id, clock.now(), FORMS.demo);
    await catchUp();
    const english = await openPreview(`record=companies/${company.id}&locale=en`);
    await english.card.getByText(en).first().waitFor();
    const russian = await openPreview(`record=companies/${company.id}&locale=ru`);
    await russian.card.getByText(ru).first().waitFor();
    if (people === 1) return;
    // One person asking for a demo is only proposed; from two on there is a deal, which counts its people.
    const forms = {
      2: ['2 people', '2 человека'],
      5: ['5 people', '5 человек'],
      21: ['21 people', '21 человек'],
    };
    const [inEnglish = '', inRussian = ''] = forms[people as 2 | 5 | 21];
    expect(await english.card.innerText()).toMatch(new RegExp(`· ${inEnglish}$`, 'mu'));
    expect(await russian.card.innerText()).toMatch(new RegExp(`· ${inRussian}$`, 'mu'));
  });
});
