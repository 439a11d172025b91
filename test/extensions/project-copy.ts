/** A copy of the HubSpot project in a folder of its own, to be broken on purpose. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const APP = 'extensions/app/app-hsmeta.json';
export const WEBHOOKS = 'extensions/app/webhooks/webhooks-hsmeta.json';
export const SETTINGS = 'extensions/app/settings/settings-hsmeta.json';
export const HOME = 'extensions/app/pages/home-hsmeta.json';
export const ACTION = 'extensions/app/workflow-actions/record-interaction-hsmeta.json';
export const PRODUCTION = 'extensions/hsprofile.production.json';

/** JSON as a test changes it: paths are known there, types are not worth writing down. */
export type Editable = { [key: string]: Editable } & Editable[] & (string | number | boolean | null);

export interface ProjectCopy {
  readonly root: string;
  edit(file: string, change: (content: Editable) => void): Promise<void>;
  write(file: string, text: string): Promise<void>;
  move(from: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
}

export async function copyProject(): Promise<ProjectCopy> {
  const root = await mkdtemp(join(tmpdir(), 'bg-hubspot-'));
  await cp(join(ROOT, 'extensions'), join(root, 'extensions'), { recursive: true });
  await cp(join(ROOT, 'hsproject.json'), join(root, 'hsproject.json'));
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  };
  const remove = (file: string) => rm(join(root, file));
  return {
    root,
    write,
    remove,
    async edit(file, change) {
      const content = JSON.parse(await readFile(join(root, file), 'utf8')) as Editable;
      change(content);
      await write(file, JSON.stringify(content));
    },
    async move(from, to) {
      await write(to, await readFile(join(root, from), 'utf8'));
      await remove(from);
    },
  };
}
