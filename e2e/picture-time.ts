/** How long a picture takes: from the press of the button that takes the sum to the frame in which the drawing is there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { acceptInvitation, answerBundle } from '../shared/team/keeper.ts';
import { CrashingStore } from '../shared/team/testing/crashing-store.ts';
import { valueOf } from '../shared/team/testing/played-round.ts';
import { answerDialogs, type TeamPage } from './pages/team-page.ts';
import { CHOICES, handIn, plantCards } from './planted-cards.ts';
import { defaultBook } from './team-files.ts';

/** Milliseconds, by the page's own clock. The drawing must come within two minutes. */
export async function timePicture(page: Page, press: () => Promise<void>): Promise<number> {
  const time = page.evaluate(
    () =>
      new Promise<number>((done) => {
        let began = 0;
        window.addEventListener('pointerup', ({ timeStamp }) => (began = timeStamp), {
          capture: true,
          once: true,
        });
        const look = (): void => {
          const isThere = document.querySelector('main .picture-band') !== null;
          // The first frame draws it; in the next it has been drawn.
          if (isThere) requestAnimationFrame(() => requestAnimationFrame((now) => done(now - began)));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await press();
  return time;
}

/** On the team's page: another round of nine cards, with a keeper and colleagues by code, to its picture. Gives the time. */
export async function timeAnotherRound(team: TeamPage, folder: string, at: number): Promise<number> {
  const file = (ending: string): string => join(folder, `again-${at}.${ending}`);
  const read = (path: string) => new Uint8Array(readFileSync(path));
  await team.openRound();
  await team.saveBy('Save the invitation', file('wsinvite'), 'Saved. Give it to the second keeper');
  const { arc } = JSON.parse(readFileSync(file('wsinvite'), 'utf8')) as { arc: string };
  const book = defaultBook(arc);
  const keeper = new CrashingStore();
  const card = valueOf(await acceptInvitation(keeper, book, read(file('wsinvite'))));
  writeFileSync(file('wsround'), card.bytes);
  await team.openBy('Open the keeper’s card', file('wsround'));
  await team.openBy('Choose files', ...handIn(folder, await plantCards(card, book, CHOICES)));
  await expect(team.page.getByText('9 whole cards are here.')).toBeVisible({ timeout: 60_000 });
  await team.saveBy('Save the bundle for the keeper', file('wsbundle'), 'The keeper answers one bundle');
  const answer = valueOf(await answerBundle(keeper, card, read(file('wsbundle')), 'skipped'));
  if (answer.kind !== 'sum') throw new Error('No sum.');
  writeFileSync(file('wssum'), answer.file);
  await answerDialogs(team.app, { open: [file('wssum')] });
  const time = await timePicture(team.page, () => team.press('Open the sum'));
  await team.press('Back');
  return time;
}
