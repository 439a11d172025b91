/** `rules export`: the files of a version, to the byte as they were published. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listPublications, readRuleTexts } from '../../facts/published-rules.ts';
import type { Connection } from '../../facts/store.ts';
import { codeOf } from '../../rules/disk-folder.ts';
import { refuse, tellOutcome, type RulesOutput } from './tell-outcome.ts';
import { findVersions } from './find-versions.ts';

export interface ExportOptions extends RulesOutput {
  /** `null`: there is no store yet. */
  readonly db: Connection | null;
  readonly version: string;
  readonly to: string;
}

export async function exportRules(options: ExportOptions): Promise<number> {
  const { db, to } = options;
  const found = findVersions(db === null ? [] : await listPublications(db), [options.version]);
  const faults = [...(found.ok ? [] : found.faults), ...(await findObstacles(to))];
  if (db === null || !found.ok || faults.length > 0) return refuse('export', faults);
  const [version = ''] = found.versions;
  const files = Object.entries((await readRuleTexts(db, version)) ?? {});
  try {
    await mkdir(to, { recursive: true });
    // Never over a file that came in between.
    for (const [name, text] of files) await writeFile(join(to, name), text, { flag: 'wx' });
  } catch (error) {
    return refuse('export', [
      `${to} cannot be written (${codeOf(error) ?? 'unknown cause'}); choose another folder`,
    ]);
  }
  tellOutcome(options, { version, to, files: files.map(([name]) => name) }, [
    {
      en: `The files of version ${version} are in ${to}: ${files.length}.`,
      ru: `Файлы версии ${version} записаны в ${to}: ${files.length}.`,
    },
  ]);
  return 0;
}

async function findObstacles(to: string): Promise<string[]> {
  try {
    const names = await readdir(to);
    return names.length === 0 ? [] : [`${to} is not empty; name a new folder, or an empty one`];
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return [];
    return [`${to} is no folder that can be used (${code ?? 'unknown cause'}); name a new one`];
  }
}
