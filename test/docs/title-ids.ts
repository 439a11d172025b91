/** Which requirements (`R1` to `R171`) and promises (`P1` to `P40`) the titles of the tests name. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { readText, ROOT } from './markdown.ts';

export const REQUIREMENTS = 171;
export const PROMISES = 40;

/** Every id there is, in order. */
export const ALL_IDS: readonly string[] = [
  ...Array.from({ length: REQUIREMENTS }, (_, at) => `R${at + 1}`),
  ...Array.from({ length: PROMISES }, (_, at) => `P${at + 1}`),
];

/** By id the test files, sorted, in whose titles it stands. */
export type Proofs = ReadonlyMap<string, readonly string[]>;

/** Reads every test file below `test`; paths are from the root. */
export function findProofs(): Proofs {
  const proofs = new Map<string, string[]>();
  const names = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' });
  const files = names
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${name.replaceAll('\\', '/')}`);
  for (const file of files.sort()) {
    const ids = new Set(listTitles(readText(file)).flatMap(idsIn));
    for (const id of ids) proofs.set(id, [...(proofs.get(id) ?? []), file]);
  }
  return proofs;
}

/** Titles of `test` and `describe`, also behind `.each(…)`; a template counts with its fixed parts. */
export function listTitles(source: string): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(?:test|it|describe)$/u.test(rootOf(node.expression))) {
      const [title] = node.arguments;
      if (title !== undefined && ts.isStringLiteralLike(title)) titles.push(title.text);
      if (title !== undefined && ts.isTemplateExpression(title)) titles.push(title.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return titles;
}

/** `test` of `test(…)`, `test.each(…)(…)` and the like. */
function rootOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression) || ts.isCallExpression(expression))
    return rootOf(expression.expression);
  if (ts.isTaggedTemplateExpression(expression)) return rootOf(expression.tag);
  return '';
}

/** `R58 to R60` and `R58–R60` name three. */
export function idsIn(title: string): string[] {
  return [...title.matchAll(/\b([RP])(\d{1,3})\b(?:(?: to |–|-)\1(\d{1,3})\b)?/gu)].flatMap(
    ([, letter = '', first, last]) => {
      const from = Number(first);
      const count = Math.max(0, Number(last ?? first) - from) + 1;
      return Array.from({ length: count }, (_, at) => `${letter}${from + at}`);
    },
  );
}
