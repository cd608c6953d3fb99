/** Where no round card is open: how a round begins, a way to open a card, and the rounds that are on this computer. */
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';

export interface ListedRound {
  readonly id: string;
  readonly title: React.ReactNode;
  /** The day cards are handed in by, as people write it. */
  readonly closes: string;
  readonly isKeeper: boolean;
  readonly brought: 'something' | 'nothing' | null;
}

interface RoundsListProps {
  readonly rounds: readonly ListedRound[];
  readonly notice?: React.ReactNode;
  readonly onOpenFile: () => void;
  readonly onOpen: (id: string) => void;
  /** For a round whose second key is here. */
  readonly onKeep: (id: string) => void;
  /** The theme card on paper, for a programme that is here. */
  readonly paper: React.ReactNode;
}

export function RoundsList({ rounds, notice, onOpenFile, onOpen, onKeep, paper }: RoundsListProps) {
  const { t } = useMessages();
  return (
    <Row className="rounds" margin={<p>{t('card.fewMinutes')}</p>}>
      <h1 className="title">{t('card.placeTitle')}</h1>
      <p className="serif">{t('card.placeAbout')}</p>
      {notice}
      <div className="rounds-acts">
        <Button onPress={onOpenFile}>{t('card.openFile')}</Button>
        <p className="note">{t('card.dropHere')}</p>
      </div>
      {rounds.length === 0 ? null : (
        <section>
          <h2 className="lead">{t('card.rounds')}</h2>
          <ul className="rounds-list">
            {rounds.map(({ id, title, closes, isKeeper, brought }) => (
              <li key={id}>
                <Button look="word" onPress={() => onOpen(id)}>
                  {title}
                </Button>
                <span className="note">
                  {t('card.closes', { day: closes })} · {t(`card.state.${brought ?? 'open'}`)}
                </span>
                {isKeeper ? (
                  <Button look="quiet" onPress={() => onKeep(id)}>
                    {t('card.keeperHere')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      )}
      {paper}
    </Row>
  );
}
