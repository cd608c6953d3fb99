/**
 * After a save: the three receipt words, kept until the round is over; what the file has to do now; and what can still be done:
 * another card in its place, nothing in its place, the keeper's list looked through, the round forgotten.
 */
import { useState } from 'react';
import { receiptWords, type Receipt } from '../../../shared/team/receipt.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { ArrivingHeading } from '../../ui/book/arriving-heading.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import { SpokenWords } from '../../ui/signs/spoken-words.tsx';

export type ListAnswer = 'there' | 'missing';

interface SavedCardProps {
  readonly margin: React.ReactNode;
  readonly notice?: React.ReactNode;
  readonly receipt: Receipt;
  readonly brought: 'something' | 'nothing';
  /** An earlier file of this round is about as well. */
  readonly isLater: boolean;
  /** The app was stopped while this was saved: the file may be there or not. */
  readonly isUnsure: boolean;
  /** What the keeper's list says, once it was opened. */
  readonly listed: ListAnswer | null;
  readonly onReplace: () => void;
  readonly onWithdraw: () => void;
  readonly onOpenList: () => void;
  readonly onForget: () => void;
}

export function SavedCard(props: SavedCardProps) {
  const { margin, notice, receipt, brought, isLater, isUnsure, listed } = props;
  const { t } = useMessages();
  const [asks, setAsks] = useState<'withdraw' | 'forget' | null>(null);
  const words = receiptWords(receipt).map((word, at) => ({
    word,
    digits: String(receipt[at] ?? 0).padStart(4, '0'),
  }));
  const title = isUnsure ? 'card.unsure' : brought === 'nothing' ? 'card.savedNothing' : 'card.saved';
  return (
    <Row className="saved-card" margin={margin}>
      <ArrivingHeading look="title">{t(title)}</ArrivingHeading>
      {notice}
      {isUnsure ? <p className="serif">{t('card.unsureAbout')}</p> : null}
      <section className="receipt">
        <h2 className="strong">{t('card.receipt')}</h2>
        <SpokenWords words={words} label={t('card.receipt')} />
        <p>{t('card.receiptAbout')}</p>
      </section>
      <p className="serif">{t('card.handIn')}</p>
      <p className="note">{t(isLater ? 'card.handInLater' : 'card.handInAbout')}</p>

      {listed === null ? null : (
        <div role="status" className="listed">
          <p className="lead">{t(`card.listed.${listed}`)}</p>
          <p>{t(`card.listedAbout.${listed}`)}</p>
        </div>
      )}

      <div className="saved-acts">
        <Button look="line" onPress={props.onOpenList}>
          {t('card.openList')}
        </Button>
        <Button look="line" onPress={props.onReplace}>
          {t('card.replace')}
        </Button>
        {brought === 'something' || isUnsure ? (
          <Button look="word" isExpanded={asks === 'withdraw'} onPress={() => setAsks('withdraw')}>
            {t('card.withdraw')}
          </Button>
        ) : null}
        <Button look="word" isExpanded={asks === 'forget'} onPress={() => setAsks('forget')}>
          {t('card.forget')}
        </Button>
      </div>
      {asks === null ? null : (
        <Notice
          title={t(`card.${asks}Ask`)}
          role="status"
          acts={
            <>
              <Button
                look="word"
                onPress={() => {
                  setAsks(null);
                  if (asks === 'withdraw') props.onWithdraw();
                  else props.onForget();
                }}
              >
                {t(`card.${asks}Do`)}
              </Button>
              <Button look="word" onPress={() => setAsks(null)}>
                {t('app.cancel')}
              </Button>
            </>
          }
        >
          <p>{t(`card.${asks}About`)}</p>
        </Notice>
      )}
    </Row>
  );
}
