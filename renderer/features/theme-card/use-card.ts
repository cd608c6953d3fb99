/**
 * What is ticked so far. It begins empty, always: nothing is ticked for anyone, and nothing that was written is looked at. Lives
 * in this window alone until it is saved.
 */
import { useState } from 'react';
import { MOST_CHOSEN, type Choice } from '../../../shared/team/choice.ts';
import type { CardWords, Lean } from './card-words.ts';
import { themesOf } from './card-words.ts';

export interface CardSoFar {
  readonly choice: Choice;
  readonly leanOf: (theme: string) => Lean | null;
  readonly answerOf: (question: string) => number | null | undefined;
  /** Ticks with the lean *a question*, or takes the tick away. False: five are ticked already. */
  readonly tick: (theme: string, ticked: boolean) => boolean;
  /** Ticks where it was not, and leans. */
  readonly lean: (theme: string, lean: Lean) => boolean;
  /** `point` of the scale; null for *rather not say*; undefined to leave it open again. */
  readonly answer: (question: string, point: number | null | undefined) => void;
  readonly removeWeather: () => void;
  readonly clear: () => void;
}

export function useCard(words: CardWords): CardSoFar {
  const [leans, setLeans] = useState<ReadonlyMap<string, Lean>>(new Map());
  const [answers, setAnswers] = useState<ReadonlyMap<string, number | null>>(new Map());

  const put = (theme: string, lean: Lean): boolean => {
    if (!leans.has(theme) && leans.size >= MOST_CHOSEN) return false;
    setLeans(new Map(leans).set(theme, lean));
    return true;
  };

  return {
    // In the card's own order: the order of ticking says something, and does not leave.
    choice: {
      themes: themesOf(words).flatMap(({ id }) => {
        const lean = leans.get(id);
        return lean === undefined ? [] : [{ id, lean }];
      }),
      weather: (words.weather?.questions ?? []).flatMap(({ id }) => {
        const point = answers.get(id) ?? null;
        return point === null ? [] : [{ id, point }];
      }),
    },
    leanOf: (theme) => leans.get(theme) ?? null,
    answerOf: (question) => answers.get(question),
    tick: (theme, ticked) => {
      if (ticked) return put(theme, 'question');
      const rest = new Map(leans);
      rest.delete(theme);
      setLeans(rest);
      return true;
    },
    lean: put,
    answer: (question, point) => {
      const next = new Map(answers);
      if (point === undefined) next.delete(question);
      else next.set(question, point);
      setAnswers(next);
    },
    removeWeather: () => setAnswers(new Map()),
    clear: () => {
      setLeans(new Map());
      setAnswers(new Map());
    },
  };
}
