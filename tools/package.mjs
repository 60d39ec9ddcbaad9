// dist/tenant-bridge-<version>-<browser>.zip: the same bytes from the same commit, on any machine and day.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { BROWSERS, version } from './manifest.mjs';

/** The first day a zip can tell, in local time as zip has it, so that neither clock nor time zone shows. */
const MTIME = new Date(1980, 0, 1);

for (const browser of BROWSERS) {
  const folder = join('dist', browser);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  const contents = Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file))]));
  // fflate compresses in JavaScript: Node's own zlib differs from processor to processor.
  const zip = zipSync(contents, { level: 9, mtime: MTIME });
  const name = join('dist', `tenant-bridge-${version()}-${browser}.zip`);
  writeFileSync(name, zip);
  console.log(`${name}  ${(zip.length / 1000).toFixed(1)} KB, ${files.length} files`);
}
