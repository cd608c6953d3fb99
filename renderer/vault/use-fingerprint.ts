/**
 * The four words of a round card, derived off the page by the Argon2 that opens journals. A card keeps its words while the app
 * runs; another card never shows them, not for a moment.
 */
import { useEffect, useState } from 'react';
import { toHex, type Bytes } from '../../shared/base/bytes.ts';
import {
  FINGERPRINT_COST,
  FINGERPRINT_SALT,
  fingerprintWords,
  type FingerprintWord,
} from '../../shared/team/fingerprint.ts';
import { deriveInWorker } from './derive-key.ts';

/** `failed`: this computer could not give the 64 MiB that they take. */
type FoundWords = readonly FingerprintWord[] | 'failed';

const known = new Map<string, Promise<FoundWords>>();

async function derive(card: Bytes): Promise<FoundWords> {
  const derived = await deriveInWorker(card, FINGERPRINT_SALT, FINGERPRINT_COST).catch(() => null);
  return derived === null ? 'failed' : fingerprintWords(derived);
}

/** Null until they are there. */
export function useFingerprint(card: Bytes): FoundWords | null {
  const [found, setFound] = useState<{ readonly of: string; readonly words: FoundWords } | null>(null);
  const key = toHex(card);
  useEffect(() => {
    let shown = true;
    const answer = known.get(key) ?? derive(card);
    known.set(key, answer);
    void answer.then((words) => {
      if (words === 'failed') known.delete(key);
      if (shown) setFound({ of: key, words });
    });
    return () => {
      shown = false;
    };
    // The same bytes are the same card, whichever array holds them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return found?.of === key ? found.words : null;
}
