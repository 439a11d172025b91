/** The rule files of a folder, to the byte, where whoever typed the command is. */
import { join } from 'node:path';
import type { RuleTexts } from '../../facts/published-rules.ts';
import { RULE_FILES, type RuleFolder } from '../../rules/rule-files.ts';
import type { Host } from '../host.ts';

export interface ReadFolder {
  readonly texts: RuleTexts;
  /** As it was read, so that what is checked is what is kept. */
  readonly folder: RuleFolder;
}

export async function readTexts(
  host: Pick<Host, 'listFolder' | 'readText'>,
  dir: string,
): Promise<ReadFolder> {
  const names = await host.listFolder(dir);
  const texts: Record<string, string> = {};
  for (const name of RULE_FILES) {
    const text = names?.includes(name) === true ? await host.readText(join(dir, name)) : null;
    if (text !== null) texts[name] = text;
  }
  const read = (name: string): Promise<string> => {
    const text = texts[name];
    // As the system names what it cannot read.
    const failure = Object.assign(new Error('unreadable'), { code: 'no text in UTF-8, or not permitted' });
    return text === undefined ? Promise.reject(failure) : Promise.resolve(text);
  };
  return { texts, folder: { list: () => Promise.resolve(names), read } };
}
