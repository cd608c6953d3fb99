/** How far a journal has come that is being written into a move file, or read from one. */
import { useEffect, useState } from 'react';
import type { Reply } from '../../shared/ipc/contract.ts';
import { callDesktop } from '../desktop/desktop.ts';

type Progress = Reply<'readMoveProgress'>;

/** Between two looks, in milliseconds. */
const BETWEEN = 300;

/** Null while nothing is known of a move. */
export function useMoveProgress(isUnderWay: boolean): Progress {
  const [progress, setProgress] = useState<Progress>(null);
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setInterval(() => {
      void callDesktop('readMoveProgress', null).then(setProgress, () => undefined);
    }, BETWEEN);
    return () => {
      clearInterval(timer);
      setProgress(null);
    };
  }, [isUnderWay]);
  return progress;
}
