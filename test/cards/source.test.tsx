import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

import { CARDS, ENTRIES, readCardFiles } from './card-files.ts';
import { findMisplacedJsx } from './misplaced-jsx.ts';

const FILES = readCardFiles();

it('the cards hold JSX only as children, in overlay, or as what a component returns', () => {
  const found = FILES.flatMap(({ name, text }) =>
    findMisplacedJsx(name, text).map((line) => `${name}:${line}`),
  );
  expect(FILES.length).toBeGreaterThan(40);
  expect(found).toEqual([]);
});

it.each([
  ['a prop', 'const A = () => <Alert title={<Text>x</Text>} />;'],
  ['a prop behind a condition', 'const A = () => <Alert title={ok && (<Text>x</Text>)} />;'],
  ['a variable', 'const title = <Text>x</Text>;'],
  ['a list in a prop', 'const A = () => <Select options={all.map((o) => ({ label: <Text>{o}</Text> }))} />;'],
  ['a render prop', 'const A = () => <List item={(o) => <Text>{o}</Text>} />;'],
  ['an argument', 'render(<Text>x</Text>);'],
])('JSX in %s is found', (_place, text) => {
  expect(findMisplacedJsx('a.tsx', text)).toEqual([1]);
});

it.each([
  [
    'a child',
    'const A = () => <Flex><Text>x</Text>{ok && <Text>y</Text>}{all.map((o) => <Tag>{o}</Tag>)}</Flex>;',
  ],
  ['overlay', 'const A = () => <Button overlay={<Panel><Text>x</Text></Panel>}>x</Button>;'],
  ['a function', 'function A() { if (ok) return <Text>x</Text>; return null; }'],
])('JSX as %s is let through', (_place, text) => {
  expect(findMisplacedJsx('a.tsx', text)).toEqual([]);
});

it('no file of the cards reaches outside their folder, where HubSpot’s build finds nothing', () => {
  const outside = FILES.flatMap(({ name, text }) =>
    [...text.matchAll(/from '(\.[^']+)'/g)]
      .map(([, target = '']) => normalize(join(dirname(name), target)))
      .filter((target) => target.startsWith('..'))
      .map((target) => `${name} → ${target}`),
  );
  expect(outside).toEqual([]);
});

it('every package the cards import is in their own package.json, at one exact version', () => {
  const { dependencies } = JSON.parse(readFileSync(join(CARDS, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const imported = FILES.flatMap(({ text }) =>
    [...text.matchAll(/from '([^.'][^']*)'/g)].map(([, name]) => name),
  );
  const packages = new Set(
    imported.map((name = '') =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    ),
  );
  expect([...packages].toSorted()).toEqual(Object.keys(dependencies).toSorted());
  expect(dependencies['react']).toBe('18.3.1');
  for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

it.each(ENTRIES)('%s only registers the card: an export would break the built bundle', (name) => {
  const text = FILES.find((file) => file.name === `${name}.tsx`)?.text ?? '';
  expect(text).toContain('hubspot.extend<');
  expect(text).not.toMatch(/^export/m);
});
