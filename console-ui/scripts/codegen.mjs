/**
 * Writes src/gql: the types of every GraphQL operation in src, from the committed schema.graphql.
 *
 * `npm run codegen -- --check` writes nothing and fails when a generated file would change. The generator's own
 * command line is left out: it brings two hundred packages for schemas that have to be fetched.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { CodeFileLoader } from '@graphql-tools/code-file-loader';
import { loadDocuments } from '@graphql-tools/load';
import { buildSchema, parse } from 'graphql';

const root = path.resolve(import.meta.dirname, '..');
const outputFolder = 'src/gql/';
const sources = [
  'src/**/*.{ts,tsx}',
  '!src/gql/**',
  '!src/experience/**',
  '!src/account/**',
  '!src/demo-app/**',
];

const config = {
  useTypeImports: true,
  enumsAsTypes: true,
  strictScalars: true,
  defaultScalarType: 'unknown',
  scalars: { DateTime: 'string', JSON: 'unknown', JSONObject: 'Record<string, unknown>', Void: 'null' },
};

async function generatedFiles() {
  const sdl = readFileSync(path.resolve(root, '../graphql_schema/schema.graphql'), 'utf8');
  const schemaAst = buildSchema(sdl);
  const documents = await loadDocuments(sources, {
    cwd: root,
    loaders: [new CodeFileLoader({ pluckConfig: { skipIndent: true } })],
    noLocation: false,
  });
  const sections = await preset.buildGeneratesSection({
    baseOutputDir: outputFolder,
    schema: parse(sdl),
    schemaAst,
    documents,
    config,
    presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' }, persistedDocuments: true },
    plugins: [],
    pluginMap: {},
    pluginContext: {},
  });
  return Promise.all(
    sections.map(async (section) => ({
      name: section.filename,
      text: `${(await codegen(section)).trimEnd()}\n`,
    })),
  );
}

function isUnchanged({ name, text }) {
  try {
    return readFileSync(path.resolve(root, name), 'utf8') === text;
  } catch {
    return false;
  }
}

const changed = (await generatedFiles()).filter((file) => !isUnchanged(file));
const names = changed.map(({ name }) => name).join(', ');
if (changed.length === 0) console.log('src/gql is up to date');
else if (process.argv.includes('--check')) {
  console.error(`Out of date, run \`npm run codegen\`: ${names}`);
  process.exitCode = 1;
} else {
  for (const { name, text } of changed) {
    mkdirSync(path.dirname(path.resolve(root, name)), { recursive: true });
    writeFileSync(path.resolve(root, name), text);
  }
  console.log(`Written: ${names}`);
}
