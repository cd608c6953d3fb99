/** Words of a programme, in the language and direction they are in, whatever the page's. */
import type { Wording } from '../../../shared/programme/translate.ts';

export function Said({ of }: { readonly of: Wording }) {
  return (
    <span lang={of.language} dir={of.direction}>
      {of.text}
    </span>
  );
}
