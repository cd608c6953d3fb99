/** The third thing that a page is written beside, as it was when the page was begun. */
import type { Piece as PieceAsSeen } from '../../../shared/journal/entry.ts';
import { parseMarkup } from '../../../shared/programme/markup.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { MarkedUp } from '../../ui/book/marked-up.tsx';

export function Piece({ piece }: { readonly piece: PieceAsSeen }) {
  const { t } = useMessages();
  const { title, creator, year, text, rightsNote, language } = piece;
  return (
    <figure className="piece" lang={language} dir="auto">
      {text === undefined ? null : (
        <div className="piece-words">
          <MarkedUp blocks={parseMarkup(text)} />
        </div>
      )}
      <figcaption>
        <strong className="strong">{title}</strong>
        {creator === undefined ? null : <>, {creator}</>}
        {year === undefined ? null : <>, {year}</>}
        {rightsNote === undefined ? null : (
          <>
            <br />
            {rightsNote}
          </>
        )}
        {text === undefined ? (
          <span>
            <br />
            {t('write.pieceNotHere')}
          </span>
        ) : null}
      </figcaption>
    </figure>
  );
}
