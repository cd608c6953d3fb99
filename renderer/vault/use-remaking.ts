/** How much of the list is made again from the log while a journal is being opened, in tenths; null when it need not be. */
import { useEffect, useState } from 'react';
import { readRemade } from './vault-client.ts';

/** Between two looks, in milliseconds. */
const BETWEEN = 400;

/** From 0 to 90, ten by ten: it is read aloud. */
export function useRemaking(isOpening: boolean): number | null {
  const [percent, setPercent] = useState<number | null>(null);
  useEffect(() => {
    if (!isOpening) return undefined;
    const timer = setInterval(() => {
      void readRemade().then(
        (part) => setPercent(part === null ? null : Math.min(9, Math.floor(part * 10)) * 10),
        () => undefined,
      );
    }, BETWEEN);
    return () => {
      clearInterval(timer);
      setPercent(null);
    };
  }, [isOpening]);
  return percent;
}
