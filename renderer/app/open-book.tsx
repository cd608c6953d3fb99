/** The open journal: which place is shown, the running head, and the ways in and out of a page. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { About } from '../../shared/ipc/app-calls.ts';
import type { PolicyInForce } from '../../shared/ipc/keychain-calls.ts';
import type { Preferences } from '../../shared/ipc/preferences.ts';
import { onShellEvent } from '../desktop/desktop.ts';
import { Help } from '../features/help/help.tsx';
import { LookBack } from '../features/look-back/look-back.tsx';
import { KeychainSection } from '../features/recovery/keychain-section.tsx';
import { NewKeysSection } from '../features/recovery/new-keys-section.tsx';
import { MoveSection } from '../features/move/move-section.tsx';
import { RemovedPage } from '../features/move/removed-page.tsx';
import type { RemovedWhat } from '../features/move/remove-part.tsx';
import { PassphraseSection } from '../features/recovery/passphrase-section.tsx';
import { RecoverySection } from '../features/recovery/recovery-section.tsx';
import { SheetOffer } from '../features/recovery/sheet-offer.tsx';
import { Revisions } from '../features/revisions/revisions.tsx';
import { LastCopy } from '../features/safety-copy/last-copy.tsx';
import { SafetySection } from '../features/safety-copy/safety-section.tsx';
import { useSafetyRounds } from '../features/safety-copy/use-safety-copy.ts';
import { Settings } from '../features/settings/settings.tsx';
import { openPage } from '../features/write/page-document.ts';
import type { PageRequest, WrittenPage } from '../features/write/page-document.ts';
import { useMessages } from '../i18n/messages.tsx';
import { Book, PAGE_ID } from '../ui/book/book.tsx';
import { RunningHead } from '../ui/book/running-head.tsx';
import { flushAll } from '../vault/flush.ts';
import { useOpeningReport } from '../vault/use-opening-report.ts';
import type { OpenJournal } from '../vault/open-journal.ts';
import { placeOf, refuseGathered, useHandedFiles, type HandedFile } from './handed-files.ts';
import { KeeperPlace } from './keeper-place.tsx';
import type { LoadedPacks } from './load-packs.ts';
import { lockNow } from './lock-now.ts';
import { LocksNotice } from './locks-notice.tsx';
import { OpeningNotice, RefusedPacks, UnreadablePage } from './notices.tsx';
import { ProgrammePlace } from './programme-place.tsx';
import { ThemeCardPlace } from './theme-card-place.tsx';
import { TeamPlace } from './team-place.tsx';
import { TeamsPart } from './teams-part.tsx';
import { TodayPlace } from './today-place.tsx';
import { useGathers } from './use-gathers.ts';
import { useIdleLock } from './use-idle-lock.ts';
import { usePacks } from './use-packs.ts';
import { WorkshopPlace } from './workshop-place.tsx';
import { WritePlace } from './write-place.tsx';

interface OpenBookProps {
  readonly journal: OpenJournal;
  readonly programmes: LoadedPacks;
  readonly about: About;
  readonly preferences: Preferences;
  readonly policy: PolicyInForce;
  readonly onPreferences: (next: Preferences) => void;
}

type PlaceName =
  'today' | 'look-back' | 'programme' | 'workshop' | 'theme-card' | 'team' | 'help' | 'settings';
type Shown =
  /** `sheet`: what was asked for where the recovery sheet was offered. `deleted`: a page that was deleted on the way. */
  | {
      readonly place: PlaceName;
      readonly sheet?: 'make' | 'try';
      readonly deleted?: { readonly id: string; readonly made: string };
    }
  /** `round`: the kept round to begin with. */
  | { readonly place: 'theme-card' | 'keeper'; readonly round: string | null }
  | { readonly place: 'revisions'; readonly id: string; readonly from: PlaceName }
  | { readonly place: 'write'; readonly page: WrittenPage; readonly from: PlaceName };

