/** Five pages, one build: what the server finds under keystead/ui. */
import { defineConfig } from 'vitest/config';

const page = (name: string) => `${import.meta.dirname}/${name}.html`;

export default defineConfig({
  base: '/',
  build: {
    outDir: '../keystead/ui',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The content security policy allows no data: fonts or scripts, and an asset of its own is cached for good.
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      // Mantine marks its modules for server components, which means nothing here.
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
      input: [page('console'), page('experience'), page('account'), page('demo-app'), page('graphiql')],
    },
  },
  test: { include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'] },
});
