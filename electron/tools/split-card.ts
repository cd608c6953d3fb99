/**
 * `npm run split-card -- CARD.wscard FOLDER`: writes the two age files of a card, so that another program than ours can
 * open them: `age -d -i IDENTITY gatherer.age`.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readContribution } from '../../shared/team/contribution.ts';
import { writeSynced } from './round-folder.ts';
import { CannotGoOn, runCommand, say } from './say.mjs';

const [card, folder] = process.argv.slice(2);

await runCommand(async () => {
  if (card === undefined || folder === undefined) {
    throw new CannotGoOn('A card and a folder are needed.', 'npm run split-card -- CARD.wscard FOLDER');
  }
  const halves = readContribution(new Uint8Array(await readFile(resolve(card))));
  if (!halves.ok) throw new CannotGoOn(`This card cannot be split: ${halves.refusal}.`, 'Take a whole card.');
  await mkdir(folder, { recursive: true });
  for (const name of ['gatherer', 'keeper'] as const) {
    const path = join(folder, `${name}.age`);
    await writeSynced(path, halves.value[name]);
    say(path);
  }
  return 0;
});
