/** What every part of a booklet is given, and how its longer texts are set. */
import type { ReactNode } from 'react';
import { parseMarkup, type Line } from '../../../shared/programme/markup.ts';
import type { Pack } from '../../../shared/programme/pack.ts';
import type { ReadWording } from '../../../shared/programme/translate.ts';
import type { Messages } from '../../i18n/messages.tsx';

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
      {parseMarkup(words.text).map((block, at) =>
        block.kind === 'list' ? (
          <ul key={at}>
            {block.items.map((item, line) => (
              <li key={line}>
                <Spans line={item} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={at}>
            {block.lines.map((line, row) => (
              <span key={row} className="booklet-line">
                <Spans line={line} />
              </span>
            ))}
          </p>
        ),
      )}
    </div>
  );
}

function Spans({ line }: { readonly line: Line }): ReactNode {
  return line.map(({ text, emphasis }, at) =>
    emphasis ? <em key={at}>{text}</em> : <span key={at}>{text}</span>,
  );
}
