/** The move file there and back, in pieces of any size, and what no change to its bytes may bring about. TORTURE=20 does more. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bytes, concatBytes, toHex } from '../base/bytes.ts';
import { VaultError } from './errors.ts';
import {
  isPartName,
  type MovePart,
  partHash,
  readMoveFile,
  writeMoveEnd,
  writeMoveHead,
  writePartHead,
} from './move-file.ts';
import { torture } from './testing/journal.ts';

interface Content extends MovePart {
  readonly content: Bytes;
}

const hexadecimal = (digits: number) =>
  fc.uint8Array({ minLength: digits / 2, maxLength: digits / 2 }).map(toHex);
const content = fc.uint8Array({ maxLength: 3000 }).map((bytes) => new Uint8Array(bytes));
const logPart = fc
  .tuple(hexadecimal(8), hexadecimal(32), hexadecimal(24), content)
  .map(([device, run, hash, bytes]): Content => {
    return { kind: 'log', name: `${device}-${run}-00000001-${hash}.seg`, size: bytes.length, content: bytes };
  });
const drawerPart = fc
  .tuple(fc.constantFrom('team', 'packs', 'drafts'), hexadecimal(32), content)
  .map(([drawer, id, bytes]): Content => {
    return { kind: 'drawer', name: `${drawer}/${id}`, size: bytes.length, content: bytes };
  });
const journal = fc.record({
  vault: hexadecimal(32),
  parts: fc
    .tuple(
      content.map((bytes): Content => ({
        kind: 'key-file',
        name: 'vault.json',
        size: bytes.length,
        content: bytes,
      })),
      fc.uniqueArray(fc.oneof(logPart, drawerPart), { maxLength: 6, selector: ({ name }) => name }),
    )
    .map(([first, others]) => [first, ...others]),
});

function write(vault: string, parts: readonly Content[]): Bytes {
  const head = writeMoveHead(vault);
  const pieces: Uint8Array[] = [head];
  const hashes: Bytes[] = [];
  for (const part of parts) {
    const hash = partHash();
    const before = writePartHead(part);
    for (const piece of [before, part.content]) {
      hash.update(piece);
      pieces.push(piece);
    }
    hashes.push(hash.digest());
    pieces.push(hashes.at(-1) ?? new Uint8Array());
  }
  return concatBytes(...pieces, writeMoveEnd(head, hashes));
}

interface Read {
  readonly vault: string;
  readonly parts: readonly Content[];
}

async function read(file: Uint8Array): Promise<Read> {
  const parts: Content[] = [];
  let pieces: Uint8Array[] = [];
  const vault = await readMoveFile(
    { size: file.length, read: async (offset, length) => file.slice(offset, offset + length) },
    {
      begin: async () => void (pieces = []),
      take: async (bytes) => void pieces.push(bytes),
      finish: async (part) => void parts.push({ ...part, content: concatBytes(...pieces) }),
    },
  );
  return { vault, parts };
}

/** What reading comes to: the journal, the code of a refusal, or anything else that was thrown. */
async function outcomeOf(file: Uint8Array): Promise<Read | string | Error> {
  try {
    return await read(file);
  } catch (error) {
    if (error instanceof VaultError) return error.code;
    return error instanceof Error ? error : new Error('something else');
  }
}

test('what was put in comes out, in its order', async () => {
  await fc.assert(
    fc.asyncProperty(journal, async ({ vault, parts }) => {
      expect(await read(write(vault, parts))).toEqual({ vault, parts });
    }),
    { numRuns: 100 * torture },
  );
});

test('every length that a half-copied file can have is refused', async () => {
  const [sample] = fc.sample(journal, { numRuns: 1, seed: 7 });
  if (sample === undefined) throw new Error('no sample');
  const file = write(sample.vault, sample.parts);
  for (let length = 0; length < file.length; length += 1) {
    const outcome = await outcomeOf(file.subarray(0, length));
    expect({ length, outcome }).toEqual({ length, outcome: length < 8 ? 'not-a-move-file' : 'damaged' });
  }
});

test('every bit that can change is found', async () => {
  const [sample] = fc.sample(journal, { numRuns: 1, seed: 11 });
  if (sample === undefined) throw new Error('no sample');
  const file = write(sample.vault, sample.parts.slice(0, 3));
  for (let at = 0; at < file.length; at += 1) {
    const changed = file.slice();
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    expect({ at, kind: typeof (await outcomeOf(changed)) }).toEqual({ at, kind: 'string' });
  }
});

test('no change of ten thousand is taken for the journal, or throws anything that is not named', async () => {
  const spot = fc.nat({ max: 1_000_000 });
  const change = fc.oneof(
    fc.record({
      act: fc.constant('set' as const),
      at: spot,
      bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }),
    }),
    fc.record({
      act: fc.constant('drop' as const),
      at: spot,
      bytes: fc.uint8Array({ minLength: 1, maxLength: 90 }),
    }),
    fc.record({
      act: fc.constant('put' as const),
      at: spot,
      bytes: fc.uint8Array({ minLength: 1, maxLength: 90 }),
    }),
    fc.record({
      act: fc.constant('twice' as const),
      at: spot,
      bytes: fc.uint8Array({ minLength: 1, maxLength: 90 }),
    }),
  );
  const samples = fc.sample(journal, { numRuns: 40, seed: 3 }).map(({ vault, parts }) => write(vault, parts));
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 39 }),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      async (which, changes) => {
        const whole = samples[which] ?? new Uint8Array();
        let file = whole.slice();
        for (const { act, at, bytes } of changes) {
          const place = file.length === 0 ? 0 : at % file.length;
          const [before, behind] = [file.subarray(0, place), file.subarray(place)];
          if (act === 'set') file = concatBytes(before, bytes, behind.subarray(bytes.length));
          else if (act === 'drop') file = concatBytes(before, behind.subarray(bytes.length));
          else if (act === 'put') file = concatBytes(before, bytes, behind);
          else file = concatBytes(before, behind.subarray(0, bytes.length), behind);
        }
        tried += 1;
        const outcome = await outcomeOf(file);
        const isSame = Buffer.compare(file, whole) === 0;
        expect(isSame ? typeof outcome === 'object' && 'parts' in outcome : typeof outcome === 'string').toBe(
          true,
        );
      },
    ),
    { numRuns: 10_000 * Math.max(1, torture / 10) },
  );
  expect(tried).toBeGreaterThanOrEqual(10_000);
}, 600_000);

test('noise behind a good head is refused too', async () => {
  await fc.assert(
    fc.asyncProperty(hexadecimal(32), fc.uint8Array({ maxLength: 400 }), async (vault, noise) => {
      expect(typeof (await outcomeOf(concatBytes(writeMoveHead(vault), noise)))).toBe('string');
    }),
    { numRuns: 500 * torture },
  );
});

test('nothing that could lead out of the folder is a name', () => {
  fc.assert(
    fc.property(fc.constantFrom('key-file', 'log', 'drawer'), fc.string(), (kind, name) => {
      if (isPartName(kind, name))
        expect(name).toMatch(/^(vault\.json|[0-9a-z.-]+|(team|packs|drafts)\/[0-9a-f]{32})$/);
    }),
  );
  for (const name of [
    '../vault.json',
    '/etc/passwd',
    'team/..',
    'C:\\vault.json',
    'rounds/' + '0'.repeat(32),
  ])
    for (const kind of ['key-file', 'log', 'drawer'] as const) expect(isPartName(kind, name)).toBe(false);
});
