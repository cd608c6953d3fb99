/** The window begins: what the app is, how it should look, which journals are here. Then the cover, or the first run. */
import { createRoot } from 'react-dom/client';
import { callDesktop, onShellEvent } from '../desktop/desktop.ts';
import { flushAll } from '../vault/flush.ts';
import '../ui/look/fonts.css';
import '../ui/look/tokens.css';
import '../ui/look/page.css';
import '../ui/look/reading.css';
import { App } from './app.tsx';
import { startHandedFiles } from './handed-files.ts';
import { startHandedMoves } from './handed-move.ts';
import { loadPacks } from './load-packs.ts';

onShellEvent((event) => {
  if (event.type === 'flush') void flushAll().then(() => callDesktop('flushed', null));
});

startHandedFiles();
startHandedMoves();

async function start(): Promise<void> {
  const [about, preferences, journals, packs, policy] = await Promise.all([
    callDesktop('readAbout', null),
    callDesktop('readPreferences', null),
    callDesktop('listJournals', null),
    callDesktop('readPacks', null),
    callDesktop('readPolicy', null),
  ]);
  const root = document.getElementById('root');
  if (root === null) throw new Error('The window has no root.');
  createRoot(root).render(
    <App
      about={about}
      preferences={preferences}
      policy={policy}
      journals={journals}
      programmes={loadPacks(packs)}
    />,
  );
}

void start();
