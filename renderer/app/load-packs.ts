/** The programmes that came with the app. A pack that is refused is named with its place and reason; the others go on. */
import type { PackFile } from '../../shared/ipc/app-calls.ts';
import type { Pack } from '../../shared/programme/pack.ts';
import type { PackProblem } from '../../shared/programme/pack-problem.ts';
import { parsePack } from '../../shared/programme/parse-pack.ts';

export interface RefusedPack {
  readonly name: string;
  /** The first problem's place and code; for a file that could not be read, only why. */
  readonly problem: Pick<PackProblem, 'code' | 'line'> | 'unreadable';
}

export interface LoadedPacks {
  readonly packs: readonly Pack[];
  readonly refused: readonly RefusedPack[];
}

export function loadPacks(files: readonly PackFile[]): LoadedPacks {
  const packs: Pack[] = [];
  const refused: RefusedPack[] = [];
  for (const file of files) {
    if (file.state !== 'read') {
      const problem = file.state === 'too-large' ? { code: file.state, line: 0 } : file.state;
      refused.push({ name: file.name, problem });
      continue;
    }
    const parsed = parsePack(file.bytes);
    if (parsed.ok) packs.push(parsed.pack);
    else refused.push({ name: file.name, problem: parsed.problems[0] ?? 'unreadable' });
  }
  return { packs, refused };
}
