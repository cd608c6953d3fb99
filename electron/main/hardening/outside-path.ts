/**
 * Paths that come from outside (arguments, a second start, a drop). Only an ordinary local file under a size cap is
 * accepted; nothing is opened, followed or read here, and nothing acts on a path by itself.
 */
import { lstat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';

export type OutsidePathProblem =
  'not-local' | 'device' | 'address' | 'not-absolute' | 'not-a-file' | 'too-large';
export type OutsidePath =
  { ok: true; path: string; size: number } | { ok: false; problem: OutsidePathProblem };

const WINDOWS_DEVICES = /(?:^|[\\/])(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:[.:\\/]|$)/iu;

/** Looks at a path's form before touching it, then at what stands there, not following links. */
export async function checkOutsidePath(path: string, limit: number): Promise<OutsidePath> {
  const form = readForm(path);
  if (form !== null) return { ok: false, problem: form };
  const found = await lstat(path).catch(() => null);
  if (found === null || !found.isFile()) return { ok: false, problem: 'not-a-file' };
  if (found.size > limit) return { ok: false, problem: 'too-large' };
  return { ok: true, path, size: found.size };
}

function readForm(path: string): OutsidePathProblem | null {
  if (path.includes('\0')) return 'device';
  if (/^\\\\[.?]\\/.test(path) || /^\/\/[.?]\//.test(path) || path.startsWith('\\??\\')) return 'device';
  if (/^[\\/]{2}/.test(path)) return 'not-local';
  if (/^[A-Za-z][A-Za-z0-9+.-]+:/.test(path)) return 'address';
  if (/^\/(?:dev|proc|sys)(?:\/|$)/.test(path) || WINDOWS_DEVICES.test(path)) return 'device';
  if (!isAbsolute(path) && !/^[A-Za-z]:[\\/]/.test(path)) return 'not-absolute';
  return null;
}
