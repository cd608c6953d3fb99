/**
 * Puts what the writer chose for reading onto `<html>`, where the style sheets look for it: `data-theme`,
 * `data-typeface`, `data-lines`, `data-spacing`, `data-motion` and the text size. Language and direction are not
 * touched; the rule that Arabic is never letter-spaced stands in reading.css.
 */

/** The ground a theme names; `system` follows the computer. */
export type Ground = 'light' | 'paper' | 'dark' | 'contrast' | 'contrast-dark';

export interface Look {
  readonly theme: 'system' | Ground;
  readonly typeface: 'literata' | 'schibsted' | 'atkinson' | 'opendyslexic';
  /** Percent of the browser's text size. */
  readonly textSize: number;
  readonly lineSpacing: 'close' | 'open' | 'wide';
  readonly spacing: 'as-drawn' | 'a-little' | 'more' | 'most';
  readonly motion: 'system' | 'none';
}

/** What `applyLook` needs of `<html>`; tests pass a plain object. */
export interface LookTarget {
  readonly dataset: Record<string, string | undefined>;
  readonly style: { fontSize: string };
}

export function chooseGround(theme: Look['theme'], systemDark: boolean): Ground {
  if (theme !== 'system') return theme;
  return systemDark ? 'dark' : 'light';
}

/** Sets every attribute anew, so that calling it twice with other choices leaves nothing of the first. */
export function applyLook(
  look: Look,
  systemDark: boolean,
  target: LookTarget = document.documentElement,
): void {
  target.dataset['theme'] = chooseGround(look.theme, systemDark);
  target.dataset['typeface'] = look.typeface;
  target.dataset['lines'] = look.lineSpacing;
  target.dataset['spacing'] = look.spacing;
  target.dataset['motion'] = look.motion === 'none' ? 'less' : 'system';
  target.style.fontSize = `${look.textSize}%`;
}
