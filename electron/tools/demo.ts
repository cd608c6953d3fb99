/**
 * `npm run demo`: a gatherer and nine colleagues, one of them the second keeper, go through one round in the real app, each at a
 * computer of their own, from first run to the printed page. What they saw and what they handed each other stays in a folder that is named at the end. No journal of
 * yours is touched.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRootOnLinux } from './display.ts';
import { runEndToEndTests } from './end-to-end.ts';
import { bringOrdinaryUser, userName } from './ordinary-user.ts';
import { CannotGoOn, runCommand, say } from './say.mjs';
import { setUp } from './set-up.ts';

await runCommand(async () => {
  const runtime = await setUp({ tests: true, build: true });
  const folder = mkdtempSync(join(tmpdir(), 'wellspring-demo-'));
  if (isRootOnLinux()) {
    bringOrdinaryUser();
    execFileSync('chown', [`${userName}:`, folder]);
  }
  process.env['WELLSPRING_DEMO'] = folder;
  const tally = await runEndToEndTests(runtime, ['team.spec.ts', '--grep', 'becomes a picture']);
  if (tally.failed > 0 || readdirSync(folder).length === 0) {
    throw new CannotGoOn('The story did not come to its end.', `What there is of it is in ${folder}.`);
  }
  say(readFileSync(join(folder, 'how long a picture took.txt'), 'utf8').trim());
  say(`Screens, cards, the picture and the plan are in ${folder}.`);
  return 0;
});
