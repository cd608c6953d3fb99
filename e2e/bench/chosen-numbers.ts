/** What a passphrase costs to try on this machine, as the app itself chooses when a journal is made in it. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readKeyFile, slotBytesOf } from '../../shared/vault/key-file.ts';
import { parseSlot } from '../../shared/vault/key-slot.ts';
import type { Argon2Numbers } from '../../shared/vault/key-slot.ts';
import { makeComputer, putFreshJournal } from '../launch.ts';

/** Makes a journal by the app's screens on a computer of its own. */
export async function chosenNumbers(): Promise<Argon2Numbers> {
  const computer = makeComputer();
  try {
    await putFreshJournal(computer);
    const journals = join(computer.data, 'journals');
    const [vault = ''] = readdirSync(journals);
    const read = await readKeyFile(readFileSync(join(journals, vault, 'vault.json'), 'utf8'));
    if (read.state !== 'ready') throw new Error(read.state);
    for (const slot of read.keyFile.slots) {
      const parsed = parseSlot(slotBytesOf(slot));
      if (parsed.kind === 'passphrase') return parsed.numbers;
    }
    throw new Error('no slot for a passphrase');
  } finally {
    rmSync(computer.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
