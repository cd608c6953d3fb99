/** What stands beside a round: its arc and its day in the margin, and the four words of its card. */
import { useMessages } from '../i18n/messages.tsx';
import { formatDay } from '../i18n/format.ts';
import { Button } from '../ui/controls/button.tsx';
import { SpokenWords } from '../ui/signs/spoken-words.tsx';
import { useFingerprint } from '../vault/use-fingerprint.ts';
import type { OpenCard } from '../../shared/team/round-card.ts';
import type { CardWords } from '../features/theme-card/card-words.ts';

interface RoundMarginProps {
  readonly card: OpenCard;
  readonly words: Pick<CardWords, 'packTitle' | 'arcTitle'>;
  readonly back: string;
  readonly onBack: () => void;
}

export function RoundMargin({ card, words, back, onBack }: RoundMarginProps) {
  return (
    <>
      <InvitationMargin words={words} closes={card.card.closes} />
      <Button look="quiet" onPress={onBack}>
        {back}
      </Button>
    </>
  );
}

/** The four words of a card, to be compared before anything is saved. */
export function RoundWords({ card }: Pick<RoundMarginProps, 'card'>) {
  const { t } = useMessages();
  return (
    <section className="round-words">
      <h2 className="strong">{t('card.fourWords')}</h2>
      <FourWords card={card} />
      <p className="note">
        {t(card.card.mode === 'one-keeper' ? 'card.fourWordsOne' : 'card.fourWordsAbout')}
      </p>
    </section>
  );
}

export function FourWords({ card }: Pick<RoundMarginProps, 'card'>) {
  const { t } = useMessages();
  const words = useFingerprint(card.bytes);
  if (words === null) return <p role="status">{t('card.fourWordsComing')}</p>;
  if (words === 'failed') return <p role="alert">{t('card.fourWordsFailed')}</p>;
  return <SpokenWords words={words} label={t('card.fourWords')} />;
}

/** Before there is a card there are no words: the arc and the day alone. */
export function InvitationMargin({
  words,
  closes,
}: Pick<RoundMarginProps, 'words'> & { readonly closes: string }) {
  const { t, language } = useMessages();
  const arc = words.arcTitle ?? words.packTitle;
  return (
    <>
      <p>
        <strong lang={arc.language} dir={arc.direction}>
          {arc.text}
        </strong>
      </p>
      <p>{t('card.closes', { day: formatDay(dayAt(closes), language) })}</p>
    </>
  );
}

/** A day without a time (`2027-03-12`), at noon of this computer. */
export function dayAt(day: string): Date {
  const [year = 2000, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
}
