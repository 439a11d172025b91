/** The shape of every report: typed columns and plain values, the same for terminal, file and HTTP. */
import type { Language, Localized } from '../vocabulary.ts';

export interface ReportColumn {
  readonly id: string;
  readonly name: Localized;
  /** `percent`: 0 to 100. `date`: ISO 8601. `deal`, `contact`: an id of HubSpot's. */
  readonly type: 'text' | 'number' | 'percent' | 'date' | 'deal' | 'contact';
}

export type ReportRow = Readonly<Record<string, string | number | null>>;

export interface Report {
  readonly title: Localized;
  readonly columns: readonly ReportColumn[];
  /** Each row has a value for each column; words are in the language the report was asked for in. */
  readonly rows: readonly ReportRow[];
  /** One sentence that sums it up. */
  readonly summary: Localized;
  /** What the report says, what it does not, what to do. */
  readonly notes: readonly Localized[];
}

/** A report as it was made: by which rules, and when. */
export interface ReportView extends Report {
  readonly name: string;
  /** ISO 8601. */
  readonly at: string;
  readonly rulesVersion: string;
  readonly language: Language;
}
