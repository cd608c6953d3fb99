/**
 * Builds the app with one module swapped, for one test. The product has no switch that could do this: it takes a build, made
 * here, in a folder of its own.
 */
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { InlineConfig, Plugin } from 'vite';
import { projectRoot, testOutput } from './launch.ts';

/** Paths from the project's root, of the module and of what stands in for it. */
export type Swap = Readonly<Record<string, string>>;

/** `used` gathers what was found, over all the builds of one variant: workers are builds of their own. */
function swapModules(swap: Swap, used: Set<string>): Plugin {
  const targets = new Map(
    Object.entries(swap).map(([from, to]) => [resolve(projectRoot, from), resolve(projectRoot, to)]),
  );
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
  };
}

type Part = 'main' | 'preload' | 'renderer';

/** An app folder that Electron can be started with; parts without a swap are the product's own. */
export async function buildVariant(name: string, swaps: Partial<Record<Part, Swap>>): Promise<string> {
  const folder = join(testOutput(), 'variants', name);
  mkdirSync(join(folder, 'out'), { recursive: true });
  cpSync(join(projectRoot, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(projectRoot, 'resources'), join(folder, 'resources'));
  for (const part of ['main', 'preload', 'renderer'] as const) {
    const swap = swaps[part];
    const outDir = join(folder, 'out', part);
    if (swap === undefined) {
      cpSync(join(projectRoot, 'out', part), outDir, { recursive: true });
      continue;
    }
    const used = new Set<string>();
    await build(part === 'renderer' ? windowBuild(swap, used, outDir) : shellBuild(part, swap, used, outDir));
    if (used.size !== Object.keys(swap).length) {
      throw new Error(`A swapped module is not part of ${part}.`);
    }
  }
  return folder;
}

function shellBuild(part: 'main' | 'preload', swap: Swap, used: Set<string>, outDir: string): InlineConfig {
  const isMain = part === 'main';
  return {
    configFile: false,
    logLevel: 'error',
    root: projectRoot,
    plugins: [swapModules(swap, used)],
    ssr: { noExternal: true },
    build: {
      ssr: resolve(projectRoot, `electron/${part}/index.ts`),
      outDir,
      emptyOutDir: true,
      rollupOptions: {
        external: ['electron', ...builtinModules, /^node:/],
        output: { format: isMain ? 'es' : 'cjs', entryFileNames: isMain ? 'index.js' : 'index.cjs' },
      },
    },
  };
}

function windowBuild(swap: Swap, used: Set<string>, outDir: string): InlineConfig {
  return {
    configFile: false,
    logLevel: 'error',
    root: resolve(projectRoot, 'renderer'),
    base: './',
    cacheDir: join(outDir, '../../cache'),
    html: { cspNonce: '__CSP_NONCE__' },
    plugins: [react(), swapModules(swap, used)],
    worker: { format: 'es', plugins: () => [swapModules(swap, used)] },
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
  };
}
