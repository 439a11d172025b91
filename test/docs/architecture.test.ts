import { listCode, readProse, readText, sectionOf, tableRows } from './markdown.ts';

const PAGE = readProse('docs/architecture.md');

describe('docs/architecture.md', () => {
  const steps = tableRows(sectionOf(PAGE, 'The life of one webhook event'));

  test('every function of the life of an event stands in the file named beside it', () => {
    expect(steps.length).toBeGreaterThan(10);
    const wrong = steps.flatMap(([, functions = '', files = '']) => {
      const text = listCode(files).map(readText).join('\n');
      return listCode(functions).filter((name) => !new RegExp(`\\b${name}\\b`, 'u').test(text));
    });
    expect(wrong).toEqual([]);
  });

  test('every function named with its file stands in that file', () => {
    const named = [...PAGE.matchAll(/`(\w+)`\s+in\s+`([\w./-]+\.ts)`/gu)];
    expect(named.length).toBeGreaterThan(3);
    const wrong = named.filter(([, name, file = '']) => !readText(file).includes(name ?? ''));
    expect(wrong.map(([text]) => text)).toEqual([]);
  });

  test('the metrics are exactly those of the program', () => {
    const documented = tableRows(sectionOf(PAGE, 'Metrics')).flatMap(([name = '']) => listCode(name));
    const defined = [...readText('src/app/metrics.ts').matchAll(/name: '(\w+)'/gu)].flatMap(
      ([, name]) => name ?? [],
    );
    expect(documented.sort()).toEqual(defined.sort());
  });
});

describe('docs/decisions.md', () => {
  test('has a line for every dependency', () => {
    const { dependencies, devDependencies } = JSON.parse(readText('package.json')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const named = new Set(listCode(readProse('docs/decisions.md')));
    const wanted = [...Object.keys(dependencies), ...Object.keys(devDependencies)].map((name) =>
      name.startsWith('@types/') ? '@types/*' : name,
    );
    expect(wanted.filter((name) => !named.has(name))).toEqual([]);
  });
});

describe('docs/configuration.md', () => {
  test('names every file of the configuration', async () => {
    const { RULE_FILES } = await import('../../src/rules/rule-files.ts');
    const named = new Set(
      tableRows(readProse('docs/configuration.md')).flatMap(([cell = '']) => listCode(cell)),
    );
    expect(RULE_FILES.filter((file) => !named.has(file))).toEqual([]);
  });
});
