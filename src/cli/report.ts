/** `buying-groups report NAME`: read from the store, also while a server works on it. Ids only, no names. */
import { compileRuleSet } from '../app/compile.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import { openForReading } from '../facts/inspect.ts';
import { StoreError, type StoreLocation } from '../facts/store.ts';
import { isReportName, readReport, REPORT_NAMES } from '../reports/registry.ts';
import { printReport, type ReportFormat } from './print-report.ts';
import { UsageError } from './usage-error.ts';

export { REPORT_FORMATS, type ReportFormat } from './print-report.ts';
export { REPORT_NAMES } from '../reports/registry.ts';

export interface ReportOptions {
  readonly name: string;
  readonly format: ReportFormat;
  readonly location: StoreLocation;
  readonly rules: RuleSet;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly write: (text: string) => void;
}

export async function report({ name, format, location, rules, now, write }: ReportOptions): Promise<number> {
  if (!isReportName(name))
    throw new UsageError(`report: got "${name}", expected one of ${REPORT_NAMES.join(', ')}`);
  const db = openForReading(location);
  if (db === null)
    throw new StoreError(
      `There is no store in ${location.dataDir} yet: start "buying-groups serve" first, or set DATA_DIR.`,
    );
  const { language } = rules.settings;
  try {
    write(
      printReport(await readReport(name, { db, compiled: compileRuleSet(rules), now, language }), format),
    );
    return 0;
  } finally {
    await db.destroy();
  }
}
