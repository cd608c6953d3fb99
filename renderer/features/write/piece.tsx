/** The third thing that a page is written beside, as it was when the page was begun. */
import type { Piece as PieceAsSeen } from '../../../shared/journal/entry.ts';
import { useMessages } from '../../i18n/messages.tsx';

export function Piece({ piece }: { readonly piece: PieceAsSeen }) {
  const { t } = useMessages();
  const { title, creator, year, text, rightsNote, language } = piece;
  return (
    <figure className="piece" lang={language} dir="auto">
      {text === undefined ? null : <p className="piece-words">{text}</p>}
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
