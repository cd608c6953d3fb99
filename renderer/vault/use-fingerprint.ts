/** The four words of a round card, derived off the page. Null until they are there; a card keeps its words while the app runs. */
import { wrap } from 'comlink';
import { useEffect, useState } from 'react';
import { ownBytes, toHex, type Bytes } from '../../shared/base/bytes.ts';
import { fingerprintWords, type FingerprintWord } from '../../shared/team/fingerprint.ts';
import type { FingerprintWorker } from './fingerprint.worker.ts';

const known = new Map<string, Promise<readonly FingerprintWord[]>>();

async function derive(card: Bytes): Promise<readonly FingerprintWord[]> {
  const worker = new Worker(new URL('./fingerprint.worker.ts', import.meta.url), { type: 'module' });
  try {
    return fingerprintWords(ownBytes(await wrap<FingerprintWorker>(worker).derive(card)));
  } finally {
    worker.terminate();
  }
}

export function useFingerprint(card: Bytes): readonly FingerprintWord[] | null {
  const [words, setWords] = useState<readonly FingerprintWord[] | null>(null);
  const key = toHex(card);
  useEffect(() => {
    let shown = true;
    const answer = known.get(key) ?? derive(card);
    known.set(key, answer);
    void answer.then((found) => {
      if (shown) setWords(found);
    });
    return () => {
      shown = false;
    };
    // The same bytes are the same card, whichever array holds them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return words;
}
