/** Reads the HubSpot project from its folder: the project file, the profiles, the description of each component. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { parseProjectConfig, ProjectConfigValidationError } from '@hubspot/project-parsing-lib/projects';

import type { ProjectProblem } from './problem.ts';

export interface Profile {
  readonly name: string;
  readonly file: string;
  readonly accountId: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Project {
  readonly root: string;
  /** Absolute. */
  readonly sourceDir: string;
  readonly platformVersion: string;
  /** Relative to the root, like every file named in a problem. */
  readonly metaFiles: readonly string[];
  readonly profiles: readonly Profile[];
}

export type ReadProject =
  | { readonly ok: true; readonly project: Project }
  | { readonly ok: false; readonly problems: readonly ProjectProblem[] };

type Json = Readonly<Record<string, unknown>>;
type ReadJson =
  { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly problem: ProjectProblem };

const META_FILE = /-hsmeta\.json$/;
const PROFILE = /^hsprofile\.([^.]+)\.json$/;

/** Files that cannot be read are the only problems here: nothing can be said about the rest while they are broken. */
export function readProject(root: string): ReadProject {
  const config = readConfig(root);
  if (!('srcDir' in config)) return { ok: false, problems: [config] };
  const sourceDir = join(root, config.srcDir);
  const metaFiles = listFiles(sourceDir)
    .filter((file) => META_FILE.test(file))
    .map((file) => nameFile(root, file));
  const profileFiles = readdirSync(sourceDir)
    .filter((name) => PROFILE.test(name))
    .sort();
  const profiles = profileFiles.map((name) => readJson(root, nameFile(root, join(sourceDir, name))));
  const unreadable = [...metaFiles.map((file) => readMetaFile(root, file)), ...profiles].flatMap((read) =>
    read.ok ? [] : [read.problem],
  );
  if (unreadable.length > 0) return { ok: false, problems: unreadable };
  const { platformVersion } = config;
  const readable = profiles.flatMap((read, index) =>
    read.ok ? [toProfile(root, join(sourceDir, profileFiles[index] ?? ''), read.value)] : [],
  );
  return { ok: true, project: { root, sourceDir, platformVersion, metaFiles, profiles: readable } };
}

function readConfig(root: string): { srcDir: string; platformVersion: string } | ProjectProblem {
  try {
    return parseProjectConfig(root);
  } catch (error) {
    if (!(error instanceof ProjectConfigValidationError)) throw error;
    return { file: 'hsproject.json', message: error.message };
  }
}

/** A uid that is no text makes HubSpot's own validator stop without naming the file. */
function readMetaFile(root: string, file: string): ReadJson {
  const read = readJson(root, file);
  if (!read.ok || typeof read.value['uid'] === 'string') return read;
  return {
    ok: false,
    problem: { file, message: "Missing required field: 'uid', a text of 1 to 64 letters." },
  };
}

function readJson(root: string, file: string): ReadJson {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(root, file), 'utf8'));
  } catch (error) {
    return { ok: false, problem: { file, message: `Invalid JSON: ${(error as Error).message}` } };
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return { ok: true, value: value as Json };
  }
  return { ok: false, problem: { file, message: 'A JSON object was expected.' } };
}

function toProfile(root: string, file: string, content: Json): Profile {
  const variables = content['variables'];
  return {
    name: PROFILE.exec(file.split(sep).at(-1) ?? '')?.[1] ?? '',
    file: nameFile(root, file),
    accountId: content['accountId'],
    variables: typeof variables === 'object' && variables !== null ? (variables as Json) : {},
  };
}

/** Absolute, without what is installed. */
export function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? listFiles(path) : [path];
    })
    .sort();
}

/** As problems name it. */
export function nameFile(root: string, file: string): string {
  return relative(root, file).split(sep).join('/');
}
