/** Findings in words: a symbol and a word for each, so that nothing depends on colours. */
import type { Finding, FindingState } from './finding.ts';

const SIGNS: Readonly<Record<FindingState, string>> = {
  ok: '✓ ok     ',
  warning: '! warning',
  failure: '✗ FAILURE',
};

/** One line per finding, the remedy below it, and a sum. */
export function describeFindings(findings: readonly Finding[]): readonly string[] {
  const width = Math.max(0, ...findings.map(({ check }) => check.length));
  return [
    ...findings.flatMap(({ check, state, detail, remedy }) => [
      `${SIGNS[state]}  ${check.padEnd(width)}  ${detail}`,
      ...(remedy === null ? [] : [`${' '.repeat(11 + width + 2)}→ ${remedy}`]),
    ]),
    '',
    summarize(findings),
  ];
}

function summarize(findings: readonly Finding[]): string {
  const count = (state: FindingState): number => findings.filter((finding) => finding.state === state).length;
  return `${count('ok')} ok, ${count('warning')} to look at, ${count('failure')} to mend.`;
}
