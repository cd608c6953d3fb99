/**
 * A save, from the update to the disk's answer, beside a journal that is one encrypted file (as Mini Diary keeps it), in the
 * same run: `node e2e/bench/save-bench.ts`. The vault's own code and the real disk, without the window between them. At 10,000
 * pages a save must cost at most a twentieth of rewriting the file; at the 95th percentile at most 25 ms on a quiet machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { ownBytes, randomBytes, utf8 } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { soleKey } from '../../shared/vault/former-keys.ts';
import { importDataKey } from '../../shared/vault/subkeys.ts';
import { createJournal } from '../../electron/main/log/journal-folders.ts';
import { openJournalLog } from '../../electron/main/log/journal-log.ts';
import { diskFileSystem } from '../../electron/main/log/disk-file-system.ts';
import { makeKeyFile, passingOwner } from '../../electron/main/log/testing/sealed-parts.ts';
import { makeLogWriter } from '../../renderer/vault/log-writer.ts';
import { makeMemoryLog } from '../../renderer/vault/testing/memory-log.ts';
import { documentOf, seededPages } from './seeded-pages.ts';

const PAGES = 10_000;
const SAVES = 200;
const REWRITES = 10;
const SHARE = 20;
const LIMIT = 25;

const folder = mkdtempSync(join(tmpdir(), 'wellspring-bench-'));

function sorted(times: readonly number[]): { median: number; p95: number } {
  const list = times.toSorted((a, b) => a - b);
  const at = (part: number): number => list[Math.min(list.length - 1, Math.floor(list.length * part))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

async function measure(times: number, act: (index: number) => Promise<void>): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const began = performance.now();
    await act(index);
    taken.push(performance.now() - began);
  }
  return taken;
}

async function saves(): Promise<number[]> {
  const vault = newId();
  const fs = diskFileSystem();
  const made = await createJournal(fs, folder, vault, await makeKeyFile(vault));
  if (!made.ok) throw new Error(made.problem);
  const { log } = await openJournalLog(fs, folder, vault, passingOwner());
  if (log === null) throw new Error('no log');
  const writer = makeLogWriter(
    {
      ...makeMemoryLog(),
      startSegment: (_vault, run, head) => log.startSegment(run, head),
      appendFrames: (_vault, run, frames) => log.append(run, frames),
      sealSegment: (_vault, run) => log.seal(run),
    },
    vault,
    soleKey(await importDataKey(randomBytes(32))),
  );
  const [page] = seededPages(1);
  if (page === undefined) throw new Error('no page');
  const update = ownBytes(Y.encodeStateAsUpdateV2(documentOf(page)));
  const taken = await measure(SAVES, async () => {
    const outcome = await writer.write([{ kind: 'entry', id: page.id, update }]);
    if (!outcome.ok) throw new Error(outcome.problem);
  });
  await log.close();
  return taken;
}

/** Everything as one text, sealed as one, written beside, synced and renamed over the old one. */
async function rewrites(): Promise<number[]> {
  const pages = [...seededPages(PAGES)];
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  return measure(REWRITES, async (index) => {
    const text = utf8(JSON.stringify({ index, pages }));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: randomBytes(12) }, key, text);
    const beside = await open(join(folder, 'diary.tmp'), 'w');
    await beside.writeFile(new Uint8Array(sealed));
    await beside.sync();
    await beside.close();
    await rename(join(folder, 'diary.tmp'), join(folder, 'diary'));
    const names = await open(folder, 'r');
    await names.sync();
    await names.close();
  });
}

try {
  const save = sorted(await saves());
  const rewrite = sorted(await rewrites());
  process.stdout.write(
    [
      `a save: median ${save.median.toFixed(1)} ms, p95 ${save.p95.toFixed(1)} ms (limit ${LIMIT} ms at p95)`,
      `one encrypted file of ${PAGES} pages rewritten: median ${rewrite.median.toFixed(1)} ms`,
      `a save costs 1/${(rewrite.median / save.median).toFixed(0)} of that (at least 1/${SHARE})`,
      '',
    ].join('\n'),
  );
  if (save.median * SHARE > rewrite.median || save.p95 > LIMIT) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
