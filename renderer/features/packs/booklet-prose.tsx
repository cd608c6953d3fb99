/** What every part of a booklet is given, and how its longer texts are set. */
import type { ReactNode } from 'react';
import { parseMarkup } from '../../../shared/programme/markup.ts';
import type { Pack } from '../../../shared/programme/pack.ts';
import type { ReadWording } from '../../../shared/programme/translate.ts';
import type { Messages } from '../../i18n/messages.tsx';
import { MarkedUp } from '../../ui/book/marked-up.tsx';

/** What every part of a booklet is drawn with: the pack, its words, and the app's own words in the booklet's language. */
export interface BookletPart extends Messages {
  readonly pack: Pack;
  readonly read: ReadWording;
}

/** A longer text with its paragraphs, lists and emphasis, in its own language and direction. */
export function Prose({ read, of }: { readonly read: ReadWording; readonly of: string }): ReactNode {
  const words = read(of);
  if (words === null) return null;
  return (
    <div lang={words.language} dir={words.direction}>
      <MarkedUp blocks={parseMarkup(words.text)} />
    </div>
  );
}
