/** Drawers in memory for tests: the same answers as the disk's, and a power cut or a full disk at any step. */
import { ownBytes } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import type { DrawerPort } from '../log-port.ts';

export class PowerCut extends Error {}

/** What the next failing step does: the power goes, or the disk says no, before or after the bytes have landed. */
export interface Fault {
  readonly step: number;
  readonly lands: boolean;
  readonly kind: 'power' | 'disk-full';
}

export interface MemoryDrawers extends DrawerPort {
  /** `drawer/id` → what the disk has of it, sealed. */
  readonly files: Map<string, Bytes>;
  /** Writes and removals that were asked for so far. */
  readonly changes: number;
  /** The fault comes at the given change from now on; 0 is the next. */
  fail(fault: Fault): void;
}

export function makeMemoryDrawers(files = new Map<string, Bytes>()): MemoryDrawers {
  let fault: Fault | null = null;
  let left = 0;
  let changes = 0;
  let off = false;

  const change = async (effect: () => void) => {
    if (off) throw new PowerCut();
    changes += 1;
    const now = fault !== null && left === 0 ? fault : null;
    left -= 1;
    if (now === null || now.lands) effect();
    if (now?.kind === 'power') {
      off = true;
      throw new PowerCut();
    }
    return now === null ? ({ ok: true } as const) : ({ ok: false, problem: 'disk-full' } as const);
  };

  return {
    files,
    get changes() {
      return changes;
    },
    fail: (next) => {
      fault = next;
      left = next.step;
    },
    listDrawer: async (_vault, drawer) => {
      const ids = [...files.keys()].filter((key) => key.startsWith(`${drawer}/`));
      return { ok: true, ids: ids.map((key) => key.slice(drawer.length + 1)) };
    },
    readFromDrawer: async (_vault, drawer, id) => {
      const bytes = files.get(`${drawer}/${id}`);
      return bytes === undefined ? { ok: false, problem: 'gone' } : { ok: true, bytes: bytes.slice() };
    },
    writeToDrawer: (_vault, drawer, id, sealed) =>
      change(() => files.set(`${drawer}/${id}`, ownBytes(sealed).slice())),
    removeFromDrawer: (_vault, drawer, id) => change(() => files.delete(`${drawer}/${id}`)),
  };
}
