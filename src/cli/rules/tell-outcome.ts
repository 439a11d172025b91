/** How the actions of `buying-groups rules` speak. */
import type { Language, Localized } from '../../domain/vocabulary.ts';
import { UsageError } from '../usage-error.ts';

export interface RulesOutput {
  readonly language: Language;
  readonly json: boolean;
  /** Takes whole lines, with their line ends. */
  readonly write: (text: string) => void;
}

/** One JSON document, or lines in the language of the reader. */
export function tellOutcome(
  { language, json, write }: RulesOutput,
  found: object,
  lines: readonly Localized[],
): void {
  if (json) write(`${JSON.stringify(found)}\n`);
  else write(lines.map((line) => `${line[language]}\n`).join(''));
}

export function same(text: string): Localized {
  return { en: text, ru: text };
}

/** @throws UsageError with all faults at once */
export function refuse(action: string, faults: readonly string[]): never {
  throw new UsageError(faults.map((fault) => `rules ${action}: ${fault}`).join('\n'));
}

/** `25 Nov 2026, 17:20 UTC`, by the clock of whoever reads it. */
export function tellMoment(at: number): Localized {
  const tell = (locale: string): string =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    }).format(at);
  return { en: tell('en-GB'), ru: tell('ru') };
}
