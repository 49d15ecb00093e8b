/** Measures what the browser loads for each built page, and fails when the hosted sign-in outgrows its allowance. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const builtFolder = path.resolve(import.meta.dirname, '../../keystead/ui');
const allowedScriptBytes = { 'experience.html': 60_000, 'account.html': 60_000, 'demo-app.html': 60_000 };

function readBuilt(name) {
  try {
    return readFileSync(path.join(builtFolder, name));
  } catch {
    console.error('There is no build to measure: run `npm run build` first.');
    process.exit(1);
  }
}

const manifest = JSON.parse(readBuilt('manifest.json').toString());

/** Every file that a page can come to load, screens loaded later included. */
function filesOf(key, seen = new Set()) {
  if (seen.has(key)) return [];
  seen.add(key);
  const { file, css = [], imports = [], dynamicImports = [] } = manifest[key];
  return [file, ...css, ...[...imports, ...dynamicImports].flatMap((next) => filesOf(next, seen))];
}

function compressedBytes(files) {
  return files.reduce((sum, file) => sum + gzipSync(readBuilt(file)).length, 0);
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

for (const page of Object.keys(manifest).filter((key) => key.endsWith('.html'))) {
  const files = [...new Set(filesOf(page))];
  const scripts = compressedBytes(files.filter((file) => file.endsWith('.js')));
  const styles = compressedBytes(files.filter((file) => file.endsWith('.css')));
  console.log(
    `${page}: ${kilobytes(scripts)} of script, ${kilobytes(styles)} of style, compressed with gzip`,
  );

  const allowed = allowedScriptBytes[page];
  if (allowed !== undefined && scripts > allowed) {
    console.error(`${page} may have at most ${kilobytes(allowed)} of compressed script.`);
    process.exitCode = 1;
  }
  // The content security policy would block these, and the page would be blank.
  if (/<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=/i.test(readBuilt(page).toString())) {
    console.error(`${page} has an inline script or style.`);
    process.exitCode = 1;
  }
}
