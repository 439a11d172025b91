/**
 * The code of cards and pages: what builds on this machine and fails at HubSpot. Each folder is built by itself, so an
 * import from outside of it finds nothing there. HubSpot's own lint rules look for the folder `src/app` only.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { transformSync } from 'esbuild';

import type { Component } from './hubspot-validator.ts';
import type { ProjectProblem } from './problem.ts';
import { listFiles, nameFile } from './read-project.ts';
import type { Project } from './read-project.ts';

const IMPORT = /(?:\bfrom\s+|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g;
const EXTENDS = /hubspot\s*\.\s*extend\s*<\s*['"]([a-zA-Z.]+)['"]\s*>/;
/** Where each type is shown, as `hubspot.extend` names it; a card says it in its description. */
const POINTS: Readonly<Record<string, readonly string[]>> = {
  SETTINGS: ['settings'],
  PAGE: ['home', 'pages'],
};
const CRM_PACKAGE = '@hubspot/ui-extensions/crm';

export function checkSources(project: Project, components: readonly Component[]): readonly ProjectProblem[] {
  const shown = components.filter(({ config }) => typeof config['entrypoint'] === 'string');
  const folders = new Map(
    shown.map(({ type, config }) => [dirname(join(project.sourceDir, String(config['entrypoint']))), type]),
  );
  return [
    ...shown.flatMap((component) => checkPoint(project, component)),
    ...[...folders].flatMap(([folder, type]) => checkFolder(project, folder, type)),
  ];
}

function checkPoint(project: Project, { type, file, config }: Component): readonly ProjectProblem[] {
  const expected = POINTS[type] ?? [String(config['location'])];
  const path = join(project.sourceDir, String(config['entrypoint']));
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  if (/^\s*export\b/m.test(text)) {
    const message = `config.entrypoint "${String(config['entrypoint'])}" exports something; HubSpot runs it as a script.`;
    return [{ file, message }];
  }
  const point = EXTENDS.exec(text)?.[1];
  if (point === undefined || expected.includes(point)) return [];
  return [
    {
      file,
      message: `The entrypoint extends "${point}"; ${expected.map((each) => `"${each}"`).join(' or ')} was expected.`,
    },
  ];
}

function checkFolder(project: Project, folder: string, type: string): readonly ProjectProblem[] {
  const problems = listFiles(folder)
    .filter((path) => /\.(tsx?|jsx?)$/.test(path))
    .flatMap((path) => {
      const file = nameFile(project.root, path);
      return judgeSource(folder, path, type).map((message) => ({ file, message }));
    });
  return [...problems, ...checkCompiler(project, folder)];
}

function judgeSource(folder: string, path: string, type: string): readonly string[] {
  const text = readFileSync(path, 'utf8');
  const imports = [...text.matchAll(IMPORT)].map(([, name]) => name ?? '');
  return [...judgeSyntax(path, text), ...imports.flatMap((name) => judgeImport(folder, path, name, type))];
}

/** HubSpot's build reads the files by the same library. */
function judgeSyntax(path: string, text: string): readonly string[] {
  try {
    transformSync(text, { loader: /x$/.test(path) ? 'tsx' : 'ts', logLevel: 'silent' });
    return [];
  } catch (error) {
    const [first] =
      (error as { errors?: readonly { text: string; location: { line: number } | null }[] }).errors ?? [];
    return [`Line ${first?.location?.line ?? 1} cannot be read: ${first?.text ?? String(error)}.`];
  }
}

function judgeImport(folder: string, path: string, name: string, type: string): readonly string[] {
  if (name.startsWith('.')) {
    const target = join(dirname(path), name);
    if (relative(folder, target).startsWith('..')) {
      return [
        `The import "${name}" leads out of the folder, which HubSpot builds by itself. Move it inside.`,
      ];
    }
    const isThere = ['', '.ts', '.tsx'].some((ending) => existsSync(`${target}${ending}`));
    return isThere ? [] : [`The import "${name}" leads to no file.`];
  }
  if (name.startsWith(CRM_PACKAGE) && type !== 'CARD') {
    return [`"${CRM_PACKAGE}" is for cards on records only; HubSpot does not draw its components here.`];
  }
  return [];
}

/** Without it HubSpot's build takes the classic way of JSX, which needs a React in every file. */
function checkCompiler(project: Project, folder: string): readonly ProjectProblem[] {
  const path = join(folder, 'tsconfig.json');
  const setsJsx = existsSync(path) && /"jsx"\s*:\s*"react-jsx"/.test(readFileSync(path, 'utf8'));
  if (setsJsx) return [];
  const message = 'compilerOptions.jsx: "react-jsx" was expected; HubSpot builds the folder by this file.';
  return [{ file: nameFile(project.root, path), message }];
}
