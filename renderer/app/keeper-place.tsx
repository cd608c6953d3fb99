/**
 * Keeper, with its rounds put into it. The key of a round is on the disk before the card can be handed out, and an answer is
 * on the disk and the key off it before the sum can be saved (shared/team/keeper.ts).
 */
import { useEffect, useState } from 'react';
import { equalBytes, toHex, type Bytes } from '../../shared/base/bytes.ts';
import type { SavedKind } from '../../shared/ipc/document-calls.ts';
import type { Pack } from '../../shared/programme/pack.ts';
import { readBundle } from '../../shared/team/bundle.ts';
import { readInvitation } from '../../shared/team/invitation.ts';
import {
  acceptInvitation,
  answerBundle,
  openBundle,
  type OpenedBundle,
  type ReceiptAnswers,
} from '../../shared/team/keeper.ts';
import { writeReceiptList } from '../../shared/team/receipt-list.ts';
import { callDesktop } from '../desktop/desktop.ts';
import { KeeperAgree, KeeperRound } from '../features/keeper/keeper.tsx';
import { Receipts } from '../features/keeper/receipts.tsx';
import { readCardWords } from '../features/theme-card/card-words.ts';
import { useMessages } from '../i18n/messages.tsx';
import { Row } from '../ui/book/book.tsx';
import { Button } from '../ui/controls/button.tsx';
import type { OpenJournal } from '../vault/open-journal.ts';
import type { KeptRound } from '../vault/team-records.ts';
import { cardOf, gathersInvitation, teamStoreOf } from '../vault/team-store.ts';
import { useTeamSide } from '../vault/use-team-side.ts';
import { askForFiles, doneWith, placeOf, useHandedFiles } from './handed-files.ts';
import { newRound, readWhole } from './kept-round.ts';
import { FourWords, InvitationMargin, RoundMargin } from './round-margin.tsx';
import { findRoundPack } from './round-pack.ts';
import { RoundRefusal, type RefusedStep } from './round-refusal.tsx';

interface KeeperPlaceProps {
  readonly journal: OpenJournal;
  readonly packs: readonly Pack[];
  /** The kept round to begin with; null when an invitation or a bundle led here. */
  readonly startsWith: string | null;
  readonly onCards: (id: string | null) => void;
}

/** A bundle that was opened, and what came of it. */
interface Opened {
  readonly bundle: Bytes;
  readonly result: OpenedBundle;
}

