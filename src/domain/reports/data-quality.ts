/** What an admin should look at (R119). */
import type { Report } from './report.ts';

export interface QualityItem {
  readonly code: string;
  readonly object: string;
  readonly id: string;
  readonly companyId: string;
  readonly detail: string;
}

export function reportDataQuality(items: readonly QualityItem[]): Report {
  const codes = Map.groupBy(items, ({ code }) => code);
  const counts = [...codes].map(([code, found]) => `${found.length} × ${code}`).join(', ');
  return {
    title: { en: 'Data quality', ru: 'Качество данных' },
    columns: [
      { id: 'code', name: { en: 'code', ru: 'код' }, type: 'text' },
      { id: 'object', name: { en: 'object', ru: 'объект' }, type: 'text' },
      { id: 'id', name: { en: 'id', ru: 'id' }, type: 'text' },
      { id: 'company', name: { en: 'company', ru: 'компания' }, type: 'text' },
      { id: 'detail', name: { en: 'detail', ru: 'подробности' }, type: 'text' },
    ],
    rows: items.map(({ code, object, id, companyId, detail }) => ({
      code,
      object,
      id,
      company: companyId,
      detail,
    })),
    summary:
      items.length === 0
        ? { en: 'Nothing to look at.', ru: 'Всё в порядке.' }
        : { en: `${items.length} to look at: ${counts}.`, ru: `Проверить (${items.length}): ${counts}.` },
    notes: [],
  };
}
