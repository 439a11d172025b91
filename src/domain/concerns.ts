/** What holds people back, by category (R31); `settings.yaml` may name others. */
import type { ConcernCategory } from './rule-set.ts';

/** What a person wants, kept beside the concerns; always there. */
export const NEED = 'need';

export const DEFAULT_CONCERNS: readonly ConcernCategory[] = [
  { id: 'usability', name: { en: 'ease of use', ru: 'удобство' } },
  { id: 'integration', name: { en: 'integration', ru: 'интеграция' } },
  { id: 'security', name: { en: 'security', ru: 'безопасность' } },
  { id: 'cost', name: { en: 'cost and return', ru: 'стоимость и окупаемость' } },
  { id: 'payment_terms', name: { en: 'terms of payment', ru: 'условия оплаты' } },
  { id: 'strategic_fit', name: { en: 'fit with the strategy', ru: 'соответствие стратегии' } },
  { id: 'vendor_reliability', name: { en: 'reliability of the vendor', ru: 'надёжность поставщика' } },
  { id: 'risk', name: { en: 'risk', ru: 'риски' } },
  { id: 'timing', name: { en: 'timing', ru: 'сроки' } },
];

/** In the order of the card: the need first. */
export function listConcerns(categories: readonly ConcernCategory[]): readonly ConcernCategory[] {
  return [{ id: NEED, name: { en: 'need', ru: 'потребность' } }, ...categories];
}
