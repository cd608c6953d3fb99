/** What was just deleted or put back, with the way to take that back. It stays in sight while the list is scrolled. */
import { useEffect, useRef } from 'react';
import { formatDay } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Band } from '../../ui/signs/band.tsx';

export interface Moved {
  readonly id: string;
  readonly made: string;
  readonly deleted: boolean;
}

interface MovedBandProps {
  readonly moved: Moved | null;
  readonly onUndo: (moved: Moved) => Promise<void>;
  readonly onDismiss: () => void;
}

export function MovedBand({ moved, onUndo, onDismiss }: MovedBandProps) {
  const { t, language } = useMessages();
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The row that had the focus is gone from the list; its undoing is the next thing anyone could want.
    if (moved?.deleted === true) undo.current?.focus({ preventScroll: true });
  }, [moved]);
  const words =
    moved === null
      ? ''
      : moved.deleted
        ? t('lookBack.deleted', { day: formatDay(moved.made, language) })
        : t('lookBack.wasPutBack', { day: formatDay(moved.made, language) });
  return (
    <>
      <p role="status" className="unseen">
        {words}
      </p>
      {moved === null ? null : (
        <div className="moved-band">
          <Band
            role="group"
            label={words}
            acts={
              <>
                {moved.deleted ? (
                  <Button look="word" buttonRef={undo} onPress={() => void onUndo(moved)}>
                    {t('app.undo')}
                  </Button>
                ) : null}
                <Button look="quiet" onPress={onDismiss}>
                  {t('app.dismiss')}
                </Button>
              </>
            }
          >
            <p>{words}</p>
          </Band>
        </div>
      )}
    </>
  );
}
