/**
 * Where a theme on its own could point at the person who chose it: where few others would choose the same in a team this size.
 * A sum about sizes, and about nobody's text: it takes everyone to choose four themes of the card, each as likely as the next,
 * and a lean to be shared by a third of those who choose the theme.
 */
import type { Lean } from './card-words.ts';

const THEMES_EACH = 4;
const SHARE_A_LEAN = 3;
/** Fewer others than this, and the card asks. As many as it takes to name a theme. */
const ENOUGH_OTHERS = 3;

/** `people`: in the whole team; null where nobody has said, which is taken as few. */
export function wouldFewChoose(people: number | null, themes: number, lean: Lean): boolean {
  if (people === null || themes === 0) return true;
  const others =
    ((people - 1) * Math.min(1, THEMES_EACH / themes)) / (lean === 'question' ? 1 : SHARE_A_LEAN);
  return others < ENOUGH_OTHERS;
}
