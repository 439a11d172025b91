import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const CARDS = fileURLToPath(new URL('../../extensions/app/cards/', import.meta.url));
export const ENTRIES = ['BuyingGroupCard', 'ContactCard', 'CompanyCard'] as const;

export interface CardFile {
  /** Relative to the folder of the cards. */
  readonly name: string;
  readonly text: string;
}

/** Every source file of the cards. */
export function readCardFiles(): readonly CardFile[] {
  return readdirSync(CARDS, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules'))
    .map((path) => ({ name: relative(CARDS, path), text: readFileSync(path, 'utf8') }));
}
