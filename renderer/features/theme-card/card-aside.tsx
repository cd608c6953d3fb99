/** The card so far, beside the themes: what is ticked, and the two ways on, of which neither is the lesser. */
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { LeanSign } from '../../ui/signs/lean-sign.tsx';
import { themesOf, type CardWords } from './card-words.ts';
import { Said } from './said.tsx';
import type { CardSoFar } from './use-card.ts';

interface CardAsideProps {
  readonly words: CardWords;
  readonly card: CardSoFar;
  /** Five are ticked, and a sixth was tried. */
  readonly isFull: boolean;
  readonly onReview: () => void;
  readonly onNothing: () => void;
}

export function CardAside({ words, card, isFull, onReview, onNothing }: CardAsideProps) {
  const { t } = useMessages();
  const { themes, weather } = card.choice;
  const isEmpty = themes.length === 0 && weather.length === 0;
  return (
    <aside className="so-far" aria-labelledby="so-far">
      <div>
        <h2 id="so-far">{t('card.soFar')}</h2>
        {themes.length === 0 ? <p className="so-far-none">{t('card.soFarNone')}</p> : null}
        <ul>
          {themesOf(words).map((theme) => {
            const lean = card.leanOf(theme.id);
            return lean === null ? null : (
              <li key={theme.id}>
                <LeanSign lean={lean} />
                <span>
                  <Said of={theme.label} />
                  <span className="so-far-lean">{t(`card.lean.${lean}`)}</span>
                </span>
              </li>
            );
          })}
        </ul>
        <p role="status" className="so-far-note">
          {isFull ? t('card.full') : ''}
        </p>
        <Button onPress={onReview} isDisabled={isEmpty}>
          {t('card.review')}
        </Button>
        <Button look="line" onPress={onNothing}>
          {t('card.nothing')}
        </Button>
      </div>
    </aside>
  );
}
