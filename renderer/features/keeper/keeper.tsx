/**
 * The second keeper's page. It says what the role means before anything is agreed to; then what there is to do, one thing at a
 * time. How many cards there are is not shown before the keeper has typed what everyone said.
 */
import { useState } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import { ArrivingHeading } from '../../ui/book/arriving-heading.tsx';
import { Row } from '../../ui/book/book.tsx';
import { AmountField } from '../../ui/controls/amount-field.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Tick } from '../../ui/controls/tick.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import './keeper.css';

interface AgreeProps {
  readonly margin: React.ReactNode;
  readonly notice?: React.ReactNode;
  readonly evaluates: boolean;
  readonly isBusy: boolean;
  readonly onAgree: () => void;
  readonly onRefuse: () => void;
}

const PARTS = ['what', 'may', 'never', 'may-not-say'] as const;

/** An invitation is open: what the role is, and yes or no. */
export function KeeperAgree({ margin, notice, evaluates, isBusy, onAgree, onRefuse }: AgreeProps) {
  const { t } = useMessages();
  const [understood, setUnderstood] = useState(false);
  return (
    <Row className="keeper" margin={margin}>
      <h1 className="title">{t('keeper.title')}</h1>
      {notice}
      <p className="serif">{t('keeper.intro')}</p>
      <dl className="keeper-parts">
        {PARTS.map((part) => (
          <div key={part}>
            <dt>{t(`keeper.part.${part}`)}</dt>
            <dd>{t(`keeper.partAbout.${part}`)}</dd>
          </div>
        ))}
      </dl>
      {evaluates ? <p className="strong">{t('card.evaluates')}</p> : null}
      <Tick label={t('keeper.understand')} isChosen={understood} onChange={setUnderstood} />
      <div className="keeper-acts">
        <Button onPress={onAgree} isDisabled={!understood || isBusy}>
          {t('keeper.agree')}
        </Button>
        <Button look="line" onPress={onRefuse}>
          {t('keeper.decline')}
        </Button>
      </div>
      <p className="note">{t('keeper.agreeAbout')}</p>
    </Row>
  );
}

interface KeeperRoundProps {
  readonly margin: React.ReactNode;
  readonly notice?: React.ReactNode;
  /** The four words, as the keeper says them to everybody. */
  readonly words: React.ReactNode;
  /** What is known once a bundle was opened: the receipts, or what was answered. */
  readonly state: 'waiting' | 'asking' | 'sum' | 'no-sum' | 'answered';
  readonly reason: 'receipts-differ' | 'someone-missing' | 'too-few' | null;
  readonly receipts: React.ReactNode;
  readonly isBusy: boolean;
  readonly onSaveCard: () => void;
  /** A keeper may bring a card like anybody. */
  readonly onOwnCard: () => void;
  readonly onOpenBundle: () => void;
  readonly onSaveList: () => void;
  readonly onAnswer: (said: { readonly yes: number; readonly no: number } | 'skipped') => void;
  readonly onSaveSum: () => void;
  readonly onForget: () => void;
}

