/** Cards and pages: the file they begin with exists, registers itself, and is built with the versions HubSpot runs. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Component } from './hubspot-validator.ts';
import type { ProjectProblem } from './problem.ts';
import { nameFile } from './read-project.ts';
import type { Project } from './read-project.ts';

/** React 19 builds and then fails in HubSpot's worker, which runs React 18; ranges would let it in. */
const PINNED: Readonly<Record<string, RegExp>> = {
  react: /^18\.3\.1$/,
  '@hubspot/ui-extensions': /^\d+\.\d+\.\d+$/,
};

export function checkEntrypoints(
  project: Project,
  components: readonly Component[],
): readonly ProjectProblem[] {
  return components.flatMap(({ file, config }) => {
    const { entrypoint } = config;
    if (typeof entrypoint !== 'string') return [];
    const path = join(project.sourceDir, entrypoint);
    if (!existsSync(path)) {
      return [
        {
          file,
          message: `config.entrypoint "${entrypoint}" does not exist. It is read from the source folder.`,
        },
      ];
    }
    const registers = readFileSync(path, 'utf8').includes('hubspot.extend');
    return [
      ...(registers
        ? []
        : [{ file, message: `config.entrypoint "${entrypoint}" does not call hubspot.extend().` }]),
      ...checkPackage(project, dirname(path)),
    ];
  });
}

function checkPackage(project: Project, folder: string): readonly ProjectProblem[] {
  const path = join(folder, 'package.json');
  const file = nameFile(project.root, path);
  if (!existsSync(path)) return [{ file, message: 'The package.json is missing: HubSpot installs from it.' }];
  const { dependencies = {} } = JSON.parse(readFileSync(path, 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  return Object.entries(PINNED)
    .filter(([name, version]) => !version.test(dependencies[name] ?? ''))
    .map(([name]) => {
      const expected = name === 'react' ? '18.3.1' : 'one exact version';
      return {
        file,
        message: `dependencies.${name} is "${dependencies[name] ?? ''}"; ${expected} was expected.`,
      };
    });
}
