/** The names that one file or folder alone may speak, and finding them elsewhere. Pure. */

export interface NameWithAHome {
  readonly name: string;
  readonly pattern: RegExp;
  /** A folder (ends in a slash) or a file, from the project's root. */
  readonly home: string;
}

export const namesWithAHome: readonly NameWithAHome[] = [
  { name: 'ipcMain', pattern: /\bipcMain\b/, home: 'electron/main/ipc/handle.ts' },
  { name: 'ipcRenderer', pattern: /\bipcRenderer\b/, home: 'electron/preload/' },
  { name: 'contextBridge', pattern: /\bcontextBridge\b/, home: 'electron/preload/' },
  { name: 'window.desktop', pattern: /\bwindow\s*\.\s*desktop\b/, home: 'renderer/desktop/' },
  { name: "from 'dexie'", pattern: /(from|import)\s*\(?\s*['"]dexie['"]/, home: 'renderer/vault/' },
  { name: '@tiptap', pattern: /@tiptap\b/, home: 'renderer/editor/' },
  { name: "from 'zod'", pattern: /(from|import)\s*\(?\s*['"]zod['"]/, home: 'shared/base/schema.ts' },
];

export interface StrayName {
  readonly file: string;
  readonly name: string;
  readonly home: string;
}

/** Every file that speaks a name outside its home; `read` gives a file's text. */
export function findStrayNames(files: readonly string[], read: (file: string) => string): StrayName[] {
  return files.flatMap((file) => {
    const text = read(file);
    return namesWithAHome
      .filter(
        ({ pattern, home }) =>
          !(home.endsWith('/') ? file.startsWith(home) : file === home) && pattern.test(text),
      )
      .map(({ name, home }) => ({ file, name, home }));
  });
}