/** Made anew for each state, so that reading begins at what is new. */
export function KeeperRound(props: KeeperRoundProps) {
  const { margin, notice, words, state, isBusy } = props;
  const { t } = useMessages();
  const [asksToForget, setAsksToForget] = useState(false);
  const forgetAct = (
    <Button look="word" isExpanded={asksToForget} onPress={() => setAsksToForget(true)}>
      {t('card.forget')}
    </Button>
  );
  return (
    <Row className="keeper" margin={margin}>
      <ArrivingHeading look="title">{t(`keeper.state.${state}`)}</ArrivingHeading>
      {notice}
      {state === 'waiting' ? (
        <>
          <section className="keeper-say">
            <h2 className="strong">{t('keeper.sayWords')}</h2>
            {words}
            <p>{t('keeper.sayWordsAbout')}</p>
          </section>
          <p className="serif">{t('keeper.giveCard')}</p>
          <div className="keeper-acts">
            <Button look="line" onPress={props.onSaveCard}>
              {t('keeper.saveCard')}
            </Button>
          </div>
          <p className="serif">{t('keeper.waitingAbout')}</p>
          <div className="keeper-acts">
            <Button onPress={props.onOpenBundle}>{t('keeper.openBundle')}</Button>
            <Button look="word" onPress={props.onOwnCard}>
              {t('keeper.ownCard')}
            </Button>
            {forgetAct}
          </div>
        </>
      ) : null}
      {state === 'asking' ? (
        <>
          <p className="serif">{t('keeper.askingAbout')}</p>
          {props.receipts}
          <div className="keeper-acts">
            <Button look="line" onPress={props.onSaveList}>
              {t('keeper.saveList')}
            </Button>
          </div>
          <Asking isBusy={isBusy} onAnswer={props.onAnswer} />
        </>
      ) : null}
      {state === 'answered' ? (
        <>
          <p className="serif">{t('keeper.answeredAbout')}</p>
          <div className="keeper-acts">
            <Button onPress={props.onOpenBundle}>{t('keeper.openSame')}</Button>
            {forgetAct}
          </div>
        </>
      ) : null}
      {state === 'sum' || state === 'no-sum' ? (
        <>
          <p className="serif">
            {state === 'sum' ? t('keeper.sumAbout') : t(`keeper.noSum.${props.reason ?? 'too-few'}`)}
          </p>
          <p>{t(state === 'sum' ? 'keeper.onceOnly' : 'keeper.anew')}</p>
          <div className="keeper-acts">
            {state === 'sum' ? <Button onPress={props.onSaveSum}>{t('keeper.saveSum')}</Button> : null}
            {forgetAct}
          </div>
        </>
      ) : null}
      {asksToForget ? (
        <Notice
          title={t('keeper.forgetAsk')}
          role="status"
          acts={
            <>
              <Button look="word" onPress={props.onForget}>
                {t('card.forgetDo')}
              </Button>
              <Button look="word" onPress={() => setAsksToForget(false)}>
                {t('app.cancel')}
              </Button>
            </>
          }
        >
          <p>
            {t(state === 'waiting' || state === 'asking' ? 'keeper.forgetOpen' : 'keeper.forgetAnswered')}
          </p>
        </Notice>
      ) : null}
    </Row>
  );
}

function Asking({ isBusy, onAnswer }: Pick<KeeperRoundProps, 'isBusy' | 'onAnswer'>) {
  const { t } = useMessages();
  const [yes, setYes] = useState<number | undefined>();
  const [no, setNo] = useState<number | undefined>();
  const [asksToSkip, setAsksToSkip] = useState(false);
  const isWhole = yes !== undefined && no !== undefined && yes >= 0 && no >= 0 && yes <= 200 && no <= 200;
  return (
    <form
      className="keeper-asking"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onAnswer({ yes, no });
      }}
    >
      <AmountField label={t('keeper.yes')} value={yes} onChange={setYes} from={0} to={200} />
      <AmountField label={t('keeper.no')} value={no} onChange={setNo} from={0} to={200} />
      <p className="note">{t('keeper.bothAsked')}</p>
      <div className="keeper-acts">
        <Button type="submit" isDisabled={!isWhole || isBusy}>
          {t('keeper.answer')}
        </Button>
        <Button look="word" isExpanded={asksToSkip} onPress={() => setAsksToSkip(true)}>
          {t('keeper.skip')}
        </Button>
      </div>
      {asksToSkip ? (
        <Notice
          title={t('keeper.skipAsk')}
          role="status"
          acts={
            <>
              <Button look="word" onPress={() => onAnswer('skipped')}>
                {t('keeper.skipDo')}
              </Button>
              <Button look="word" onPress={() => setAsksToSkip(false)}>
                {t('app.cancel')}
              </Button>
            </>
          }
        >
          <p>{t('keeper.skipAbout')}</p>
        </Notice>
      ) : null}
    </form>
  );
}
