/** Advice that follows the typing of a passphrase, after a pause, and never the other way round. */
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { advise, type Advice } from './passphrase-advice.ts';

/** Long enough not to speak into the middle of a word. */
const PAUSE_MS = 600;

interface PassphraseAdvice {
  readonly advice: Advice | null;
  /** Call on every input. */
  readonly watch: () => void;
  /** True when there is advice the writer has not seen yet; it is shown from then on. */
  readonly adviseNow: () => Promise<boolean>;
}

export function usePassphraseAdvice(
  passphrase: RefObject<HTMLInputElement | null>,
  /** What stands on the cover. Give the same function each time. */
  readLabel: () => string,
): PassphraseAdvice {
  const [advice, setAdvice] = useState<Advice | null>(null);
  const seen = useRef<Advice | null>(null);
  const asked = useRef(0);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = useCallback(async (): Promise<Advice | null> => {
    asked.current += 1;
    const mine = asked.current;
    const found = await advise(passphrase.current?.value ?? '', readLabel());
    if (mine === asked.current) setAdvice(found);
    return found;
  }, [passphrase, readLabel]);

  const watch = useCallback(() => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      void look();
    }, PAUSE_MS);
  }, [look]);

  useEffect(() => {
    if (advice !== null) seen.current = advice;
  }, [advice]);

  useEffect(
    () => () => {
      clearTimeout(pause.current);
    },
    [],
  );

  const adviseNow = useCallback(async () => {
    clearTimeout(pause.current);
    const before = seen.current;
    const found = await look();
    return found !== null && found !== before;
  }, [look]);

  return { advice, watch, adviseNow };
}
