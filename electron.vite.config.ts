import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname;

/** One build for the shell, one for its bridge, one for the window. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: { input: resolve(here, 'electron/main/index.ts'), output: { format: 'es' } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload must be a single CommonJS file.
      rollupOptions: {
        input: resolve(here, 'electron/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    // Replaced by a fresh nonce in every response (electron/main/app-protocol.ts).
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: resolve(here, 'out/renderer'),
      rollupOptions: { input: resolve(here, 'renderer/index.html') },
      // Half the text to read, and to keep in memory as long as the window is open.
      minify: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
    },
    worker: { format: 'es' },
  },
});
