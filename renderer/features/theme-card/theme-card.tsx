/**
 * The theme card: what a person would want talked about, chosen by hand. Nothing is ticked at the start, ever; marks of the
 * writer's own are shown beside on request and tick nothing. What leaves is looked at in full before it is saved.
 */
import { useState } from 'react';
import type { Choice } from '../../../shared/team/choice.ts';
import { NOTHING } from '../../../shared/team/choice.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { CardAside } from './card-aside.tsx';
import { handleCardKey } from './card-keys.ts';
import type { CardWords, Lean } from './card-words.ts';
import { Review } from './review.tsx';
import { Said } from './said.tsx';
import { ThemeRow } from './theme-row.tsx';
import { useCard } from './use-card.ts';
import { WeatherPart } from './weather-part.tsx';
import './theme-card.css';

interface ThemeCardProps {
  readonly words: CardWords;
  /** What stands in the margin: the round and its day. */
  readonly margin: React.ReactNode;
  /** The four words by which people hear that they hold the same round. */
  readonly roundWords: React.ReactNode;
  /** Above the themes: what went wrong with a save, or what is special about this round. */
  readonly notice?: React.ReactNode;
  readonly people: number | null;
  readonly oneKeeper: boolean;
  /** A card of this round was saved before; this one will take its place. */
  readonly isLater: boolean;
  readonly isSaving: boolean;
  /** The ids of themes that the writer put on pages of their own lately; null where there is nobody to ask. */
  readonly ownMarks: (() => Promise<readonly string[]>) | null;
  readonly onPeople: (people: number | null) => void;
  readonly onSave: (choice: Choice) => void;
}

export function ThemeCard(props: ThemeCardProps) {
  const { words, margin, roundWords, notice, ownMarks, onSave } = props;
  const { t } = useMessages();
  const card = useCard(words);
  const [open, setOpen] = useState<string | null>(null);
  const [isFull, setFull] = useState(false);
  const [isReviewing, setReviewing] = useState(false);
  const [marks, setMarks] = useState<readonly string[] | null>(null);

  const tick = (theme: string, ticked: boolean): void => setFull(!card.tick(theme, ticked));
  const lean = (theme: string, to: Lean): void => setFull(!card.lean(theme, to));
  const use = (theme: string): void => setOpen(open === theme ? null : theme);
  const hasSomething = card.choice.themes.length > 0 || card.choice.weather.length > 0;

  return (
    <>
      <div
        className="theme-card"
        // Before the controls hear it: some of them keep Enter to themselves.
        onKeyDownCapture={(event) =>
          handleCardKey(event, {
            onLean: lean,
            onUse: use,
            onAnswer: (question, place) => {
              const answer = words.weather?.answers[place];
              if (answer !== undefined) card.answer(question, answer.point);
              return answer !== undefined;
            },
            onReview: () => {
              if (hasSomething) setReviewing(true);
            },
          })
        }
      >
        <Row className="theme-card-first" margin={margin}>
          <h1 className="title">{t('card.title')}</h1>
          <p className="serif">{t('card.intro')}</p>
          {roundWords}
          {notice}
          {ownMarks === null ? null : (
            <div className="own-marks">
              {marks === null ? (
                <Button look="word" onPress={() => void ownMarks().then(setMarks)}>
                  {t('card.showMarks')}
                </Button>
              ) : (
                <p className="note" role="status">
                  {t(marks.length === 0 ? 'card.noMarks' : 'card.marksShown')}
                </p>
              )}
            </div>
          )}
        </Row>
        {words.families.map((family) => (
          <Row
            key={family.id}
            as="section"
            className="family"
            margin={
              <h2>
                <Said of={family.label} />
              </h2>
            }
          >
            <ul>
              {family.themes.map((theme) => (
                <ThemeRow
                  key={theme.id}
                  theme={theme}
                  family={family.id}
                  lean={card.leanOf(theme.id)}
                  isOpen={open === theme.id}
                  isMarked={marks?.includes(theme.id) ?? false}
                  onTick={(ticked) => tick(theme.id, ticked)}
                  onLean={(to) => lean(theme.id, to)}
                  onUse={() => use(theme.id)}
                />
              ))}
            </ul>
          </Row>
        ))}
        {words.weather === null ? null : <WeatherPart weather={words.weather} card={card} />}
        <Row>
          <p className="note card-keys">{t('card.keys')}</p>
        </Row>
        <CardAside
          words={words}
          card={card}
          isFull={isFull}
          onReview={() => setReviewing(true)}
          onNothing={() => {
            card.clear();
            setReviewing(true);
          }}
        />
      </div>
      {isReviewing ? (
        <Review
          {...props}
          card={card}
          onSave={() => onSave(card.choice)}
          onSaveNothing={() => onSave(NOTHING)}
          onBack={() => {
            setReviewing(false);
            document.querySelector<HTMLElement>('.theme-card [data-stop] input')?.focus();
          }}
        />
      ) : null}
    </>
  );
}
