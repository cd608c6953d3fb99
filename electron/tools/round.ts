/**
 * `npm run round -- --people 9 --folder DIR`: plays a whole round on files, with made-up choices, and compares the
 * picture with the plain computation from everyone's open choices.
 *
 * --nothing K      the last K people bring Nothing
 * --minutes M      20, 45, 60 or 90: the length of the session plan
 * --seed S         another set of made-up choices
 * --skip-receipts  the keeper takes the cards on trust
 */
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parsePack } from '../../shared/programme/parse-pack.ts';
import { NOTHING, type Choice } from '../../shared/team/choice.ts';
import { CONTRIBUTION_TIME, makeContribution } from '../../shared/team/contribution.ts';
import { deriveFingerprint, fingerprintWords } from '../../shared/team/fingerprint.ts';
import { addCards, makeBundle, openRound, takeRoundCard, takeSum } from '../../shared/team/gatherer.ts';
import { writeHandOn } from '../../shared/team/hand-on.ts';
import { acceptInvitation, answerBundle, openBundle } from '../../shared/team/keeper.ts';
import type { Outcome } from '../../shared/team/outcome.ts';
import { findReceipt, writeReceiptList } from '../../shared/team/receipt-list.ts';
import { roundBookOf } from '../../shared/team/round-book.ts';
import { draftPlan, gatheringFor, PLAN_MINUTES } from '../../shared/team/session-plan.ts';
import { plainPicture } from '../../shared/team/testing/plain-picture.ts';
import { randomChoice } from '../../shared/team/testing/played-round.ts';
import { randomSource } from '../../shared/team/testing/random-source.ts';
import { projectRoot } from './project.mjs';
import { droppedFolder, folderStore, writeSynced } from './round-folder.ts';
import { CannotGoOn, runCommand, say } from './say.mjs';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '9' },
    folder: { type: 'string' },
    nothing: { type: 'string', default: '0' },
    minutes: { type: 'string', default: '45' },
    seed: { type: 'string', default: '1' },
    'skip-receipts': { type: 'boolean', default: false },
  },
});

