// Bundles every replica page into dist/: one script and one style sheet a page.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/** Page name → its entry; the entry imports its own style sheet. */
const pages = {
  portal: 'portal/portal.jsx',
  reactblade: 'portal/reactblade.jsx',
  ppac: 'forms/ppac.jsx',
  mda: 'forms/mda.jsx',
  layouts: '../layouts/page.js',
};

await build({
  absWorkingDir: here,
  entryPoints: Object.fromEntries(Object.entries(pages).filter(([, entry]) => existsSync(join(here, entry)))),
  outdir: 'dist',
  bundle: true,
  format: 'iife',
  minify: true,
  target: 'chrome120',
  jsx: 'transform',
  // The checkout's own tsconfig.json is strict, which Knockout is not.
  tsconfigRaw: {},
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
