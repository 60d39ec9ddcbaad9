// Mozilla's own linter over dist/firefox/: no error, and no warning but those accepted here.
import { spawnSync } from 'node:child_process';

/** Warnings that stay, each with its reason. */
const ACCEPTED = [
  // wasm-bindgen's import for yew's raw-HTML node, which the panel never makes.
  { code: 'UNSAFE_VAR_ASSIGNMENT', file: 'wasm/panel.js', says: 'innerHTML' },
  // Called as `chrome.sidePanel?.`: Firefox has sidebar_action in its place.
  { code: 'UNSUPPORTED_API', file: 'background.js', says: 'sidePanel.' },
];

const run = spawnSync('addons-linter', ['--output', 'json', 'dist/firefox'], { encoding: 'utf8' });
if (!run.stdout) throw run.error ?? new Error(run.stderr);
const { errors, warnings } = JSON.parse(run.stdout);
const accepted = ({ code, file, message }) =>
  ACCEPTED.some((row) => row.code === code && row.file === file && message.includes(row.says));

const findings = [...errors, ...warnings.filter((warning) => !accepted(warning))];
for (const { code, message, file, line } of findings)
  console.error(`dist/firefox/${file ?? ''}:${line ?? ''} ${code}: ${message}`);
process.exitCode = findings.length ? 1 : 0;
