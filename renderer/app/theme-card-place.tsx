/**
 * Theme card, with the rounds that are on this computer put into it. A save is first kept as *on its way*, then the file is
 * written where its owner says, then it is kept as saved: cut off anywhere, the next save still takes the place of the last.
 */
import { useEffect, useState } from 'react';
import { toHex, type Bytes } from '../../shared/base/bytes.ts';
import { localMoment } from '../../shared/base/moment.ts';
import { mayOfferThemes } from '../../shared/programme/may-offer-themes.ts';
import type { Pack } from '../../shared/programme/pack.ts';
import { NOTHING, type Choice } from '../../shared/team/choice.ts';
import { makeContribution } from '../../shared/team/contribution.ts';
import { gathersRound } from '../../shared/team/gatherer.ts';
import { findReceipt } from '../../shared/team/receipt-list.ts';
import { readRoundCard } from '../../shared/team/round-card.ts';
import { callDesktop } from '../desktop/desktop.ts';
import { readCardWords } from '../features/theme-card/card-words.ts';
import { RoundsList } from '../features/theme-card/rounds-list.tsx';
import { SavedCard, type ListAnswer } from '../features/theme-card/saved-card.tsx';
import { ThemeCard } from '../features/theme-card/theme-card.tsx';
import { useMessages } from '../i18n/messages.tsx';
import type { OpenJournal } from '../vault/open-journal.ts';
import type { KeptRound } from '../vault/team-records.ts';
import { cardOf, teamStoreOf } from '../vault/team-store.ts';
import { useTeamSide } from '../vault/use-team-side.ts';
import {
  askForFiles,
  doneWith,
  placeOf,
  sendToGatherer,
  useHandedFiles,
  type HandedFile,
} from './handed-files.ts';
import { newRound, readWhole } from './kept-round.ts';
import { PaperCardAct } from './paper-card-act.tsx';
import { RoundMargin, RoundWords } from './round-margin.tsx';
import { findRoundPack } from './round-pack.ts';
import { RoundRefusal, type RefusedStep } from './round-refusal.tsx';
import { listedRounds } from './listed-rounds.tsx';

/** Marks of the writer's own are looked for on pages of this many days. */
const MARKED_DAYS = 60;

interface ThemeCardPlaceProps {
  readonly journal: OpenJournal;
  readonly packs: readonly Pack[];
  /** The kept round to begin with; null for the list of them. */
  readonly startsWith: string | null;
  readonly onKeeper: (id: string) => void;
}

