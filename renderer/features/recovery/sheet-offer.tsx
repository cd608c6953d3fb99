/** A sheet, or a try of it, asked for once in the second week: above the page, never in its way, and left with one press. */
import { useEffect, useState } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Band } from '../../ui/signs/band.tsx';
import type { JournalKeys } from '../../vault/journal-keys.ts';

interface SheetOfferProps {
  readonly keys: JournalKeys;
  readonly onTake: (which: 'make' | 'try') => void;
}

const NOTE = { make: 'askedToMake', try: 'askedToTry' } as const;

export function SheetOffer({ keys, onTake }: SheetOfferProps) {
  const { t } = useMessages();
  const [offer, setOffer] = useState<'make' | 'try' | null>(null);
  useEffect(() => {
    void keys.offer().then(setOffer);
  }, [keys]);
  if (offer === null) return null;

  const answer = (isTaken: boolean) => {
    setOffer(null);
    void keys.note(NOTE[offer]);
    if (isTaken) onTake(offer);
  };
  return (
    <Band
      role="group"
      label={t(`recovery.offer.${offer}.title`)}
      acts={
        <>
          <Button look="word" onPress={() => answer(true)}>
            {t(offer === 'make' ? 'recovery.make' : 'recovery.try')}
          </Button>
          <Button look="word" onPress={() => answer(false)}>
            {t('recovery.offer.later')}
          </Button>
        </>
      }
    >
      <p>
        <strong className="strong">{t(`recovery.offer.${offer}.title`)}</strong>
        <br />
        {t(`recovery.offer.${offer}.text`)}
      </p>
    </Band>
  );
}
