/** Changes to a copy of the HubSpot project that HubSpot or the server would not bear. */
import type { Editable, ProjectCopy } from './project-copy.ts';

export interface Breakage {
  readonly name: string;
  readonly damage: (copy: ProjectCopy) => Promise<void>;
  /** The file that must be named. */
  readonly file: string;
  /** What must be said about it. */
  readonly message: RegExp;
}

/** Sets one field of a file, by its path. */
export function set(file: string, path: string, value: unknown): Breakage['damage'] {
  return (copy) =>
    copy.edit(file, (content) => {
      const keys = path.split('.');
      const last = keys.pop() ?? '';
      const place = keys.reduce((object, key) => object[key] as Editable, content) as Record<string, unknown>;
      if (value === undefined) delete place[last];
      else place[last] = value;
    });
}
