/** The locked gate: a cover until a journal is open, the book after. Locking never comes back here; it ends the app. */
import { useState } from 'react';
import type { About } from '../../shared/ipc/app-calls.ts';
import type { JournalOnDisk } from '../../shared/ipc/journal-calls.ts';
import type { PolicyInForce } from '../../shared/ipc/keychain-calls.ts';
import type { Preferences } from '../../shared/ipc/preferences.ts';
import { chooseLanguage } from '../i18n/choose-language.ts';
import { MessagesProvider, startMessages } from '../i18n/messages.tsx';
import type { OpenJournal } from '../vault/open-journal.ts';
import { callDesktop } from '../desktop/desktop.ts';
import { Closed } from './closed.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { HandedNotice } from './handed-notice.tsx';
import type { LoadedPacks } from './load-packs.ts';
import { NewerUsedHere } from './notices.tsx';
import { OpenBook } from './open-book.tsx';
import { usePreferences } from './use-preferences.ts';

interface AppProps {
  readonly about: About;
  readonly preferences: Preferences;
  readonly policy: PolicyInForce;
  readonly journals: readonly JournalOnDisk[];
  readonly programmes: LoadedPacks;
}

export function App({ about, preferences: stored, policy, journals: atStart, programmes }: AppProps) {
  const [journals, setJournals] = useState(atStart);
  const [preferences, setPreferences] = usePreferences(stored);
  const [journal, setJournal] = useState<OpenJournal | null>(null);
  const language = chooseLanguage(preferences.language, about.languages);
  const [catalogue] = useState(() => startMessages(language));
  return (
    <MessagesProvider catalogue={catalogue} language={language}>
      <ErrorBoundary>
        <HandedNotice locked={journal === null} />
        {journal === null ? <NewerUsedHere version={about.newerVersion} /> : null}
        {journal === null ? (
          <Closed
            journals={journals}
            idleMinutes={Math.min(preferences.idleMinutes, policy.idleMinutesAtMost ?? 60)}
            mayCache={about.mayCache}
            onOpened={setJournal}
            onBroughtBack={async () => setJournals(await callDesktop('listJournals', null))}
          />
        ) : (
          <OpenBook
            journal={journal}
            programmes={programmes}
            about={about}
            preferences={preferences}
            policy={policy}
            onPreferences={setPreferences}
          />
        )}
      </ErrorBoundary>
    </MessagesProvider>
  );
}
