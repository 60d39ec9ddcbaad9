// Reads dist/<browser>/ as a browser would: what its manifest and pages name must be there and allowed.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BROWSERS, IN_PAGES } from './manifest.mjs';

/** Stores cut a longer description. */
const DESCRIPTION = 132;

const read = (...path) => readFileSync(join(...path), 'utf8');

/** Every text in a JSON value. */
const texts = (value) => (typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(texts));

const messages = (folder, manifest) => {
  const known = JSON.parse(read(folder, '_locales', manifest.default_locale, 'messages.json'));
  const named = texts(manifest).flatMap((text) => [...text.matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name));
  return [
    ...named.filter((name) => !known[name]).map((name) => `message ${name} is missing`),
    ...(known.description.message.length > DESCRIPTION ? [`description is longer than ${DESCRIPTION}`] : []),
  ];
};

/** Files named by the manifest, and by src/href of pages. */
const files = (folder, manifest, pages) => {
  const named = texts({ ...manifest, content_security_policy: {} }).filter((text) => /^[\w/-]+\.(js|html|json|png)$/.test(text));
  const linked = pages.flatMap((page) => [...read(folder, page).matchAll(/\s(?:src|href)="([^"#]+)"/g)].map(([, url]) => url));
  return [...Object.keys(IN_PAGES), ...named, ...linked]
    .filter((file) => !existsSync(join(folder, file)))
    .map((file) => `${file} is missing`);
};

/** What the policy of extension pages would refuse anyway: found here, not by the first user. */
const inline = (folder, pages) =>
  pages
    .filter((page) => /<script(?![^>]*\ssrc=)|\son\w+\s*=|\sstyle\s*=|<style|https?:\/\//i.test(read(folder, page)))
    .map((page) => `${page} has an inline script, handler or style, or an address`);

const wasm = (folder) =>
  readdirSync(join(folder, 'wasm'))
    .filter((file) => file.endsWith('.wasm') && !WebAssembly.validate(readFileSync(join(folder, 'wasm', file))))
    .map((file) => `${file} is not valid WebAssembly`);

/** What acceptance tests and users outside count on, a row a browser. */
const SHAPE = {
  chrome: (manifest) => manifest.key && manifest.side_panel?.default_path === 'panel.html',
  firefox: (manifest) => manifest.sidebar_action?.default_panel === 'panel.html' && manifest.browser_specific_settings?.gecko?.id,
};

const check = (browser) => {
  const folder = join('dist', browser);
  const manifest = JSON.parse(read(folder, 'manifest.json'));
  const pages = readdirSync(folder).filter((file) => file.endsWith('.html'));
  return [
    ...(manifest.manifest_version === 3 && SHAPE[browser](manifest) ? [] : ['manifest lacks what others count on']),
    ...messages(folder, manifest),
    ...files(folder, manifest, pages),
    ...inline(folder, pages),
    ...wasm(folder),
  ].map((breach) => `${folder}: ${breach}`);
};

const breaches = BROWSERS.flatMap(check);
for (const breach of breaches) console.error(breach);
process.exitCode = breaches.length ? 1 : 0;
