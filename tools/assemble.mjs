// Puts dist/<browser>/ together: node tools/assemble.mjs <folder with what wasm-bindgen made>
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { minify } from 'terser';
import { BROWSERS, IN_PAGES, manifestFor } from './manifest.mjs';

const [wasm] = process.argv.slice(2);
const isScript = (file) => file.endsWith('.js');

/** Terser, after esbuild where modules become one: it makes the agent some 4 % smaller than esbuild alone. */
const small = async (code, module) =>
  (await minify(code, { module, compress: { ecma: 2020, passes: 3, unsafe_arrows: true, sequences: false } })).code;

/**
 * A content script cannot import, so the agent's modules become one function that leaves no name behind: several of them share
 * one world. Terser must not be told that the top level is ours, or it dissolves that function.
 */
const agent = async (entry) => {
  const { outputFiles } = await build({
    entryPoints: [`extension/agent/${entry}`],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  });
  return small(outputFiles[0].text, false);
};

/** Copies a folder; scripts are minified on the way. */
const copy = async (from, to) => {
  cpSync(from, to, { recursive: true });
  for (const file of readdirSync(from, { recursive: true }).filter(isScript)) {
    writeFileSync(join(to, file), await small(readFileSync(join(from, file), 'utf8'), true));
  }
};

const [first, ...others] = BROWSERS.map((browser) => join('dist', browser));
for (const folder of [first, ...others]) rmSync(folder, { recursive: true, force: true });
mkdirSync(first, { recursive: true });
for (const [file, entry] of Object.entries(IN_PAGES)) writeFileSync(join(first, file), await agent(entry));
writeFileSync(join(first, 'background.js'), await small(readFileSync('extension/background.js', 'utf8'), true));
await copy('www', first);
await copy(wasm, join(first, 'wasm'));
cpSync('extension/_locales', join(first, '_locales'), { recursive: true });
for (const folder of others) cpSync(first, folder, { recursive: true });
// Only Chromium checks a policy by a schema.
cpSync('extension/managed_schema.json', join('dist', 'chrome', 'managed_schema.json'));
for (const browser of BROWSERS) {
  writeFileSync(join('dist', browser, 'manifest.json'), `${JSON.stringify(manifestFor(browser), null, 2)}\n`);
}
