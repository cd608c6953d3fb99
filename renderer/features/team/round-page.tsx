/**
 * One round from its invitation to its picture, a step at a time. Every step says what it does and what it cannot promise; a
 * refused file is a sentence here and changes nothing.
 */
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { fromHex } from '../../../shared/base/bytes.ts';
import type { DroppedFile } from '../../../shared/team/dropped-files.ts';
import type { FileAnswer } from '../../../shared/team/gatherer.ts';
import type { Outcome } from '../../../shared/team/outcome.ts';
import type { RoundBook } from '../../../shared/team/round-book.ts';
import type { OpenCard } from '../../../shared/team/round-card.ts';
import { callDesktop } from '../../desktop/desktop.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import type { KeptRound } from '../../vault/team-records.ts';
import { cardOf, type TeamStore } from '../../vault/team-store.ts';
import { CardDrop } from './card-drop.tsx';
import { bundleUp, handIn, sumAloneApart, takeCard, takeSumApart } from './gatherer-steps.ts';
import { RoundWords } from './round-words.tsx';
import { attempt, type StepTrouble } from './team-words.ts';

type SavedFile = 'invitation' | 'card' | 'bundle';
/** Where something was done, and is answered. */
type StepName = SavedFile | 'round-card' | 'cards' | 'sum';

export interface RoundPartProps {
  readonly store: TeamStore;
  readonly book: RoundBook;
  readonly round: KeptRound;
  /** Files that came by double-click, for this round's next step. */
  readonly handed: readonly DroppedFile[];
  readonly onHandedDone: () => void;
  /** A printed theme card, made elsewhere. */
  readonly paperCard: ReactNode;
  /** Why a step was refused, in words. */
  readonly sayRefused: (trouble: StepTrouble) => ReactNode;
  readonly onPicture: () => void;
}

