/** One round on the screen: its name and terms in the margin, its steps or its cards on paper on the sheet. */
import { useState, type ReactNode } from 'react';
import type { RoundBook } from '../../../shared/team/round-book.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { KeptRound } from '../../vault/team-records.ts';
import type { TeamStore } from '../../vault/team-store.ts';
import { dayOnPaper } from './day-on-paper.ts';
import { ForgetRound } from './forget-parts.tsx';
import { paperPictureApart } from './gatherer-steps.ts';
import { attempt, type StepTrouble } from './team-words.ts';
import './team.css';

interface RoundFrameProps {
  readonly store: TeamStore;
  readonly round: KeptRound;
  readonly team: string;
  readonly arc: string;
  readonly closes: string;
  readonly onBack: () => void;
  readonly onForgotten: () => void;
  readonly children: ReactNode;
}

export function RoundFrame({
  store,
  round,
  team,
  arc,
  closes,
  onBack,
  onForgotten,
  children,
}: RoundFrameProps) {
  const { t, language } = useMessages();
  return (
    <Row
      as="section"
      className="team-part"
      margin={
        <>
          <p>
            <strong>
              <bdi>{team}</bdi>
            </strong>
            <br />
            <bdi>{arc}</bdi>
            <br />
            {dayOnPaper(closes, language)}
          </p>
          <Button look="word" onPress={onBack}>
            {t('app.back')}
          </Button>
        </>
      }
    >
      <h1 className="title">{t('team.round.title')}</h1>
      {children}
      <ForgetRound store={store} round={round} onForgotten={onForgotten} />
    </Row>
  );
}

interface PaperRoundProps {
  readonly store: TeamStore;
  readonly book: RoundBook;
  readonly round: KeptRound;
  /** The screen on which cards are typed in, made elsewhere. */
  readonly typing: ReactNode;
  readonly paperCard: ReactNode;
  readonly sayRefused: (trouble: StepTrouble) => ReactNode;
  readonly onPicture: () => void;
}

/** A round on paper: cards are typed in, and kept until the picture is made of them; then they are gone. */
export function PaperRound({
  store,
  book,
  round,
  typing,
  paperCard,
  sayRefused,
  onPicture,
}: PaperRoundProps) {
  const { t, language } = useMessages();
  const [trouble, setTrouble] = useState<StepTrouble | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { paper } = round;
  if (paper === null) return null;
  const make = async (): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    const picture = await attempt(() => paperPictureApart(book, paper.floor, paper.cards));
    const isTooEarly = picture.ok && picture.value.kind === 'nothing';
    // The typed cards stay until there is a picture of them.
    const done =
      picture.ok && !isTooEarly ? { ...round, paper: { ...paper, cards: [], picture: picture.value } } : null;
    const kept = done !== null && (await store.keepRound(done)).ok;
    setBusy(false);
    if (kept) onPicture();
    else if (isTooEarly) setTrouble('too-few');
    else setTrouble(picture.ok ? 'not-kept' : picture.trouble);
  };
  return (
    <>
      <p>{t('team.mode.paperTruth')}</p>
      <div className="team-acts">{paperCard}</div>
      <section className="team-step">{typing}</section>
      <section className="team-step">
        <h2 className="lead">{t('team.step.paper')}</h2>
        <p>{t('team.step.paperAbout', { floor: formatNumber(paper.floor, language) })}</p>
        <Button isDisabled={isBusy} onPress={() => void make()}>
          {t('team.step.paperAct')}
        </Button>
        {trouble === null ? null : sayRefused(trouble)}
      </section>
    </>
  );
}