await runCommand(async () => {
  const folder = resolve(
    values.folder ?? give('No folder was named.', 'Add --folder DIR, a folder that is empty or new.'),
  );
  const people = wholeNumber('people', values.people, 1, 200);
  const nothing = wholeNumber('nothing', values.nothing, 0, people);
  const minutes =
    PLAN_MINUTES.find((one) => String(one) === values.minutes) ??
    give(`A session plan has ${PLAN_MINUTES.join(', ')} minutes.`, 'Give one of these to --minutes.');
  await mkdir(join(folder, 'cards'), { recursive: true });
  const write = (name: string, bytes: Uint8Array<ArrayBuffer>) => writeSynced(join(folder, name), bytes);

  const packed = parsePack(
    new Uint8Array(await readFile(join(projectRoot, 'resources/programmes/wellspring-year/pack.json'))),
  );
  const pack = packed.ok
    ? packed.pack
    : give('The default programme is not whole.', 'Restore resources/programmes.');
  const book = roundBookOf(pack, 'arc-2') ?? give('The programme has no themes.', 'Choose another one.');
  const gatherer = await folderStore(join(folder, 'gatherer'));
  const keeper = await folderStore(join(folder, 'keeper'));

  const terms = { arc: 'arc-2', closes: '2027-03-12', floor: 5, evaluates: false };
  const invitation = await openRound(gatherer, book, terms);
  await write('round.wsinvite', invitation);
  const round = take(await acceptInvitation(keeper, book, invitation));
  await write('round.wsround', round.bytes);
  take(await takeRoundCard(gatherer, book, round.bytes));
  const words = fingerprintWords(deriveFingerprint(round.bytes));
  say(`Round card: ${words.map(({ word, digits }) => `${word} (${digits})`).join(' ')}`);

  const random = randomSource(Number(values.seed));
  const choices: Choice[] = [];
  const kept = [];
  for (let person = 0; person < people; person += 1) {
    const choice = person >= people - nothing ? NOTHING : randomChoice(book, random, 0);
    const saved = await makeContribution(round, book, choice, null);
    const path = join(folder, 'cards', saved.fileName);
    await writeFile(path, saved.file, { flag: 'wx' });
    await utimes(path, CONTRIBUTION_TIME / 1000, CONTRIBUTION_TIME / 1000);
    choices.push(choice);
    kept.push(saved.kept);
  }
  const gathered = take(await addCards(gatherer, round, await droppedFolder(join(folder, 'cards'))));
  for (const { name, outcome } of gathered.files) if (outcome !== 'whole') say(`${name}: ${outcome}`);
  say(`Whole files: ${gathered.whole}`);
  const bundle = take(await makeBundle(gatherer, round));
  await write('round.wsbundle', bundle);

  const opened = take(await openBundle(keeper, round, bundle));
  if (opened.kind !== 'receipts') return give('This round was answered before.', 'Take a new folder.');
  const list = writeReceiptList(round.hash, opened.receipts);
  await write('round.wsreceipts', list);
  const yes = kept.filter((save) => take(findReceipt(list, save))).length;
  const said = values['skip-receipts'] ? 'skipped' : { yes, no: people - yes };
  const answer = take(await answerBundle(keeper, round, bundle, said));
  if (answer.kind === 'no-sum') {
    say(`No sum: ${answer.reason}. The round can be begun anew.`);
    return 2;
  }
  await write('round.wssum', answer.file);

  const picture = take(await takeSum(gatherer, book, round, answer.file));
  await writeFile(join(folder, 'picture.json'), `${JSON.stringify(picture, null, 2)}\n`);
  const label = (id: string) => pack.themes.find((theme) => theme.id === id)?.label ?? id;
  for (const { id, band, lean } of picture.themes)
    say(`${band}: ${label(id)}${lean === null ? '' : `, ${lean}`}`);
  for (const { id } of picture.families)
    say(`family: ${pack.families.find((one) => one.id === id)?.label ?? id}`);
  for (const { id, band } of picture.weather) say(`weather ${id}: ${band}`);
  say('Other things may have been there too.');

  const gathering = gatheringFor(pack.gatherings, minutes);
  if (gathering !== null) {
    const host = { arrival: 'Host', 'what-we-heard': 'Host, then quiet', work: 'Timekeeper', other: 'Host' };
    const { plan } = draftPlan({
      gathering,
      minutes,
      start: '14:50',
      date: '',
      place: '',
      lastPromise: '',
      heard: picture.themes
        .slice(0, 3)
        .map(({ id, band, lean }) => ({ label: label(id), band, lean: lean ?? '' })),
      words: {
        who: { ...host, touchstones: 'All', quiet: 'All', close: 'All' },
        agreement: pack.touchstones[0]?.title ?? '',
        bring: 'timer · cards · this page',
        stays: 'people and stories',
        leaves: 'the one change',
      },
    });
    for (const block of plan.blocks)
      say(`${block.start} ${String(block.minutes).padStart(3)}  ${block.title}`);
    await write('round.wshandon', writeHandOn([plan]));
  }

  const { trust: _trust, keepers: _keepers, ...shown } = picture;
  const equal = JSON.stringify(shown) === JSON.stringify(plainPicture(book, choices));
  say(
    equal ? 'The picture equals the plain computation.' : 'The picture DIFFERS from the plain computation.',
  );
  return equal ? 0 : 1;
});

function take<T>(outcome: Outcome<T>): T {
  return outcome.ok
    ? outcome.value
    : give(`The round stopped: ${outcome.refusal}.`, 'Nothing was half-done.');
}

function wholeNumber(name: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  return give(`--${name} is a whole number from ${least} to ${most}.`, 'Give another one.');
}

function give(message: string, remedy: string): never {
  throw new CannotGoOn(message, remedy);
}
