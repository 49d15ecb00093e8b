/** Holds the import rule: ui <- features <- app, no feature imports another, each page stands on its own. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const sources = import.meta.dirname;
const pagesOfTheirOwn = ['experience', 'account', 'demo-app', 'graphiql'];

/** Folders that `folder` may import from. */
function isAllowed(folder: string, imported: string): boolean {
  if (folder === imported) return true;
  if (imported === 'browsers') return true; // words about browsers, which bring nothing along
  if (folder === 'account') return imported === 'experience'; // the same look and the same way to talk to the server
  if (pagesOfTheirOwn.includes(folder) || pagesOfTheirOwn.includes(imported)) return false;
  if (folder === 'app') return true;
  if (imported === 'gql') return folder !== 'ui';
  return imported === 'ui' && folder !== 'gql';
}

function folderOf(file: string): string {
  return path.relative(sources, file).split(path.sep)[0] ?? '';
}

function importedFolders(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]*)['"]/g)].map(
    (match) => match[1] ?? '',
  );
  return specifiers.map((specifier) => folderOf(path.resolve(path.dirname(file), specifier)));
}

it('lets no folder import what it may not know', () => {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((name) => /[/\\].*\.tsx?$/.test(name))
    .map((name) => path.join(sources, name));
  const offences = files.flatMap((file) =>
    importedFolders(file)
      .filter((imported) => imported !== '..' && !isAllowed(folderOf(file), imported))
      .map((imported) => `${path.relative(sources, file)} imports ${imported}`),
  );
  expect(offences).toEqual([]);
});
