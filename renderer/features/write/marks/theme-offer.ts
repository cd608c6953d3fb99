/** The themes a writer can put on a page, worded in their language, as the programmes offer them. */
import type { ThemeAsSeen } from '../../../../shared/journal/own-marks.ts';

export interface OfferedFamily {
  readonly id: string;
  readonly label: string;
  readonly themes: readonly { readonly seen: ThemeAsSeen; readonly about: string }[];
}