export function KeeperPlace({ journal, packs, startsWith, onCards }: KeeperPlaceProps) {
  const { t, language } = useMessages();
  const store = teamStoreOf(journal);
  const side = useTeamSide(store);
  const { files } = useHandedFiles();
  const [openId, setOpenId] = useState(startsWith);
  const [invitation, setInvitation] = useState<Bytes | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isAnswered, setAnswered] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusedStep | null>(null);

  const notKept = (): void => setRefusal({ problem: 'not-kept' });
  const rounds = side === null || side === 'failed' ? [] : side.rounds;
  const kept = rounds.find(({ id }) => id === openId) ?? null;
  const card = kept === null ? null : cardOf(kept);

  const show = (id: string | null): void => {
    setOpenId(id);
    setInvitation(null);
    setOpened(null);
    setRefusal(null);
  };

  useEffect(() => {
    if (card === null) return;
    const answer = `keeper-${toHex(card.hash)}-answer`;
    void store.files.names().then(
      (names) => setAnswered(names.includes(answer)),
      () => undefined,
    );
  });

  const takeInvitation = async (name: string, bytes: Bytes): Promise<void> => {
    const read = readInvitation(bytes);
    if (!read.ok) return setRefusal({ problem: read.refusal, file: name });
    const pack = findRoundPack(packs, read.value);
    if (!pack.ok) return setRefusal({ problem: pack.refusal, file: name, asks: read.value.pack });
    if (await gathersInvitation(store, read.value)) return setRefusal({ problem: 'you-gather', file: name });
    const known = (await store.read()).rounds.find((round) => round.invitation === toHex(bytes));
    if (known !== undefined) return show(known.id);
    show(null);
    setInvitation(bytes);
  };

  const takeBundle = async (name: string, bytes: Bytes): Promise<void> => {
    const bundle = readBundle(bytes);
    if (!bundle.ok) return setRefusal({ problem: bundle.refusal, file: name });
    const of = (await store.read()).rounds.filter((round) => {
      const hash = cardOf(round)?.hash;
      return hash !== undefined && equalBytes(hash, bundle.value.cardHash);
    });
    const mine = of.find(({ role }) => role === 'keeper');
    const open = mine === undefined ? null : cardOf(mine);
    if (mine === undefined || open === null) {
      const isGathered = of.some(({ role }) => role === 'gatherer');
      return setRefusal({ problem: isGathered ? 'for-the-keeper' : 'no-open-round', file: name });
    }
    const result = await openBundle(store.files, open, bytes);
    show(mine.id);
    if (result.ok) setOpened({ bundle: bytes, result: result.value });
    else setRefusal({ problem: result.refusal, file: name });
  };

  useEffect(() => {
    const mine = files.filter((file) => placeOf(file) === 'keeper');
    if (mine.length === 0) return;
    doneWith(mine);
    void (async () => {
      for (const file of mine) {
        const bytes = await readWhole(file);
        if (bytes === null) setRefusal({ problem: 'cannot-open', file: file.name });
        else
          await (file.takenKind === 'bundle' ? takeBundle : takeInvitation)(file.name, bytes).catch(notKept);
      }
    })();
  });

  const agree = async (bytes: Bytes): Promise<void> => {
    const read = readInvitation(bytes);
    const pack = read.ok ? findRoundPack(packs, read.value) : read;
    if (!pack.ok) return setRefusal({ problem: pack.refusal });
    const accepted = await acceptInvitation(store.files, pack.value.book, bytes);
    if (!accepted.ok) return setRefusal({ problem: accepted.refusal });
    const round: KeptRound = {
      ...newRound(toHex(accepted.value.bytes)),
      role: 'keeper',
      invitation: toHex(bytes),
    };
    const outcome = await store.keepRound(round);
    if (outcome.ok) show(round.id);
    else notKept();
  };

  const answer = async (said: ReceiptAnswers): Promise<void> => {
    if (card === null || opened === null) return;
    const result = await answerBundle(store.files, card, opened.bundle, said);
    if (result.ok) setOpened({ ...opened, result: result.value });
    else setRefusal({ problem: result.refusal });
  };

  const busy = (work: Promise<void>): void => {
    setBusy(true);
    work.catch(notKept).finally(() => setBusy(false));
  };

  const saveAs = async (kind: SavedKind, content: Bytes): Promise<void> => {
    const saved = await callDesktop('saveFile', {
      kind,
      name: t(`keeper.fileName.${nameOf(kind)}`),
      content,
    });
    if (!saved.ok && saved.problem !== 'cancelled') setRefusal({ problem: 'not-saved' });
  };

  if (side === null) return null;
  const notice =
    side === 'failed' ? <RoundRefusal step={{ problem: 'not-kept' }} /> : <RoundRefusal step={refusal} />;

  if (invitation !== null) {
    const terms = readInvitation(invitation);
    const pack = terms.ok ? findRoundPack(packs, terms.value) : terms;
    const words = terms.ok && pack.ok ? readCardWords(pack.value.pack, terms.value.arc, language) : null;
    return terms.ok && words !== null ? (
      <KeeperAgree
        margin={<InvitationMargin words={words} closes={terms.value.closes} />}
        notice={notice}
        evaluates={terms.value.evaluates}
        isBusy={isBusy}
        onAgree={() => busy(agree(invitation))}
        onRefuse={() => onCards(null)}
      />
    ) : null;
  }
  const pack = card === null ? null : findRoundPack(packs, card.card);
  const words =
    card !== null && pack?.ok === true ? readCardWords(pack.value.pack, card.card.arc, language) : null;
  if (kept === null || card === null || words === null) {
    return (
      <Row className="keeper" margin={<p>{t('keeper.name')}</p>}>
        <h1 className="title">{t('keeper.noRound')}</h1>
        {notice}
        <p className="serif">{t('keeper.noRoundAbout')}</p>
        <div className="keeper-acts">
          <Button onPress={() => void askForFiles(['invitation', 'bundle'])}>{t('keeper.openFile')}</Button>
          <Button look="word" onPress={() => onCards(null)}>
            {t('card.allRounds')}
          </Button>
        </div>
      </Row>
    );
  }
  const result = opened?.result ?? null;
  const waits = isAnswered ? 'answered' : 'waiting';
  const state = result === null ? waits : result.kind === 'receipts' ? 'asking' : result.kind;
  const receipts = result?.kind === 'receipts' ? result.receipts : [];
  return (
    <KeeperRound
      key={state}
      margin={
        <RoundMargin card={card} words={words} back={t('card.allRounds')} onBack={() => onCards(null)} />
      }
      notice={notice}
      words={<FourWords card={card} />}
      state={state}
      reason={result?.kind === 'no-sum' ? result.reason : null}
      receipts={<Receipts receipts={receipts} />}
      isBusy={isBusy}
      onSaveCard={() => void saveAs('round-card', card.bytes)}
      onOwnCard={() => onCards(kept.id)}
      onOpenBundle={() => void askForFiles(['bundle'])}
      onSaveList={() => void saveAs('receipts', writeReceiptList(card.hash, receipts))}
      onAnswer={(said) => busy(answer(said))}
      onSaveSum={() => {
        if (result?.kind === 'sum') void saveAs('sum', result.file);
      }}
      onForget={() =>
        void store.forgetRound(kept).then((outcome) => (outcome.ok ? onCards(null) : notKept()))
      }
    />
  );
}

function nameOf(kind: SavedKind): 'card' | 'list' | 'sum' {
  return kind === 'round-card' ? 'card' : kind === 'receipts' ? 'list' : 'sum';
}
