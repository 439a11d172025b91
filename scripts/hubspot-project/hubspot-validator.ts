/**
 * HubSpot's own validator of project files, offline. It asks HubSpot for one thing, the schemas of the components;
 * that call is answered from scripts/hubspot-schemas, so no account and no network is needed.
 *
 * Those schemas are our reading of HubSpot's documentation and templates, not HubSpot's truth: `hs project validate`
 * on a real account has the last word.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { httpClient } from '@hubspot/local-dev-lib/http/client';
import { isTranslationError, translate } from '@hubspot/project-parsing-lib/translate';

import type { ProjectProblem } from './problem.ts';
import { nameFile } from './read-project.ts';
import type { Project } from './read-project.ts';

/** A component after the profile's variables were filled in. */
export interface Component {
  readonly uid: string;
  /** HubSpot's internal name of the type, such as `APPLICATION`, `WEBHOOKS`, `CARD`. */
  readonly type: string;
  /** Its description, relative to the project's root. */
  readonly file: string;
  readonly config: Readonly<Record<string, unknown>>;
}

export interface Validation {
  readonly problems: readonly ProjectProblem[];
  /** Empty where the files contradict each other so far that no components come out of them. */
  readonly components: readonly Component[];
}

const SCHEMAS = fileURLToPath(new URL('../hubspot-schemas/', import.meta.url));
/** Any number: with the call answered here it reaches nobody. */
const ACCOUNT_ID = 1;
/** The validator wants an account to ask for; these take the place of whatever the shell holds, and of its keys. */
const ENVIRONMENT = {
  USE_ENVIRONMENT_HUBSPOT_CONFIG: 'true',
  HUBSPOT_ACCOUNT_ID: String(ACCOUNT_ID),
  HUBSPOT_API_KEY: '00000000-0000-0000-0000-000000000000',
  HUBSPOT_PORTAL_ID: undefined,
  HUBSPOT_PERSONAL_ACCESS_KEY: undefined,
  HUBSPOT_CLIENT_ID: undefined,
  HUBSPOT_CLIENT_SECRET: undefined,
  HUBSPOT_REFRESH_TOKEN: undefined,
  HUBSPOT_CONFIG_PATH: undefined,
};

/** `profile` is the name of one of the project's profiles; null takes the files as they stand. */
export async function validateLikeHubSpot(project: Project, profile: string | null): Promise<Validation> {
  const { sourceDir: projectSourceDir, platformVersion } = project;
  const context = { projectSourceDir, platformVersion, accountId: ACCOUNT_ID };
  const run = (skipValidation: boolean) =>
    translate(context, { skipValidation, ...(profile === null ? {} : { profile }) });
  let translated: Translated;
  try {
    translated = await run(true);
  } catch (error) {
    return { problems: readProblems(project, profile, error), components: [] };
  }
  const skipped = translated.skippedHsMetaFiles.map((path) => tellSkipped(project, path));
  const components = readComponents(project, translated);
  try {
    await withSchemas(() => run(false));
    return { problems: skipped, components };
  } catch (error) {
    return { problems: [...skipped, ...readProblems(project, profile, error)], components };
  }
}

type Translated = Awaited<ReturnType<typeof translate>>;

function readComponents(project: Project, translated: Translated): readonly Component[] {
  const nodes = Object.values(translated.intermediateRepresentation.intermediateNodesIndexedByUid);
  return nodes.map(({ uid, componentType, metaFilePath, config }) => ({
    uid,
    type: componentType,
    file: nameFile(project.root, join(project.sourceDir, metaFilePath)),
    config: (config ?? {}) as Component['config'],
  }));
}

function tellSkipped(project: Project, path: string): ProjectProblem {
  return {
    file: nameFile(project.root, join(project.sourceDir, path)),
    message:
      'HubSpot ignores description files in this folder. Move it to the folder of its type, without subfolders.',
  };
}

/** Runs something with the account and the schemas in place, and leaves environment and client as they were. */
async function withSchemas(work: () => Promise<unknown>): Promise<void> {
  const before = Object.keys(ENVIRONMENT).map((name) => [name, process.env[name]] as const);
  const { adapter } = httpClient.defaults;
  setEnvironment(Object.entries(ENVIRONMENT));
  httpClient.defaults.adapter = (config) => {
    if (!config.url?.includes('project-schemas/v3/')) {
      throw new Error(
        "HubSpot's validator asked for more than the schemas: nothing is sent to HubSpot here.",
      );
    }
    return Promise.resolve({ data: readSchemas(), status: 200, statusText: 'OK', headers: {}, config });
  };
  try {
    await work();
  } finally {
    if (adapter === undefined) delete httpClient.defaults.adapter;
    else httpClient.defaults.adapter = adapter;
    setEnvironment(before);
  }
}

function setEnvironment(entries: readonly (readonly [string, string | undefined])[]): void {
  for (const [name, value] of entries) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/** One file per type, named after HubSpot's internal name of it: `webhooks.json` is `WEBHOOKS`. */
function readSchemas(): Readonly<Record<string, unknown>> {
  const files = readdirSync(SCHEMAS).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files.map((file) => {
      const type = file
        .replace(/\.json$/, '')
        .replaceAll('-', '_')
        .toUpperCase();
      return [type, JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')) as unknown];
    }),
  );
}

interface FileErrors {
  readonly file: string;
  readonly errors: readonly string[];
}

function readProblems(project: Project, profile: string | null, error: unknown): readonly ProjectProblem[] {
  if (!isTranslationError(error)) return [tellFailure(project, profile, error)];
  // HubSpot keeps the list private and offers one text for all files; each problem is wanted by itself.
  const { errors } = error as unknown as { readonly errors: readonly FileErrors[] };
  return errors.flatMap(({ file, errors: messages }) =>
    messages.map((message) => ({
      file: nameFile(project.root, join(project.sourceDir, file)),
      message: message.replace(/\s+/g, ' ').trim(),
    })),
  );
}

/** What concerns no single component: a variable that the profile does not set, or several files at once. */
function tellFailure(project: Project, profile: string | null, error: unknown): ProjectProblem {
  const message = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
  const found = project.profiles.find(({ name }) => name === profile);
  const isOfProfile = /^(Missing|Invalid) value for /.test(message);
  return { file: (isOfProfile ? found?.file : undefined) ?? 'hsproject.json', message };
}
