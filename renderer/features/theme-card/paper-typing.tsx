/**
 * Typing in what was ticked on paper: one line for one card, Enter, the next. What the line says is read back in words before it
 * counts. How many cards are in is what anyone can count in the box.
 */
import { useId, useRef, useState } from 'react';
import type { Choice } from '../../../shared/team/choice.ts';
import { MOST_CONTRIBUTIONS } from '../../../shared/team/bundle.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { answerFor, themesOf, type CardWords } from './card-words.ts';
import { Said } from './said.tsx';
import { readTypedCard } from './typed-card.ts';
import './paper-typing.css';

interface PaperTypingProps {
  readonly words: CardWords;
  readonly cards: readonly Choice[];
  /** Resolves to false where the disk did not keep them; the line then stays. */
  readonly onCards: (cards: readonly Choice[]) => Promise<boolean>;
}

export function PaperTyping({ words, cards, onCards }: PaperTypingProps) {
  const { t } = useMessages();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const [said, setSaid] = useState('');
  const read = readTypedCard(typed, words);
  /** What is typed in, those on their way to the disk among them: whoever types on does not wait for it. */
  const all = useRef(cards);
  const last = useRef<Promise<void>>(Promise.resolve());
  const isFull = cards.length >= MOST_CONTRIBUTIONS;

  const inTurn = (step: () => Promise<void>): void => {
    last.current = last.current.then(step);
  };
  const add = (): void => {
    setTried(true);
    if (!read.ok || all.current.length >= MOST_CONTRIBUTIONS) return;
    const { choice } = read;
    const line = typed;
    all.current = [...all.current, choice];
    setTyped('');
    setTried(false);
    field.current?.focus();
    inTurn(async () => {
      const isKept = await onCards(all.current).catch(() => false);
      if (isKept) return setSaid(t('typing.added', { count: all.current.length }));
      all.current = all.current.filter((one) => one !== choice);
      setTyped(line);
      setSaid(t('typing.notKept'));
    });
  };
  const takeBack = (): void => {
    field.current?.focus();
    inTurn(async () => {
      const taken = all.current.at(-1);
      if (taken === undefined) return;
      all.current = all.current.slice(0, -1);
      if (await onCards(all.current).catch(() => false))
        return setSaid(t('typing.takenBack', { count: all.current.length }));
      all.current = [...all.current, taken];
      setSaid(t('typing.notKept'));
    });
  };

  return (
    <div className="typing">
      <h2 className="lead">{t('typing.title')}</h2>
      <p>{t('typing.about')}</p>
      <p className="note">{t('typing.keys')}</p>
      <ol className="typing-themes">
        {themesOf(words).map((theme) => (
          <li key={theme.id}>
            <Said of={theme.label} />
          </li>
        ))}
      </ol>
      {words.weather === null ? null : (
        <p className="note">
          {t('typing.answers')}{' '}
          {words.weather.answers.map(({ band, label }, index) => (
            <span key={band} className="typing-answer">
              {t('typing.answer', { figure: index + 1 })} <Said of={label} />
            </span>
          ))}
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label className="strong" htmlFor={id}>
          {t('typing.label')}
        </label>
        <div className="typing-line">
          <input
            id={id}
            ref={field}
            type="text"
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            maxLength={80}
            value={typed}
            aria-describedby={`${id}-read`}
            aria-invalid={isTried && !read.ok}
            onChange={(event) => {
              setTyped(event.target.value);
              setTried(false);
            }}
          />
          <Button type="submit" look="line">
            {t('typing.add')}
          </Button>
        </div>
        <div id={`${id}-read`} className="typing-read" aria-live="polite">
          {read.ok ? (
            <ReadBack choice={read.choice} words={words} />
          ) : isTried || read.problem !== 'empty' ? (
            <p>{t(`typing.problem.${read.problem}`, { at: read.at })}</p>
          ) : (
            <p className="note">{t('typing.example')}</p>
          )}
        </div>
      </form>
      <div className="typing-foot">
        <p role="status">{said === '' ? t('typing.count', { count: cards.length }) : said}</p>
        {cards.length === 0 ? null : (
          <Button look="quiet" onPress={takeBack}>
            {t('typing.takeBack')}
          </Button>
        )}
      </div>
      {isFull ? <p>{t('typing.full')}</p> : null}
    </div>
  );
}

function ReadBack({ choice, words }: { readonly choice: Choice; readonly words: CardWords }) {
  const { t } = useMessages();
  const all = themesOf(words);
  if (choice.themes.length + choice.weather.length === 0) return <p>{t('typing.nothing')}</p>;
  return (
    <ul>
      {choice.themes.map(({ id, lean }) => {
        const theme = all.find((one) => one.id === id);
        return theme === undefined ? null : (
          <li key={id}>
            <Said of={theme.label} />
            {t('card.comma')} {t(`card.lean.${lean}`)}
          </li>
        );
      })}
      {(words.weather?.questions ?? []).map(({ id }, index) => {
        const answer = answerFor(words, choice, id);
        return answer === null ? null : (
          <li key={id} className="note">
            {t('typing.weather', { place: index + 1 })} <Said of={answer.label} />
          </li>
        );
      })}
    </ul>
  );
}
