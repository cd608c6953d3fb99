/** A key file one byte wrong, at every byte: in one of its two places, and in both. */
import { describe, expect, it } from 'vitest';
import { randomBytes, utf8 } from '../base/bytes.ts';
import { newId } from '../base/ids.ts';
import { sealRecoverySlot } from './change-keys.ts';
import { chooseKeyFile, keyFileSlot, writeKeyFile } from './key-file.ts';
import { openWithRecoveryCode } from './open-key-file.ts';
import { newRecoveryCode } from './recovery-code.ts';

async function made(): Promise<{
  text: string;
  vault: string;
  dataKey: Uint8Array;
  code: ReturnType<typeof newRecoveryCode>;
}> {
  const vault = newId();
  const dataKey = randomBytes(32);
  const code = newRecoveryCode();
  const slots = [
    await sealRecoverySlot(vault, dataKey, code),
    await sealRecoverySlot(vault, dataKey, newRecoveryCode()),
  ];
  const text = await writeKeyFile({
    format: 'wellspring-vault',
    version: 1,
    vault,
    generation: 3,
    label: 'Cuaderno ñ',
    owner: 'mine',
    slots: await Promise.all(slots.map(({ bytes }) => keyFileSlot(bytes))),
  });
  return { text, vault, dataKey, code };
}

/** As a reader finds it: bytes that are no text any more are an empty file. */
function withBit(text: string, at: number): string {
  const bytes = utf8(text);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}

describe('a key file with one byte wrong', () => {
  it('in one place: the other place is taken, and the journal opens', async () => {
    const { text, vault, dataKey, code } = await made();
    for (let at = 0; at < utf8(text).length; at += 1) {
      for (const places of [
        [withBit(text, at), text],
        [text, withBit(text, at)],
      ]) {
        const choice = await chooseKeyFile(places, vault);
        if (choice.state !== 'ready') throw new Error(`byte ${at}: ${choice.state}`);
        const opened = await openWithRecoveryCode(choice.text, code);
        expect(opened.ok && opened.dataKey, `byte ${at}`).toEqual(dataKey);
      }
    }
  });

  it('in both places: it opens with the same key, or is named, and never says anything else', async () => {
    const { text, vault, dataKey, code } = await made();
    const said = { opened: 0, named: 0 };
    for (let at = 0; at < utf8(text).length; at += 1) {
      const harmed = withBit(text, at);
      const choice = await chooseKeyFile([harmed, harmed], vault);
      if (choice.state !== 'ready') {
        expect(['damaged', 'newer-version', 'missing']).toContain(choice.state);
        said.named += 1;
        continue;
      }
      const { label, generation, owner } = choice.keyFile;
      expect([choice.keyFile.vault, label, generation, owner]).toEqual([vault, 'Cuaderno ñ', 3, 'mine']);
      const opened = await openWithRecoveryCode(choice.text, code);
      if (opened.ok) {
        expect(opened.dataKey, `byte ${at}`).toEqual(dataKey);
        said.opened += 1;
      } else {
        // Its own slot is the harmed one: never called a wrong code.
        expect(['damaged', 'newer-version', 'wrong-key'], `byte ${at}`).toContain(opened.problem);
        if (opened.problem === 'wrong-key') expect(choice.damagedSlots, `byte ${at}`).not.toEqual([]);
        said.named += 1;
      }
    }
    expect(said.opened).toBeGreaterThan(0);
    expect(said.named).toBeGreaterThan(0);
  });
});
