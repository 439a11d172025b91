// Builds the cards as HubSpot's dev server does, into the folder given; Vite runs outside of Jest's sandbox.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite6';

const CARDS = fileURLToPath(new URL('../../extensions/app/cards/', import.meta.url));
const [outDir, ...names] = process.argv.slice(2);
const external = ['react', 'react-dom', '@remote-ui/react'];

for (const name of names) {
  const entry = join(CARDS, `${name}.tsx`);
  await build({
    configFile: false,
    logLevel: 'error',
    root: dirname(entry),
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      lib: { entry, name: `${name}.js`, formats: ['iife'], fileName: () => `${name}.js` },
      outDir,
      emptyOutDir: false,
      minify: true,
      rollupOptions: {
        external,
        output: { globals: { react: 'React', '@remote-ui/react': 'RemoteUI' }, extend: true },
      },
    },
  });
}
