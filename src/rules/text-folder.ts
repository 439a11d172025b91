/** Rule files that are held as texts, such as a published version. */
import type { RuleFolder } from './rule-files.ts';

export function openTextFolder(texts: Readonly<Record<string, string>>): RuleFolder {
  return {
    list: () => Promise.resolve(Object.keys(texts)),
    read: (name) => {
      const text = texts[name];
      return text === undefined ? Promise.reject(new Error('no such file')) : Promise.resolve(text);
    },
  };
}
