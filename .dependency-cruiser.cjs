/**
 * Who may import whom: one rule per line of the diagram in ARCHITECTURE.md. Tests stand outside, except where a rule says
 * otherwise; electron/tools/check-imports.ts asserts that the modules were really seen.
 */
const tests = '(\\.test\\.tsx?$|/testing/)';

/** A folder of `shared/` imports itself and the named ones, nothing else of ours. */
const sharedFolder = (folder, may) => ({
  name: `shared-${folder}-imports-${may.length === 0 ? 'nothing' : may.join('-')}`,
  severity: 'error',
  from: { path: `^shared/${folder}/`, pathNot: tests },
  to: { path: '^(shared|renderer|electron|e2e)/', pathNot: `^shared/(${[folder, ...may].join('|')})/` },
});

/** A package that one folder alone may name. */
const onlyIn = (name, folder, packages) => ({
  name,
  severity: 'error',
  from: { path: '^(renderer|shared|electron)/', pathNot: [`^${folder}/`, tests] },
  to: { path: packages.map((one) => `(^|/)node_modules/${one}/`) },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'An import that is not found would hide from every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|\\?)' },
    },

    // renderer/app ─► features ─► vault, editor, desktop, ui, i18n ─► shared
    {
      name: 'app-is-imported-by-nobody',
      severity: 'error',
      from: { path: '^renderer/(features|vault|editor|desktop|ui|i18n)/' },
      to: { path: '^renderer/app/' },
    },
    {
      name: 'features-are-imported-by-app-only',
      severity: 'error',
      from: { path: '^renderer/(vault|editor|desktop|ui|i18n)/' },
      to: { path: '^renderer/features/' },
    },
    {
      name: 'features-never-each-other',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'ui-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^renderer/ui/', pathNot: tests },
      to: { path: '^(renderer|shared|electron)/', pathNot: '^renderer/ui/' },
    },
    {
      name: 'renderer-imports-shared-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|e2e|resources)/', pathNot: '^resources/locales/' },
    },
    onlyIn('only-the-vault-names-dexie', 'renderer/vault', ['dexie']),
    onlyIn('only-the-editor-names-tiptap-and-its-yjs-binding', 'renderer/editor', [
      '@tiptap/[^/]+',
      'y-prosemirror',
      'prosemirror-[^/]+',
    ]),

    // electron/main ─► shared   electron/preload ─► shared/ipc (types only)   electron ✗ renderer
    {
      name: 'electron-never-the-renderer',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|e2e)/' },
    },
    {
      name: 'main-imports-shared-only',
      severity: 'error',
      from: { path: '^electron/main/', pathNot: tests },
      to: { path: '^(electron|renderer|e2e)/', pathNot: '^electron/main/' },
    },
    {
      name: 'preload-imports-shared-ipc-only',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { path: '^(electron|renderer|shared|e2e)/', pathNot: '^(electron/preload|shared/ipc)/' },
    },
    {
      name: 'preload-imports-types-only',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { path: '^shared/', dependencyTypesNot: ['type-only', 'type-import'] },
    },
    {
      name: 'tools-stay-outside-the-shell',
      severity: 'error',
      from: { path: '^electron/tools/' },
      to: { path: '^electron/(main|preload)/' },
    },

    // inside shared: journal ─► programme, themes ─► base   vault ─► base   team ─► themes, programme ─► base
    sharedFolder('base', []),
    sharedFolder('programme', ['base']),
    sharedFolder('themes', ['base']),
    sharedFolder('names', ['base']),
    sharedFolder('journal', ['programme', 'themes', 'base']),
    sharedFolder('vault', ['base']),
    sharedFolder('team', ['themes', 'programme', 'base']),
    sharedFolder('ipc', ['base']),
    {
      name: 'team-never-reaches-journal',
      comment: 'The code that builds what leaves cannot name an entry, at any distance. Tests included.',
      severity: 'error',
      from: { path: '^shared/team/' },
      to: { path: '^shared/journal/', reachable: true },
    },
    {
      name: 'shared-imports-nothing-outside',
      severity: 'error',
      from: { path: '^shared/', pathNot: tests },
      to: { path: '^(renderer|electron|e2e|resources)/' },
    },
    {
      name: 'shared-uses-the-allowed-libraries',
      severity: 'error',
      from: { path: '^shared/', pathNot: tests },
      to: {
        pathNot: ['^shared/', '(^|/)node_modules/(zod|@noble/[^/]+|yjs|age-encryption|jsonc-parser)/'],
      },
    },
    {
      name: 'zod-through-base-schema',
      severity: 'error',
      from: { path: '^(shared|renderer|electron)/', pathNot: '^shared/base/schema\\.ts$' },
      to: { path: '(^|/)node_modules/zod/' },
    },

    {
      name: 'the-app-never-imports-tests',
      severity: 'error',
      from: { path: '^(shared|renderer|electron/main|electron/preload)/', pathNot: tests },
      to: { path: tests },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|release|\\.runtime)/' },
    tsConfig: { fileName: 'renderer/tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
};
