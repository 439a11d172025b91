/** What the files of the project say as text: which variables they need, and that they name no server themselves. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ProjectProblem } from './problem.ts';
import { listFiles, nameFile } from './read-project.ts';
import type { Profile, Project } from './read-project.ts';

/** Filled in by HubSpot at the upload. */
const PLACEHOLDER = /\$\{([A-Za-z0-9_]+)\}/g;
/** Read by a card or page at run time: `context.variables.NAME` or `variables['NAME']`. */
const READ_IN_CODE = /\bvariables(?:\?)?(?:\.([A-Z][A-Z0-9_]*)|(?:\?\.)?\[['"]([A-Z][A-Z0-9_]*)['"]\])/g;
const ADDRESS = /[a-z][a-z0-9+.-]*:\/\/[^\s"'`)]*/gi;

interface ProjectText {
  readonly file: string;
  readonly text: string;
  readonly isCode: boolean;
}

export function checkTexts(project: Project): readonly ProjectProblem[] {
  const texts = readTexts(project);
  return [...checkVariables(texts, project.profiles), ...checkAddresses(texts)];
}

function readTexts(project: Project): readonly ProjectText[] {
  const code = listFiles(join(project.sourceDir, 'app'))
    .filter((path) => /\.(tsx?|jsx?|mjs)$/.test(path))
    .map((path) => nameFile(project.root, path));
  return [...project.metaFiles, ...code].map((file) => ({
    file,
    text: readFileSync(join(project.root, file), 'utf8'),
    isCode: !file.endsWith('.json'),
  }));
}

/** HubSpot fills in what it finds; a card that reads a variable its profile lacks gets `undefined` and calls nowhere. */
function checkVariables(
  texts: readonly ProjectText[],
  profiles: readonly Profile[],
): readonly ProjectProblem[] {
  const used = new Map<string, string>();
  for (const { file, text, isCode } of texts) {
    for (const name of findVariables(text, isCode)) if (!used.has(name)) used.set(name, file);
  }
  if (profiles.length === 0) {
    return [...used].map(([name, file]) => ({
      file,
      message: `\${${name}} is used, and no profile sets it.`,
    }));
  }
  return profiles.flatMap(({ file, variables }) =>
    [...used]
      .filter(([name]) => !isFilled(variables[name]))
      .map(([name, user]) => ({ file, message: `variables.${name} is missing; ${user} uses it. Add it.` })),
  );
}

/** In code, `${…}` belongs to a template string. */
function findVariables(text: string, isCode: boolean): readonly string[] {
  return [...text.matchAll(isCode ? READ_IN_CODE : PLACEHOLDER)].flatMap(([, plain, quoted]) => {
    const name = plain ?? quoted;
    return name === undefined ? [] : [name];
  });
}

function isFilled(value: unknown): boolean {
  return (
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    (typeof value === 'string' && value.trim() !== '')
  );
}

/** A server written into a file would stay the same in every account: each is a variable of the profile. */
function checkAddresses(texts: readonly ProjectText[]): readonly ProjectProblem[] {
  return texts.flatMap(({ file, text }) =>
    [...text.matchAll(ADDRESS)].map(([address]) => ({
      file,
      message: `The address "${address}" stands in the text. Use a variable of the profiles, such as \${PUBLIC_URL}.`,
    })),
  );
}
