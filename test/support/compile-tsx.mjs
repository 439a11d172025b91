// HubSpot builds the cards from TSX; Jest gets the same syntax from esbuild, with source maps for stack traces.
import { createHash } from 'node:crypto';
import { transformSync, version } from 'esbuild';

export default {
  process: (source, path) => {
    const { code } = transformSync(source, {
      loader: path.endsWith('x') ? 'tsx' : 'ts',
      format: 'esm',
      target: 'es2023',
      jsx: 'automatic',
      sourcefile: path,
      sourcemap: 'inline',
    });
    return { code };
  },
  getCacheKey: (source, path) =>
    createHash('sha256').update(version).update(path).update(source).digest('hex'),
};
