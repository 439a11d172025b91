/** The project's markdown files, as their readers see them. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Those at the root and in `docs`, by path from the root. */
export const MARKDOWN_FILES: readonly string[] = ['.', 'docs'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => (folder === '.' ? name : `${folder}/${name}`)),
);

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Without fenced blocks, which are quoted and not said. */
export function readProse(path: string): string {
  return readText(path).replace(/^ *```[\s\S]*?^ *```$/gmu, '');
}

/** What stands between back-ticks. */
export function listCode(markdown: string): string[] {
  return [...markdown.matchAll(/`([^`\n]+)`/gu)].flatMap(([, code]) => code ?? []);
}

/** The text below a heading, up to the next one of the same or a higher level. */
export function sectionOf(markdown: string, heading: string): string {
  const start = markdown.split('\n').findIndex((line) => line.replace(/^#+ /u, '') === heading);
  if (start < 0) throw new Error(`There is no heading "${heading}"`);
  const lines = markdown.split('\n').slice(start);
  const level = /^#+/u.exec(lines[0] ?? '')?.[0].length ?? 0;
  const end = lines.findIndex((line, at) => at > 0 && (/^#+(?= )/u.exec(line)?.[0].length ?? 9) <= level);
  return lines.slice(1, end < 0 ? undefined : end).join('\n');
}

/** Cells of the rows of all tables in a text, headings and rulers left out; `\|` is a bar inside a cell. */
export function tableRows(markdown: string): string[][] {
  const lines = markdown.split('\n');
  return lines.flatMap((line, at) => {
    if (!line.startsWith('|') || /^\|[-| :]+\|$/u.test(line)) return [];
    if (/^\|[-| :]+\|$/u.test(lines[at + 1] ?? '')) return [];
    const cells = line.split(/(?<!\\)\|/u).slice(1, -1);
    return [cells.map((cell) => cell.trim().replaceAll('\\|', '|'))];
  });
}

/** The anchors of a page's headings, as code hosts make them. */
export function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
