// Prints what dist/chrome/ weighs, and fails when something is above its budget.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = 'dist/chrome';
const CODE = /\.(js|wasm|html|css)$/;

/**
 * Budgets in KB (1000 bytes), compressed: what may be loaded by a page, and all that ships. The aim for all code is 150 KB;
 * two programs with a copy each of the standard library, Yew, and the report of a page's structure are what stands in the way.
 */
const BUDGETS = [
  { name: 'agent.js (goes into pages)', limit: 6, counts: (file) => file === 'agent.js' },
  { name: 'handoff (loaded to seal or open a file)', limit: 140, counts: (file) => file.startsWith('wasm/handoff') },
  { name: 'all other code', limit: 590, counts: (file) => !file.startsWith('wasm/handoff') },
];

const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(8);

const files = readdirSync(FOLDER, { recursive: true })
  .filter((file) => CODE.test(file))
  .sort()
  .map((file) => {
    const bytes = readFileSync(join(FOLDER, file));
    return { file, raw: bytes.length, packed: gzipSync(bytes, { level: 9 }).length };
  });

console.log(`${'file'.padEnd(28)}${'KB'.padStart(8)}${'KB gz'.padStart(8)}`);
for (const { file, raw, packed } of files) console.log(`${file.padEnd(28)}${kb(raw)}${kb(packed)}`);

for (const { name, limit, counts } of BUDGETS) {
  const counted = files.filter(({ file }) => counts(file));
  const raw = counted.reduce((sum, { raw }) => sum + raw, 0);
  const packed = counted.reduce((sum, { packed }) => sum + packed, 0);
  console.log(`${name.padEnd(28)}${kb(raw)}${kb(packed)}  of ${limit} KB gz`);
  if (packed > limit * 1000) {
    console.error(`${name}: ${kb(packed).trim()} KB compressed is above the budget of ${limit} KB (tools/sizes.mjs)`);
    process.exitCode = 1;
  }
}
