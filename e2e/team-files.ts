/** The other people of a round, played beside the app under test: a gatherer, a keeper, colleagues, with stores in memory. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from '../shared/base/bytes.ts';
import { parsePack } from '../shared/programme/parse-pack.ts';
import type { Choice } from '../shared/team/choice.ts';
import { makeContribution } from '../shared/team/contribution.ts';
import type { DroppedFile } from '../shared/team/dropped-files.ts';
import { openRound } from '../shared/team/gatherer.ts';
import { roundBookOf, type RoundBook } from '../shared/team/round-book.ts';
import { readRoundCard, type OpenCard } from '../shared/team/round-card.ts';
import { valueOf } from '../shared/team/testing/played-round.ts';
import { CrashingStore } from '../shared/team/testing/crashing-store.ts';
import { projectRoot } from './launch.ts';

export const TERMS = { arc: 'arc-2', closes: '2027-03-12', floor: 5, evaluates: false };

/** The default programme's book for this arc. */
export function defaultBook(arc: string = TERMS.arc): RoundBook {
  const path = join(projectRoot, 'resources/programmes/wellspring-year/pack.json');
  const packed = parsePack(new Uint8Array(readFileSync(path)));
  const book = packed.ok ? roundBookOf(packed.pack, arc) : null;
  if (book === null) throw new Error('The default programme has no themes.');
  return book;
}

export async function invited(): Promise<{ gatherer: CrashingStore; invitation: Bytes }> {
  const gatherer = new CrashingStore();
  return { gatherer, invitation: await openRound(gatherer, defaultBook(), TERMS) };
}

export function fileOf(path: string): DroppedFile {
  const bytes = new Uint8Array(readFileSync(path));
  return { name: path, kind: 'file', size: bytes.length, read: async (most) => bytes.slice(0, most) };
}

export function openCardOf(path: string): OpenCard {
  return valueOf(readRoundCard(new Uint8Array(readFileSync(path))));
}

export async function colleaguesCards(round: OpenCard, count: number, choice: Choice) {
  return Promise.all(
    Array.from({ length: count }, () => makeContribution(round, defaultBook(), choice, null)),
  );
}