export function RoundWithFiles(props: RoundPartProps) {
  const { store, book, round, handed, onHandedDone, paperCard, sayRefused, onPicture } = props;
  const { t } = useMessages();
  const [trouble, setTrouble] = useState<{ readonly at: StepName; readonly why: StepTrouble } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [whole, setWhole] = useState<number | null>(null);
  const [answers, setAnswers] = useState<readonly FileAnswer[]>([]);
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const card = cardOf(round);

  const run = async <T,>(at: StepName, step: () => Promise<Outcome<T>>): Promise<T | null> => {
    setBusy(true);
    setTrouble(null);
    setSaved(null);
    const outcome = await attempt(step);
    setBusy(false);
    if (outcome.ok) return outcome.value;
    setTrouble({ at, why: outcome.trouble });
    return null;
  };
  const save = async (
    what: SavedFile,
    kind: 'invitation' | 'round-card' | 'bundle',
    name: string,
    content: Uint8Array,
  ): Promise<void> => {
    setSaved(null);
    setTrouble(null);
    const answer = await callDesktop('saveFile', { kind, name, content });
    if (answer.ok) setSaved(what);
    else if (answer.problem !== 'cancelled') setTrouble({ at: what, why: 'not-kept' });
  };
  const open = async (kind: 'round-card' | 'sum'): Promise<Uint8Array | null> => {
    const [file] = await callDesktop('takeFiles', { kinds: [kind], several: false });
    if (file === undefined) return null;
    if (file.state === 'read') return file.bytes;
    setSaved(null);
    setTrouble({ at: kind, why: file.state === 'too-large' ? 'too-large' : 'not-this-kind' });
    return null;
  };
  const takeThisSum = async (sum: Uint8Array, open: OpenCard): Promise<void> => {
    const picture = await run('sum', () => takeSumApart(store, book, open, sum));
    if (picture !== null) onPicture();
  };
  const hash = round.card;
  const give = useCallback(
    async (files: readonly DroppedFile[]): Promise<void> => {
      const mine = cardOf({ card: hash });
      if (mine === null) return;
      setBusy(true);
      const gathered = await attempt(() => handIn(store, mine, files));
      setBusy(false);
      if (gathered.ok) {
        setWhole(gathered.value.whole);
        if (files.length > 0) setAnswers(gathered.value.files);
      } else setTrouble({ at: 'cards', why: gathered.trouble });
    },
    [store, hash],
  );
  useEffect(() => {
    // With no file: how many there are after a restart.
    queueMicrotask(() => void give([]));
  }, [give]);
  useEffect(() => {
    if (handed.length === 0) return;
    onHandedDone();
    queueMicrotask(() => void give(handed));
  }, [give, handed, onHandedDone]);

  const saidAt = (step: StepName): ReactNode => (
    <>
      <p role="status">{saved === step ? t(`team.saved.${saved}`) : ''}</p>
      {trouble?.at === step ? sayRefused(trouble.why) : null}
    </>
  );
  if (card === null) {
    const invitation = fromHex(round.invitation ?? '') ?? new Uint8Array(0);
    return (
      <>
        <Step title={t('team.step.invitation')} about={t('team.step.invitationAbout')}>
          <Button
            onPress={() => void save('invitation', 'invitation', t('team.fileName.invitation'), invitation)}
          >
            {t('team.step.invitationAct')}
          </Button>
          {saidAt('invitation')}
        </Step>
        <Step title={t('team.step.card')} about={t('team.step.cardAbout')}>
          <Button
            look="line"
            isDisabled={isBusy}
            onPress={() =>
              void open('round-card').then((bytes) =>
                bytes === null ? null : run('round-card', () => takeCard(store, book, round, bytes)),
              )
            }
          >
            {t('team.step.cardAct')}
          </Button>
          {saidAt('round-card')}
        </Step>
      </>
    );
  }
  const { mode } = card.card;
  const make = async (): Promise<void> => {
    if (mode === 'one-keeper') {
      if ((await run('bundle', () => sumAloneApart(store, book, card))) !== null) onPicture();
      return;
    }
    const bundle = await run('bundle', () => bundleUp(store, card));
    if (bundle !== null) await save('bundle', 'bundle', t('team.fileName.bundle'), bundle);
  };
  return (
    <>
      <Step title={t('team.step.words')} about={t(`team.step.wordsAbout.${mode}`)}>
        <RoundWords card={card} />
        {card.card.evaluates ? <p>{t('team.open.warning')}</p> : null}
        <div className="team-acts">
          <Button
            look="line"
            onPress={() => void save('card', 'round-card', t('team.fileName.card'), card.bytes)}
          >
            {t('team.step.handOut')}
          </Button>
          {paperCard}
        </div>
        {saidAt('card')}
      </Step>
      <Step title={t('team.step.cards')} about={t('team.step.cardsAbout')}>
        <CardDrop whole={whole} answers={answers} isBusy={isBusy} onFiles={(files) => void give(files)} />
        {saidAt('cards')}
      </Step>
      <Step title={t('team.step.bundle')} about={t(`team.step.bundleAbout.${mode}`)}>
        <Button isDisabled={isBusy} onPress={() => void make()}>
          {t(`team.step.bundleAct.${mode}`)}
        </Button>
        {saidAt('bundle')}
      </Step>
      {mode === 'one-keeper' ? null : (
        <Step title={t('team.step.sum')} about={t('team.step.sumAbout')}>
          <Button
            look="line"
            isDisabled={isBusy}
            onPress={() =>
              void open('sum').then((bytes) => (bytes === null ? null : takeThisSum(bytes, card)))
            }
          >
            {t('team.step.sumAct')}
          </Button>
          {saidAt('sum')}
        </Step>
      )}
    </>
  );
}

export function Step({
  title,
  about,
  children,
}: {
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="team-step">
      <h2 className="lead">{title}</h2>
      <p>{about}</p>
      {children}
    </section>
  );
}
