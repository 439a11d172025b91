/**
 * Builds a card exactly as HubSpot's own dev server does: these six options give the same bytes as its `remoteBuild`.
 * One classic script per card; React and the remote components come from the worker that runs it.
 */
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite6';

export interface BuiltCard {
  /** The bundle, absolute. */
  readonly file: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

/**
 * @param entry the card's entry point, an absolute path to a `.tsx`
 * @param outDir a folder of its own; what lies there already is removed
 * @throws what Vite says of a broken source, and `BundleError` where the bundle could not run in HubSpot's worker
 */
export async function buildCard(entry: string, outDir: string): Promise<BuiltCard> {
  const name = `${basename(entry, extname(entry))}.js`;
  await build({
    configFile: false,
    logLevel: 'error',
    root: dirname(entry),
    define: { 'process.env.NODE_ENV': '"production"' },
    // Where NODE_ENV is not `production`, Vite would choose the JSX of development, which production React lacks.
    esbuild: { jsxDev: false },
    build: {
      lib: { entry, name, formats: ['iife'], fileName: () => name },
      outDir,
      emptyOutDir: true,
      minify: true,
      rollupOptions: {
        external: ['react', 'react-dom', '@remote-ui/react'],
        output: { globals: { react: 'React', '@remote-ui/react': 'RemoteUI' }, extend: true },
      },
    },
  });
  const file = join(outDir, name);
  const text = await readFile(file, 'utf8');
  const fault = findBundleFault(text);
  if (fault !== null) throw new BundleError(`${basename(entry)}: ${fault}`);
  return { file, bytes: Buffer.byteLength(text), gzipBytes: gzipSync(text).length };
}

/** The bundle was built, but HubSpot's worker could not run it. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}

/** What would keep a bundle from running in a classic worker; `null`: nothing. Vite itself warns of neither. */
export function findBundleFault(bundle: string): string | null {
  if (/\brequire\s*\(/u.test(bundle)) return 'the bundle calls require(), which no worker has';
  if (!bundle.trimEnd().endsWith('(React,RemoteUI);'))
    return 'the bundle does not take React and RemoteUI from the worker: an entry must export nothing and use both';
  return null;
}
