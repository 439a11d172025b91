import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { anchorsOf, listCode, MARKDOWN_FILES, readProse, readText, ROOT } from './markdown.ts';

interface Link {
  readonly file: string;
  readonly target: string;
}

const LINKS: readonly Link[] = MARKDOWN_FILES.flatMap((file) =>
  [...readProse(file).matchAll(/\]\(([^)\s]+)\)/gu)]
    .flatMap(([, target]) => target ?? [])
    .filter((target) => !/^[a-z]+:/u.test(target))
    .map((target) => ({ file, target })),
);

describe('links inside the documentation', () => {
  test('lead to files that exist', () => {
    expect(LINKS.length).toBeGreaterThan(10);
    const broken = LINKS.filter(({ file, target }) => {
      const path = target.replace(/#.*$/u, '');
      return path !== '' && !existsSync(join(ROOT, dirname(file), path));
    });
    expect(broken).toEqual([]);
  });

  test('lead to headings that exist', () => {
    const broken = LINKS.filter(({ file, target }) => {
      const [path = '', anchor] = target.split('#');
      if (anchor === undefined) return false;
      const page = path === '' ? file : join(dirname(file), path);
      return !anchorsOf(readText(page)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

test('every `npm run` in the documentation is a script of the package', () => {
  const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };
  const named = MARKDOWN_FILES.flatMap((file) =>
    [...readText(file).matchAll(/npm run (?:--silent )?([\w:-]+)/gu)].flatMap(([, name]) => name ?? []),
  );
  expect(named.length).toBeGreaterThan(5);
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
});

describe('paths of this repository named in the documentation', () => {
  const OWN = /^(?:src|webhooks|config|scripts|test|extensions|docs|bench|\.ci)\/[\w./-]*$/u;

  test.each(MARKDOWN_FILES)('exist: %s', (file) => {
    const named = [...new Set(listCode(readProse(file)))].filter((code) => OWN.test(code));
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