export function ThemeCardPlace({ journal, packs, startsWith, onKeeper }: ThemeCardPlaceProps) {
  const { t, language } = useMessages();
  const store = teamStoreOf(journal);
  const side = useTeamSide(store);
  const { files } = useHandedFiles();
  const [openId, setOpenId] = useState(startsWith);
  const [isChoosing, setChoosing] = useState(false);
  /** The round as it was when a save began: while a file is on its way, nothing on the screen speaks of it. */
  const [saving, setSaving] = useState<KeptRound | null>(null);
  const [refusal, setRefusal] = useState<RefusedStep | null>(null);
  const [listed, setListed] = useState<ListAnswer | null>(null);

  const rounds = side === null || side === 'failed' ? [] : side.rounds;
  const kept = saving ?? rounds.find(({ id }) => id === openId) ?? null;

  const show = (id: string | null, choosing = false): void => {
    setOpenId(id);
    setChoosing(choosing);
    setListed(null);
    setRefusal(null);
    window.scrollTo(0, 0);
  };

  const notKept = (): void => setRefusal({ problem: 'not-kept' });

  const openCard = async (file: HandedFile, bytes: Bytes): Promise<void> => {
    const { name } = file;
    const card = readRoundCard(bytes);
    if (!card.ok) return setRefusal({ problem: card.refusal, file: name });
    const pack = findRoundPack(packs, card.value.card);
    if (!pack.ok) return setRefusal({ problem: pack.refusal, file: name, asks: card.value.card.pack });
    const hex = toHex(bytes);
    const known = (await store.read()).rounds.find((round) => round.card === hex);
    if (known?.role === 'gatherer' || (await gathersRound(store.files, card.value)))
      return sendToGatherer(file);
    if (known !== undefined) return show(known.id);
    const round = newRound(hex);
    const outcome = await store.keepRound(round);
    if (outcome.ok) show(round.id);
    else setRefusal({ problem: 'not-kept', file: name });
  };

  const openList = async (name: string, bytes: Bytes): Promise<void> => {
    const mine = (await store.read()).rounds.filter(({ save }) => save !== null);
    for (const round of mine) {
      if (round.save === null) continue;
      const answer = findReceipt(bytes, round.save);
      if (answer.ok) {
        show(round.id);
        return setListed(answer.value ? 'there' : 'missing');
      }
      if (answer.refusal !== 'other-round') return setRefusal({ problem: answer.refusal, file: name });
    }
    setRefusal({ problem: 'no-card-here', file: name });
  };

  useEffect(() => {
    const mine = files.filter((file) => placeOf(file) === 'theme-card');
    if (mine.length === 0) return;
    doneWith(mine);
    void (async () => {
      for (const file of mine) {
        const bytes = await readWhole(file);
        if (bytes === null) setRefusal({ problem: 'cannot-open', file: file.name });
        else if (file.takenKind === 'receipts') await openList(file.name, bytes).catch(notKept);
        else await openCard(file, bytes).catch(notKept);
      }
    })();
  });

  /** True once the file is there and kept as saved. */
  const save = async ({ id }: KeptRound, choice: Choice): Promise<boolean> => {
    const refuse = (problem: RefusedStep['problem']): false => {
      setRefusal({ problem });
      return false;
    };
    const round = (await store.read()).rounds.find((one) => one.id === id);
    if (round === undefined) return refuse('not-kept');
    const card = cardOf(round);
    const pack = card === null ? null : findRoundPack(packs, card.card);
    if (card === null || pack === null || !pack.ok) return refuse('other-pack');
    const made = await makeContribution(card, pack.value.book, choice, round.pending ?? round.save);
    if (!(await store.keepRound({ ...round, pending: made.kept })).ok) return refuse('not-kept');
    const saved = await callDesktop('saveFile', {
      kind: 'contribution',
      name: made.fileName.slice(0, made.fileName.indexOf('.')),
      content: made.file,
    });
    if (!saved.ok) {
      // Left without saving, there is no file; anything else may have left one, and stays on its way.
      if (saved.problem !== 'cancelled') return refuse('not-saved');
      await store.keepRound(round);
      return false;
    }
    const brought = choice.themes.length + choice.weather.length === 0 ? 'nothing' : 'something';
    const outcome = await store.keepRound({ ...round, save: made.kept, pending: null, brought });
    return outcome.ok || refuse('not-kept');
  };

  /** From the card itself, what was ticked stays there until it is saved. */
  const startSaving = (round: KeptRound, choice: Choice, isFromCard: boolean): void => {
    setSaving(round);
    setRefusal(null);
    const end = (isSaved: boolean): void => {
      setSaving(null);
      if (isSaved) show(round.id);
      else setChoosing(isFromCard);
    };
    save(round, choice).then(end, () => {
      end(false);
      notKept();
    });
  };

  if (side === null) return null;
  const notice =
    side === 'failed' ? <RoundRefusal step={{ problem: 'not-kept' }} /> : <RoundRefusal step={refusal} />;
  const card = kept === null ? null : cardOf(kept);
  const pack = card === null ? null : findRoundPack(packs, card.card);
  const words =
    card !== null && pack !== null && pack.ok
      ? readCardWords(pack.value.pack, card.card.arc, language)
      : null;

  if (kept === null || card === null || words === null) {
    return (
      <RoundsList
        rounds={listedRounds(rounds, packs, language)}
        notice={notice}
        onOpenFile={() =>
          void askForFiles(['round-card', 'receipts', 'invitation', 'bundle', 'sum', 'contribution'])
        }
        onOpen={show}
        onKeep={onKeeper}
        paper={<PaperCardAct packs={packs} />}
      />
    );
  }

  const margin = (
    <RoundMargin card={card} words={words} onBack={() => show(null)} back={t('card.allRounds')} />
  );
  const last = kept.pending ?? kept.save;
  if (last !== null && !isChoosing) {
    return (
      <SavedCard
        margin={margin}
        notice={notice}
        receipt={last.receipt}
        brought={kept.brought ?? 'something'}
        isLater={last.revision > 1}
        isUnsure={kept.pending !== null}
        listed={listed}
        onReplace={() => show(kept.id, true)}
        onWithdraw={() => startSaving(kept, NOTHING, false)}
        onOpenList={() => void askForFiles(['receipts'])}
        onForget={() => void store.forgetRound(kept).then((outcome) => (outcome.ok ? show(null) : notKept()))}
      />
    );
  }
  return (
    <ThemeCard
      key={kept.id}
      words={words}
      margin={margin}
      roundWords={<RoundWords card={card} />}
      notice={
        <>
          {card.card.evaluates ? <p className="serif strong">{t('card.evaluates')}</p> : null}
          {notice}
        </>
      }
      people={kept.people}
      oneKeeper={card.card.mode === 'one-keeper'}
      isLater={last !== null}
      isSaving={saving !== null}
      ownMarks={() =>
        journal.themeMarks(card.card.pack.id, lastDays(MARKED_DAYS), promptsThatMayOffer(packs))
      }
      onPeople={(people) => {
        if (people !== kept.people) void store.keepRound({ ...kept, people });
      }}
      onSave={(choice) => startSaving(kept, choice, true)}
    />
  );
}

function lastDays(days: number): { from: string; to: string } {
  const now = new Date();
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days, 12);
  return { from: localMoment(then).slice(0, 10), to: localMoment(now).slice(0, 10) };
}

/** The prompts whose pages may remind their writer of themes, as `pack prompt`. */
function promptsThatMayOffer(packs: readonly Pack[]): string[] {
  return packs.flatMap(({ id: packId, prompts }) =>
    prompts
      .filter(({ id: promptId }) => mayOfferThemes(packs, { packId, promptId }))
      .map(({ id }) => `${packId} ${id}`),
  );
}