/** Places that are reached through another one: that one is marked in the running head meanwhile. */
const BEHIND: Partial<Record<Shown['place'], PlaceName>> = { workshop: 'programme', keeper: 'theme-card' };

export function OpenBook({ journal, programmes, about, preferences, policy, onPreferences }: OpenBookProps) {
  const { t } = useMessages();
  const [shown, setShown] = useState<Shown>({ place: 'today' });
  /** Whoever goes to the place where they are comes to its beginning. */
  const [visit, setVisit] = useState(0);
  const [unreadable, setUnreadable] = useState(false);
  const [removed, setRemoved] = useState<RemovedWhat | null>(null);
  const lock = useCallback(() => void lockNow(), []);
  useIdleLock(Math.min(preferences.idleMinutes, policy.idleMinutesAtMost ?? 60), lock);
  useSafetyRounds(journal);
  const report = useOpeningReport(journal);
  const shelf = usePacks(journal, programmes.packs);
  const packWaits = useHandedFiles().files.some(({ takenKind }) => takenKind === 'pack');
  const gathers = useGathers(journal);

  /** Leaving a page seals it first; what could not be saved keeps its keeper, which goes on trying. */
  const go = useCallback((next: Shown): void => {
    void flushAll().then(() => {
      setUnreadable(false);
      setVisit((before) => before + 1);
      setShown(next);
    });
  }, []);

  useEffect(() => {
    onShellEvent((event) => {
      if (event.type === 'go') go({ place: event.to });
    });
  }, [go]);

  const { files } = useHandedFiles();
  const shownFiles = useRef(new Set<HandedFile>());
  useEffect(() => {
    const nextFile = files.find((file) => !shownFiles.current.has(file));
    if (nextFile === undefined) return;
    const wanted = placeOf(nextFile);
    if (wanted === 'team' && gathers === null) return;
    // Each file leads to its place once: whoever then goes somewhere else is not brought back.
    shownFiles.current.add(nextFile);
    if (wanted === 'team' && gathers === false) refuseGathered(nextFile);
    else if (wanted === shown.place || wanted === 'packs') return;
    else if (wanted === 'team') go({ place: 'team' });
    else go({ place: wanted, round: null });
  }, [files, shown.place, gathers, go]);

  useEffect(() => {
    if (!packWaits) return;
    void flushAll().then(() => {
      setShown((now) => (now.place === 'programme' ? now : { place: 'programme' }));
    });
  }, [packWaits]);

  useEffect(() => {
    // The sheet takes the caret by itself, and the way to take a deletion back; every other place begins at its top.
    const takesFocus = shown.place === 'write' || ('deleted' in shown && shown.deleted !== undefined);
    if (!takesFocus) document.getElementById(PAGE_ID)?.focus();
    window.scrollTo(0, 0);
  }, [shown]);

  const write = useCallback(
    async (request: PageRequest, from: PlaceName): Promise<void> => {
      await flushAll();
      const page = await openPage(journal, request);
      if (page === null) setUnreadable(true);
      else go({ place: 'write', page, from });
    },
    [journal, go],
  );
  const openListed = useCallback((id: string) => void write({ kind: 'open', id }, 'look-back'), [write]);

  const place = (id: PlaceName, label: string) => ({
    id,
    label,
    current: (BEHIND[shown.place] ?? shown.place) === id,
    onPress: () => go({ place: id }),
  });
  const backLabel: Partial<Record<PlaceName, string>> = {
    'look-back': t('app.lookBack'),
    programme: t('app.programme'),
  };
  const head = (
    <RunningHead
      name={t('app.name')}
      placesLabel={t('app.places')}
      places={[
        place('today', t('app.today')),
        place('look-back', t('app.lookBack')),
        place('programme', t('app.programme')),
        place('theme-card', t('card.name')),
        ...(gathers === true ? [place('team', t('app.team'))] : []),
      ]}
      lock={{ label: t('app.lock'), onPress: lock }}
      {...(shown.place === 'write' || shown.place === 'revisions'
        ? {
            back: {
              label: backLabel[shown.from] ?? t('app.today'),
              onPress: () => go({ place: shown.from }),
            },
          }
        : { settings: place('settings', t('app.settings')) })}
    />
  );
  const band = unreadable ? <UnreadablePage onDismiss={() => setUnreadable(false)} /> : null;

  if (removed !== null) return <RemovedPage what={removed} onClose={lock} />;

  return (
    <Book skip={t('app.skip')} head={head} band={band}>
      {shown.place === 'today' ? (
        <>
          <SheetOffer keys={journal.keys} onTake={(sheet) => go({ place: 'settings', sheet })} />
          <OpeningNotice report={report} />
          <LocksNotice locks={journal.locks} />
          <RefusedPacks refused={programmes.refused} />
          <TodayPlace
            journal={journal}
            packs={shelf.packs}
            onWrite={(request) => void write(request, 'today')}
            onHelp={() => go({ place: 'help' })}
            note={<LastCopy journal={journal} />}
          />
        </>
      ) : null}
      {shown.place === 'programme' ? (
        <ProgrammePlace
          journal={journal}
          shelf={shelf}
          onWrite={(request) => void write(request, 'programme')}
          onWorkshop={() => go({ place: 'workshop' })}
        />
      ) : null}
      {shown.place === 'workshop' ? <WorkshopPlace journal={journal} shelf={shelf} /> : null}
      {shown.place === 'theme-card' ? (
        <ThemeCardPlace
          journal={journal}
          packs={shelf.packs}
          startsWith={'round' in shown ? shown.round : null}
          onKeeper={(round) => go({ place: 'keeper', round })}
        />
      ) : null}
      {shown.place === 'keeper' ? (
        <KeeperPlace
          journal={journal}
          packs={shelf.packs}
          startsWith={shown.round}
          onCards={(round) => go({ place: 'theme-card', round })}
        />
      ) : null}
      {shown.place === 'team' ? <TeamPlace key={visit} journal={journal} packs={shelf.packs} /> : null}
      {shown.place === 'help' ? <Help /> : null}
      {shown.place === 'look-back' ? (
        <LookBack key={visit} journal={journal} deleted={shown.deleted} onOpen={openListed} />
      ) : null}
      {shown.place === 'settings' ? (
        <Settings
          journal={journal}
          preferences={preferences}
          about={about}
          onChange={onPreferences}
          keyParts={{
            passphrase: <PassphraseSection keys={journal.keys} label={journal.label} />,
            recovery: <RecoverySection keys={journal.keys} startsWith={shown.sheet} />,
            keychain: <KeychainSection keys={journal.keys} />,
            newKeys: <NewKeysSection keys={journal.keys} onLock={lock} />,
            safety: <SafetySection journal={journal} onLock={lock} />,
            move: <MoveSection journal={journal} onRemoved={setRemoved} />,
            teams: <TeamsPart journal={journal} packs={shelf.packs} onBegun={() => go({ place: 'team' })} />,
          }}
          policy={policy}
          startsAt={shown.sheet === undefined ? undefined : 'recovery'}
        />
      ) : null}
      {shown.place === 'revisions' ? (
        <Revisions
          journal={journal}
          id={shown.id}
          onOpenPage={() => void write({ kind: 'open', id: shown.id }, shown.from)}
        />
      ) : null}
      {shown.place === 'write' ? (
        <WritePlace
          key={shown.page.id}
          journal={journal}
          packs={shelf.packs}
          page={shown.page}
          onHelp={() => go({ place: 'help' })}
          onCloseTheDoor={lock}
          onVersions={() => go({ place: 'revisions', id: shown.page.id, from: shown.from })}
          onDelete={() => {
            const { id, made } = shown.page;
            void flushAll()
              .then(() => journal.setDeleted(id, true))
              .then((outcome) => {
                if (outcome.ok) go({ place: 'look-back', deleted: { id, made } });
              });
          }}
        />
      ) : null}
    </Book>
  );
}
