/**
 * Shares the files of end-to-end tests out over lanes that run side by side, so that these end at about the same time. How long a
 * file takes is not known; its length says it well enough.
 */
export interface SpecFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

/** As many lists of names as there are lanes; every file is in one of them. The longest files first, each to the emptiest lane. */
export function shareOut(files: readonly SpecFile[], lanes: number): string[][] {
  const shared = Array.from({ length: lanes }, () => ({ names: [] as string[], size: 0 }));
  const longestFirst = files.toSorted((a, b) => b.size - a.size || a.name.localeCompare(b.name));
  for (const { name, size } of longestFirst) {
    const emptiest = shared.reduce((least, lane) => (lane.size < least.size ? lane : least));
    emptiest.names.push(name);
    emptiest.size += size;
  }
  return shared.map(({ names }) => names.toSorted());
}
