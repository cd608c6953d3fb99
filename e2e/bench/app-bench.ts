/**
 * The vault's table of figures, measured in the real app: `npm run bench -- --sizes 1000,10000 --runs 10 opening searching`.
 * Each size has a computer of its own with a seeded journal on it. The table goes to the folder that
 * WELLSPRING_TEST_OUTPUT names.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { defaultPreferences } from '../../shared/ipc/preferences.ts';
import type { Argon2Numbers } from '../../shared/vault/key-slot.ts';
import { makeComputer, testOutput } from '../launch.ts';
import type { Computer } from '../launch.ts';
import { readBenchWishes } from './bench-wishes.ts';
import type { BenchWishes } from './bench-wishes.ts';
import { chosenNumbers } from './chosen-numbers.ts';
import { figuresOf } from './figures.ts';
import type { Measurements } from './figures.ts';
import {
  enginePlace,
  makeCache,
  measureOpening,
  measureRebuilding,
  PASSPHRASE,
  sizeOf,
} from './measure-opening.ts';
import { measureSaving, measureSearching } from './measure-work.ts';
import { makeItemModel, openOften, rewriteOneFile } from './models.ts';
import { countHeld, writeResults } from './result-page.ts';
import { makeScan } from './scan.ts';
import { seedJournal } from './seed-journal.ts';
import { seededPages, textOf } from './seeded-pages.ts';

/** More pages than this, and what takes minutes is done fewer times. */
const MANY = 20_000;
const FEW = 3;

const began = Date.now();
const notes: string[] = [];

function say(line: string): void {
  process.stdout.write(`${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}\n`);
}

async function measure(
  computer: Computer,
  size: number,
  wishes: BenchWishes,
  numbers: Argon2Numbers,
): Promise<Measurements> {
  const wants = (part: BenchWishes['parts'][number]): boolean => wishes.parts.includes(part);
  const few = size > MANY ? Math.min(FEW, wishes.runs) : wishes.runs;
  let all: Measurements = {};
  if (wishes.parts.some((part) => part !== 'models')) {
    mkdirSync(computer.data, { recursive: true });
    // Nobody touches a key while a long journal is read for the first time; it shall not lock meanwhile.
    writeFileSync(
      join(computer.data, 'preferences.json'),
      JSON.stringify({ ...defaultPreferences, idleMinutes: 60 }),
    );
    const { vault } = await seedJournal(computer.data, size, PASSPHRASE, numbers);
    say('the journal is seeded');
    await makeCache(computer);
    say('its cache is made');
    all = {
      logSize: [sizeOf(join(computer.data, 'journals', vault))],
      cacheSize: [sizeOf(join(enginePlace(computer), 'IndexedDB'))],
    };
  }
  const model = wants('models') ? await makeItemModel(size) : null;
  try {
    if (wants('opening')) all = { ...all, ...(await measureOpening(computer, wishes.runs, model)) };
    else if (model !== null) all = { ...all, itemByItem: await openOften(model, wishes.runs) };
  } finally {
    model?.remove();
  }
  say('opened and locked');
  if (wants('searching')) {
    const texts = function* texts() {
      for (const page of seededPages(size)) yield textOf(page);
    };
    all = { ...all, ...(await measureSearching(computer, makeScan(texts()))) };
    say('searched');
  }
  if (wants('rebuilding')) {
    all = { ...all, ...(await measureRebuilding(computer, few)) };
    say('rebuilt');
  }
  if (wants('saving')) {
    all = { ...all, ...(await measureSaving(computer)) };
    say('saved');
  }
  if (wants('models')) {
    all = { ...all, oneFile: await rewriteOneFile(computer.root, size, few) };
    say('the model of one file is measured');
  }
  return all;
}

/** The table of what is measured so far: a run that is cut short leaves the sizes it came to. */
function writeTable(
  measured: ReadonlyMap<number, Measurements>,
  sizes: readonly number[],
  load: number,
): string {
  const figures = figuresOf(measured);
  const [processor] = cpus();
  const gib = (totalmem() / 1024 ** 3).toFixed(0);
  const page = writeResults(
    {
      day: new Date().toISOString().slice(0, 10),
      machine: `${cpus().length} cores (${processor?.model.trim() ?? 'unknown'}), ${gib} GiB, ${type()} ${release()}`,
      load: [load, loadavg()[0] ?? 0],
      sizes,
      notes: [...notes, `The whole run took ${((Date.now() - began) / 60_000).toFixed(1)} minutes.`],
    },
    figures,
  );
  writeFileSync(join(testOutput(), 'figures.md'), page);
  writeFileSync(join(testOutput(), 'measurements.json'), JSON.stringify([...measured], null, 1));
  const { held, promised } = countHeld(figures);
  return `${page}\n${held} of ${promised} figures held.\n`;
}

const wishes = readBenchWishes(process.argv.slice(2));
if (typeof wishes === 'string') {
  process.stderr.write(`${wishes}\n`);
  process.exitCode = 1;
} else {
  const [load = 0] = loadavg();
  const measured = new Map<number, Measurements>();
  let page = '';
  const numbers = await chosenNumbers();
  notes.push(
    `The key is derived with Argon2id, ${numbers.memoryKib / 1024} MiB, ${numbers.passes} passes, as the app chose here.`,
  );
  for (const size of wishes.sizes) {
    say(`${size.toLocaleString('en-GB')} pages`);
    const computer = makeComputer();
    try {
      measured.set(size, await measure(computer, size, wishes, numbers));
      page = writeTable(measured, wishes.sizes, load);
    } finally {
      rmSync(computer.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
    }
  }
  process.stdout.write(`\n${page}`);
}
