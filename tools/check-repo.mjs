// Rules of the repository that no compiler checks. Prints each breach; fails if there is one.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { BROWSERS, manifestFor } from './manifest.mjs';

/** A file longer than this has more than one idea in it. */
const LINES = 400;
/** Longer files, each with its reason. */
const LONG = {
  'src/background/tests.rs': 'one flow a test; what they share is above them',
};

const read = (file) => readFileSync(file, 'utf8');
const same = (left, right) => JSON.stringify([...left].sort()) === JSON.stringify([...right].sort());
const without = (left, right) => left.filter((item) => !right.includes(item));

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { encoding: 'utf8' })
  .split('\0')
  .filter(Boolean);

const fileLengths = () =>
  tracked
    .filter((file) => /\.(rs|m?js|jsx|css|html|sh)$/.test(file) && !(file in LONG))
    .map((file) => [file, read(file).split('\n').length - 1])
    .filter(([, lines]) => lines > LINES)
    .map(([file, lines]) => `${file}: ${lines} lines, more than ${LINES}; split it, or name it in LONG with a reason`);

/** A download address in a lock file is one machine's, and wrong on every other. */
const lockFiles = () =>
  tracked
    .filter((file) => file.endsWith('package-lock.json') && read(file).includes('"resolved"'))
    .map((file) => `${file}: holds download addresses ("resolved"); npm writes none with the .npmrc of this repository`);

/** Every permission and host that a manifest asks for has its reason in extension/permissions.json, and no other has. */
const permissions = () => {
  const { permissions: reasons, hosts } = JSON.parse(read('extension/permissions.json'));
  const patterns = hosts.flatMap((group) => group.patterns);
  const asked = [...new Set(BROWSERS.flatMap((browser) => manifestFor(browser).permissions))];
  return [
    ...without(asked, Object.keys(reasons)).map((name) => `permission ${name}: no reason in extension/permissions.json`),
    ...without(Object.keys(reasons), asked).map((name) => `permission ${name}: has a reason, but no manifest asks for it`),
    ...BROWSERS.filter((browser) => !same(manifestFor(browser).host_permissions, patterns)).map(
      (browser) => `host_permissions of ${browser} differ from extension/permissions.json`,
    ),
  ];
};

/** Keys that would widen what pages or other extensions can reach. */
const WIDER = [
  'content_scripts',
  'externally_connectable',
  'optional_host_permissions',
  'optional_permissions',
  'web_accessible_resources',
];
const surface = () =>
  BROWSERS.flatMap((browser) =>
    WIDER.filter((key) => key in manifestFor(browser)).map((key) => `manifest of ${browser}: ${key} is not reviewed`),
  );

const breaches = [fileLengths, lockFiles, permissions, surface].flatMap((rule) => rule());
for (const breach of breaches) console.error(breach);
process.exitCode = breaches.length ? 1 : 0;
