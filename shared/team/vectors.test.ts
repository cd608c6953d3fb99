/** The vectors that a stranger's reader would be tried with: ours must say of each what it says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { utf8, type Bytes } from '../base/bytes.ts';
import { readContribution } from './contribution.ts';
import { openCard } from './gatherer-cards.ts';
import { readHandOn } from './hand-on.ts';
import { readInvitation } from './invitation.ts';
import { openBundle } from './keeper.ts';
import type { Outcome } from './outcome.ts';
import { readRoundCard, type OpenCard } from './round-card.ts';
import { openSumFile } from './sum.ts';
import { CrashingStore } from './testing/crashing-store.ts';
import { valueOf } from './testing/played-round.ts';

interface Index {
  readonly roundHash: string;
  readonly keys: { readonly gatherer: string; readonly keeper: string };
  readonly vectors: readonly { readonly name: string; readonly file: string; readonly expect: string }[];
}
const folder = join(import.meta.dirname, 'vectors');
const index = JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8')) as Index;
const bytesOf = (file: string): Bytes => new Uint8Array(readFileSync(join(folder, file)));

async function read(file: string, round: OpenCard): Promise<Outcome<unknown>> {
  const bytes = bytesOf(file);
  switch (file.split('.').at(-1) ?? '') {
    case 'wsinvite':
      return readInvitation(bytes);
    case 'wsround':
      return readRoundCard(bytes);
    case 'wscard': {
      const halves = readContribution(bytes);
      return halves.ok ? openCard(index.keys.gatherer, round, bytes, halves.value) : halves;
    }
    case 'wsbundle': {
      const keeper = new CrashingStore(new Map([[`keeper-${index.roundHash}`, utf8(index.keys.keeper)]]));
      return openBundle(keeper, round, bytes);
    }
    case 'wssum':
      return openSumFile(index.keys.gatherer, bytes);
    default:
      return readHandOn(bytes);
  }
}

describe('the vectors', () => {
  it('are all said of as they expect', async () => {
    const round = valueOf(readRoundCard(bytesOf('round-card.wsround')));
    const said: Record<string, string> = {};
    for (const { name, file } of index.vectors) {
      const outcome = await read(file, round);
      said[name] = outcome.ok ? 'opens' : outcome.refusal;
    }
    expect(said).toEqual(Object.fromEntries(index.vectors.map((vector) => [vector.name, vector.expect])));
  });

  it('mostly refuse, and none is missing or left over', () => {
    const opens = index.vectors.filter((vector) => vector.expect === 'opens').length;
    expect(opens * 4).toBeLessThan(index.vectors.length);
    const files = [...index.vectors.map(({ file }) => file), 'vectors.json'];
    expect(readdirSync(folder).toSorted()).toEqual(files.toSorted());
  });
});
