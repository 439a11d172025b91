/** The preview must be able to draw whatever a card may use; a box in its place would hide the card from its tests. */
import { globSync, readFileSync } from 'node:fs';

/** Known by its place only: the page is checked with the types of browsers, which this program has not. */
const REGISTRY: string = '../../src/preview/page/components/registry.tsx';

const IMPORT = /import \{([^}]*)\} from '@hubspot\/ui-extensions(?:\/crm)?';/gu;

function listImports(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of globSync('extensions/app/**/*.tsx', { exclude: ['**/node_modules/**'] }))
    for (const [, names = ''] of readFileSync(file, 'utf8').matchAll(IMPORT))
      for (const name of names.split(',').map((each) => each.trim()))
        // Components begin with a capital letter; hooks, `hubspot` and types do not stand in the tree.
        if (/^[A-Z]/u.test(name)) found.set(name, file);
  return found;
}

test('the preview draws every component of HubSpot that the cards and pages import', async () => {
  const { COMPONENTS } = (await import(REGISTRY)) as {
    readonly COMPONENTS: Readonly<Record<string, unknown>>;
  };
  const imports = listImports();
  expect(imports.size).toBeGreaterThan(20);
  const missing = [...imports].filter(([name]) => !Object.hasOwn(COMPONENTS, name));
  expect(missing).toEqual([]);
});
