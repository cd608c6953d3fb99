/**
 * The card by keyboard, beside the Tab key that reaches everything: arrows go from theme to theme, Page Down and Page Up from
 * family to family and on to the weather, 1 to 4 tick with a lean, ? opens *when to use*; in the weather 1 and so on answer and
 * go on. Ctrl+Enter reviews. Keys are heard only while the caret is on the card, and never with another key held.
 */
import type { KeyboardEvent } from 'react';
import { LEANS } from '../../../shared/themes/codebook.ts';
import type { Lean } from './card-words.ts';

export interface CardKeys {
  readonly onLean: (theme: string, lean: Lean) => void;
  readonly onUse: (theme: string) => void;
  /** The answer at this place of the list, from 0; false where there is none. */
  readonly onAnswer: (question: string, place: number) => boolean;
  readonly onReview: () => void;
}

export function handleCardKey(event: KeyboardEvent<HTMLElement>, keys: CardKeys): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    keys.onReview();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')];
  const at = stops.findIndex((stop) => stop.contains(event.target as Node));
  const stop = stops[at];
  if (stop === undefined) return;
  const { theme, question } = stop.dataset;
  const onTick = event.target instanceof HTMLInputElement && event.target.type === 'checkbox';

  const go = (to: HTMLElement | undefined): void => {
    if (to === undefined) return;
    event.preventDefault();
    to.querySelector<HTMLElement>('input')?.focus();
  };
  const family = (one: HTMLElement | undefined): string | undefined => one?.dataset['family'];

  if (event.key === 'PageDown') go(stops.slice(at).find((one) => family(one) !== family(stop)));
  else if (event.key === 'PageUp') {
    const before = stops.slice(0, at).findLast((one) => family(one) !== family(stop));
    go(stops.find((one) => family(one) === family(before)));
  } else if (theme !== undefined && onTick) {
    if (event.key === 'ArrowDown') go(stops[at + 1]);
    else if (event.key === 'ArrowUp') go(stops[at - 1]);
    else if (event.key === '?') {
      event.preventDefault();
      keys.onUse(theme);
    } else {
      const lean = LEANS[Number(event.key) - 1];
      if (lean !== undefined) keys.onLean(theme, lean);
    }
  } else if (question !== undefined && /^[1-9]$/.test(event.key)) {
    if (keys.onAnswer(question, Number(event.key) - 1)) go(stops[at + 1]);
  }
}
