// Draws extension/icons/icon.svg at every size the manifests name, into dist/<browser>/icons/.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { BROWSERS, manifestFor } from './manifest.mjs';

const svg = readFileSync('extension/icons/icon.svg', 'utf8');
for (const browser of BROWSERS) {
  mkdirSync(join('dist', browser, 'icons'), { recursive: true });
  for (const [size, file] of Object.entries(manifestFor(browser).icons)) {
    const image = new Resvg(svg, { fitTo: { mode: 'width', value: Number(size) }, font: { loadSystemFonts: false } });
    writeFileSync(join('dist', browser, file), image.render().asPng());
  }
}
