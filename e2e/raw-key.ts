/** The data key of a journal, raw, as `npm run read-journal` gets it: from the key file and the passphrase. */
import { readFileSync } from 'node:fs';
import sodium from 'libsodium-wrappers-sumo';
import { ownBytes } from '../shared/base/bytes.ts';
import { openWithPassphrase } from '../shared/vault/open-key-file.ts';
import type { DeriveKey } from '../shared/vault/open-key-file.ts';

export const derive: DeriveKey = async (passphrase, salt, { memoryKib, passes }) => {
  await sodium.ready;
  const { crypto_pwhash: argon2, crypto_pwhash_ALG_ARGON2ID13: argon2id } = sodium;
  return ownBytes(argon2(32, passphrase, salt, passes, memoryKib * 1024, argon2id));
};

export async function rawDataKey(keyFile: string, passphrase: string): Promise<Buffer> {
  const opened = await openWithPassphrase(readFileSync(keyFile, 'utf8'), passphrase, derive);
  if (!opened.ok) throw new Error(opened.problem);
  return Buffer.from(opened.dataKey);
}
