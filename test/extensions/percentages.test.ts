/** Percentages look the same wherever the product writes them. */
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import fc from 'fast-check';
import { createEnvironment } from '../../extensions/app/cards/locales/environment.ts';
import { createShowCell } from '../../extensions/app/pages/show-cell.ts';
import { printReport } from '../../src/cli/print-report.ts';
import { writePercent } from '../../src/domain/words.ts';

test('are 84% in English and 84 % in Russian, with a space at which no line breaks', () => {
  expect([writePercent(84, 'en'), writePercent(84, 'ru')]).toEqual(['84%', '84\u00a0%']);
  expect([writePercent(84.5, 'en'), writePercent(84.5, 'ru')]).toEqual(['84.5%', '84,5\u00a0%']);
});

test('are written alike by the server, the cards, the home page and the reports', () => {
  const column = { id: 'share', name: { en: 'share', ru: 'доля' }, type: 'percent' } as const;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100 }),
      fc.constantFrom('en' as const, 'ru' as const),
      (n, language) => {
        const words = writePercent(n, language);
        const card = createEnvironment({ user: { locale: language }, portal: { timezone: 'UTC' } });
        expect(card.percent(n / 100)).toBe(words);
        expect(createShowCell(language, 'UTC')(n, column)).toBe(words);
        const texts = { title: column.name, summary: column.name, notes: [] };
        const report = {
          ...texts,
          name: 'x',
          columns: [column],
          rows: [{ share: n }],
          language,
          at: '',
          rulesVersion: '1',
        };
        expect(printReport(report, 'table')).toContain(` ${words} `);
      },
    ),
  );
});

test('are written by no text on its own', async () => {
  const found: string[] = [];
  for await (const file of glob(
    '{src/{acts,app,cli,doctor,domain,reports,targets,worker},extensions/app/*}/**/*.{ts,tsx}',
  )) {
    if (file.includes('node_modules')) continue;
    const own = readFileSync(file, 'utf8').match(/\} ?%|\d %(?= [a-zа-я])/gu) ?? [];
    found.push(...own.map((text) => `${file}: ${text}`));
  }
  expect(found).toEqual([]);
});
