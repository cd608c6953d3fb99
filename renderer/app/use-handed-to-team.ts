/**
 * What came by itself for the one who gathers (double-clicked, dropped, from the menu), brought to where it belongs: a card and a
 * sum to the open round whose key opens them, a round card to its own round, plans to the question whether to take them. What is
 * for no round here is said in a sentence, and changes nothing.
 */
import { useEffect, useRef, useState } from 'react';
import { equalBytes, fromHex, type Bytes } from '../../shared/base/bytes.ts';
import type { Pack } from '../../shared/programme/pack.ts';
import type { FileAnswer } from '../../shared/team/gatherer.ts';
import { readInvitation } from '../../shared/team/invitation.ts';
import type { Picture } from '../../shared/team/picture.ts';
import { readRoundCard, type OpenCard } from '../../shared/team/round-card.ts';
import { handIn, keptPicture, takeCard, takeSumApart } from '../features/team/gatherer-steps.ts';
import type { KeptRound } from '../vault/team-records.ts';
import { cardOf, type TeamStore } from '../vault/team-store.ts';
import { doneWith, placeOf, useHandedFiles, type HandedFile } from './handed-files.ts';
import { readWhole } from './kept-round.ts';
import { findRoundPack } from './round-pack.ts';
import type { RefusedStep, RoundProblem } from './round-refusal.tsx';

interface HandedToTeam {
  readonly store: TeamStore;
  readonly packs: readonly Pack[];
  /** Of every team. */
  readonly rounds: readonly KeptRound[];
  /** The round on the screen takes cards by itself. */
  readonly takesCards: boolean;
  /** Resolves when it is on the screen. */
  readonly onRound: (round: KeptRound) => Promise<void>;
  readonly onPicture: (round: KeptRound, picture: Picture) => void;
  readonly onPlans: () => void;
  readonly onRefused: (step: RefusedStep) => void;
}

interface WaitingRound {
  readonly round: KeptRound;
  readonly card: OpenCard;
}

/** Answers of a round to which the card belongs, counted or not. */
const BELONGS: readonly FileAnswer['outcome'][] = ['whole', 'again', 'replaced', 'conflicting'];

/** The plans that were handed on and wait for a yes, and the way to let the first of them go. */
export function useHandedToTeam(given: HandedToTeam): readonly [HandedFile | undefined, () => void] {
  const { store, packs, rounds, takesCards, onRound, onPicture, onPlans, onRefused } = given;
  const { files } = useHandedFiles();
  const [plans, setPlans] = useState<readonly HandedFile[]>([]);
  /** What comes meanwhile waits: its round may be on the screen by then, and takes it by itself. */
  const isBringing = useRef(false);
  const [, setBrought] = useState(0);

  const waiting = async (): Promise<readonly WaitingRound[]> => {
    const open: WaitingRound[] = [];
    for (const round of rounds) {
      const card = round.role === 'gatherer' ? cardOf(round) : null;
      if (card !== null && (await keptPicture(store, round)) === null) open.push({ round, card });
    }
    return open;
  };

  const bringCards = async (cards: readonly HandedFile[]): Promise<void> => {
    let left = cards;
    let why: RoundProblem = 'no-open-round';
    let took: KeptRound | null = null;
    for (const { round, card } of await waiting()) {
      const gathered = await handIn(store, card, left);
      if (!gathered.ok) continue;
      const answers = gathered.value.files.map(({ outcome }) => outcome);
      const rest = left.filter((_, at) => !BELONGS.includes(answers[at] ?? 'damaged'));
      if (rest.length < left.length) took ??= round;
      why = problemOf(answers.find((one) => !BELONGS.includes(one)));
      left = rest;
      if (left.length === 0) break;
    }
    if (took !== null) await onRound(took);
    if (left.length > 0) onRefused({ problem: why, file: left.map(({ name }) => name).join(', ') });
  };

  const bringSum = async (file: HandedFile, bytes: Bytes): Promise<void> => {
    let why: RoundProblem = 'no-open-round';
    for (const { round, card } of await waiting()) {
      const pack = findRoundPack(packs, card.card);
      const picture = pack.ok ? await takeSumApart(store, pack.value.book, card, bytes) : pack;
      if (picture.ok) return onPicture(round, picture.value);
      // Every other round's key fails to open it; what a key that opens it says is worth more.
      if (why === 'no-open-round' || why === 'cannot-open') why = picture.refusal;
    }
    onRefused({ problem: why, file: file.name });
  };

  const bringCard = async (file: HandedFile, bytes: Bytes): Promise<void> => {
    const card = readRoundCard(bytes);
    if (!card.ok) return onRefused({ problem: card.refusal, file: file.name });
    const mine = rounds.find((round) => gathererOf(round) === card.value.card.gatherer);
    if (mine === undefined) return onRefused({ problem: 'no-open-round', file: file.name });
    const known = cardOf(mine);
    if (known !== null) {
      await onRound(mine);
      const isSame = equalBytes(known.bytes, bytes);
      return onRefused({ problem: isSame ? 'you-gather' : 'other-round', file: file.name });
    }
    const pack = findRoundPack(packs, card.value.card);
    const taken = pack.ok ? await takeCard(store, pack.value.book, mine, bytes) : pack;
    await onRound(taken.ok ? taken.value : mine);
    if (!taken.ok) onRefused({ problem: taken.refusal, file: file.name });
  };

  useEffect(() => {
    const mine = files.filter(
      (file) => placeOf(file) === 'team' && !(takesCards && file.takenKind === 'contribution'),
    );
    if (isBringing.current || mine.length === 0) return;
    doneWith(mine);
    const bring = async (): Promise<void> => {
      const cards = mine.filter(({ takenKind }) => takenKind === 'contribution');
      if (cards.length > 0) await bringCards(cards);
      for (const file of mine.filter(({ takenKind }) => takenKind === 'sum' || takenKind === 'round-card')) {
        const bytes = await readWhole(file);
        if (bytes === null) onRefused({ problem: 'cannot-open', file: file.name });
        else await (file.takenKind === 'sum' ? bringSum : bringCard)(file, bytes);
      }
      const handedOn = mine.filter(({ takenKind }) => takenKind === 'hand-on');
      if (handedOn.length === 0) return;
      setPlans((before) => [...before, ...handedOn]);
      onPlans();
    };
    isBringing.current = true;
    void bring()
      .catch(() => onRefused({ problem: 'not-kept' }))
      .finally(() => {
        isBringing.current = false;
        setBrought((before) => before + 1);
      });
  });

  return [plans[0], () => setPlans(plans.slice(1))];
}

/** The gatherer's recipient, from the card or from the invitation before it. */
function gathererOf(round: KeptRound): string | null {
  if (round.role !== 'gatherer') return null;
  const bytes = round.invitation === null ? null : fromHex(round.invitation);
  const invitation = bytes === null ? null : readInvitation(bytes);
  return cardOf(round)?.card.gatherer ?? (invitation?.ok === true ? invitation.value.gatherer : null);
}

/** What kept a card from every round; of what only files can have, that it does not open. */
function problemOf(outcome: FileAnswer['outcome'] | undefined): RoundProblem {
  if (outcome === 'whole' || outcome === 'again' || outcome === 'replaced') return 'cannot-open';
  if (outcome === 'not-a-file' || outcome === 'unreadable' || outcome === 'changed-while-read')
    return 'cannot-open';
  return outcome ?? 'cannot-open';
}
