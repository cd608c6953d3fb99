/**
 * Builds the app with one module swapped, for one test. The product has no switch that could do this: it takes a build, made
 * here, in a folder of its own.
 */
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { Plugin } from 'vite';
import { projectRoot, testOutput } from './launch.ts';

/** Paths from the project's root, of the module and of what stands in for it. */
export type Swap = Readonly<Record<string, string>>;

function swapModules(swap: Swap): Plugin {
  const targets = new Map(
    Object.entries(swap).map(([from, to]) => [resolve(projectRoot, from), resolve(projectRoot, to)]),
  );
  const used = new Set<string>();
  return {
    name: 'swap-modules',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer === undefined) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const target = found === null ? undefined : targets.get(found.id);
      // A stand-in may import what it stands in for.
      if (found === null || target === undefined || resolve(importer) === target) return null;
      used.add(found.id);
      return target;
    },
    closeBundle() {
      if (used.size === 0) throw new Error('The swapped module is not part of this build.');
    },
  };
}

/** An app folder that Electron can be started with. */
export async function buildVariant(name: string, part: 'main' | 'renderer', swap: Swap): Promise<string> {
  const folder = join(testOutput(), 'variants', name);
  mkdirSync(join(folder, 'out'), { recursive: true });
  cpSync(join(projectRoot, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(projectRoot, 'resources'), join(folder, 'resources'));
  for (const other of ['main', 'preload', 'renderer']) {
    if (other !== part)
      cpSync(join(projectRoot, 'out', other), join(folder, 'out', other), { recursive: true });
  }
  const outDir = join(folder, 'out', part);
  const plugins = [swapModules(swap)];
  if (part === 'main') {
    await build({
      configFile: false,
      logLevel: 'error',
      root: projectRoot,
      plugins,
      ssr: { noExternal: true },
      build: {
        ssr: resolve(projectRoot, 'electron/main/index.ts'),
        outDir,
        emptyOutDir: true,
        rollupOptions: {
          external: ['electron', ...builtinModules, /^node:/],
          output: { format: 'es', entryFileNames: 'index.js' },
        },
      },
    });
  } else {
    await build({
      configFile: false,
      logLevel: 'error',
      root: resolve(projectRoot, 'renderer'),
      base: './',
      cacheDir: join(folder, 'cache'),
      html: { cspNonce: '__CSP_NONCE__' },
      plugins: [react(), ...plugins],
      worker: { format: 'es', plugins: () => [swapModules(swap)] },
      build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
    });
  }
  return folder;
}
