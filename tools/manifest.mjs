// The manifest of one browser: what all share, that browser's own, and the version of the crate.
import { readFileSync } from 'node:fs';

/** The browsers that packages are made for. */
export const BROWSERS = ['chrome', 'firefox'];

/** Scripts for pages, in the root of the extension, by the module each is made of. The background names them, no manifest does. */
export const IN_PAGES = {
  'agent.js': 'main.js',
  ...Object.fromEntries(
    ['hands.js', 'ring.js', 'pointer.js', 'outline.js', 'courier.js', 'table.js'].map((file) => [file, file]),
  ),
};

const read = (name) => JSON.parse(readFileSync(new URL(`../extension/${name}`, import.meta.url), 'utf8'));

/** `[package] version` of Cargo.toml, the one place that says it. */
export const version = () => {
  const cargo = readFileSync(new URL('../Cargo.toml', import.meta.url), 'utf8');
  const found = /^\[package\][^[]*?^version\s*=\s*"([^"]+)"/ms.exec(cargo);
  if (!found) throw new Error('Cargo.toml names no version in [package]');
  return found[1];
};

/** Objects are merged key by key and lists joined; anything else is the overlay's. */
const merge = (base, overlay) => {
  if (Array.isArray(base) && Array.isArray(overlay)) return [...base, ...overlay];
  if (!isObject(base) || !isObject(overlay)) return overlay;
  return Object.entries(overlay).reduce(
    (merged, [key, value]) => ({ ...merged, [key]: key in merged ? merge(merged[key], value) : value }),
    base,
  );
};

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** @param {string} browser One of BROWSERS. */
export const manifestFor = (browser) => ({
  ...merge(read('manifest.base.json'), read(`manifest.${browser}.json`)),
  version: version(),
});
