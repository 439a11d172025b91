/** The panel of a person on the card of a deal, used as a person uses it. */
import type { Locator, Page } from 'playwright-core';

import type { LiveRecord } from '../../src/preview/link/protocol.ts';

export async function openMember(page: Page, name: string): Promise<Locator> {
  await page.getByTestId('card').getByRole('button', { name, exact: true }).click();
  const panel = page.getByRole('dialog', { name });
  await panel.waitFor();
  return panel;
}

export const press = (place: Locator, name: string) =>
  place.getByRole('button', { name, exact: true }).first().click();

export async function choose(place: Locator, label: string, option: string): Promise<void> {
  await place.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option });
}

/** The line of one person in the list. */
export const rowOf = (page: Page, name: string) =>
  page.getByTestId('card').locator('tbody tr').filter({ hasText: name });

export function labelsOn(deal: LiveRecord, name: string): readonly string[] {
  return deal.related.find((each) => each.name === name)?.labels.toSorted() ?? [];
}

export function valueOf(deal: LiveRecord, property: string): string {
  return deal.ours.find((each) => each.name === property)?.value ?? '';
}

/** What acts of people change; the scores move with time alone. */
export function holdings(deal: LiveRecord): Readonly<Record<string, unknown>> {
  const moving = ['bg_engagement_score', 'bg_priority', 'bg_summary'];
  const properties = deal.ours
    .filter(({ name }) => !moving.includes(name))
    .map(({ name, value }) => [name, value]);
  const people = deal.related.map(({ name, labels }) => [name, labels.toSorted()]);
  return Object.fromEntries([...properties, ...people]) as Record<string, unknown>;
}
