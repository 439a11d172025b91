import Table from 'cli-table3';

/** Prints a heading and rows under column names. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const table = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  for (const row of rows) table.push(row.map(String));
  console.log(`\n${title}\n${table.toString()}`);
}
