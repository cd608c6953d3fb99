/** A round as a colleague meets it: its card in a folder, and a gatherer elsewhere who takes what is handed in. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addCards, takeRoundCard } from '../shared/team/gatherer.ts';
import { acceptInvitation } from '../shared/team/keeper.ts';
import type { RoundCard } from '../shared/team/round-card.ts';
import { CrashingStore } from '../shared/team/testing/crashing-store.ts';
import { valueOf } from '../shared/team/testing/played-round.ts';
import type { Computer } from './launch.ts';
import { defaultBook, fileOf, invited } from './team-files.ts';

export async function roundFor(computer: Computer, mode: RoundCard['mode'] = 'two-keepers') {
  const files = join(computer.root, 'files');
  mkdirSync(files);
  const { gatherer, invitation } = await invited();
  const round = valueOf(await acceptInvitation(new CrashingStore(), defaultBook(), invitation, mode));
  valueOf(await takeRoundCard(gatherer, defaultBook(), round.bytes));
  writeFileSync(join(files, 'our.wsround'), round.bytes);
  const handIn = async (paths: readonly string[]) =>
    valueOf(await addCards(gatherer, round, paths.map(fileOf)));
  return { files, card: join(files, 'our.wsround'), round, handIn };
}
