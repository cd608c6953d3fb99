/** Invitation, round card, fingerprint words and the word list. */
import { describe, expect, it } from 'vitest';
import { concatBytes, utf8, type Bytes } from '../base/bytes.ts';
import { makeContribution } from './contribution.ts';
import { NOTHING } from './choice.ts';
import { deriveFingerprint, fingerprintWords } from './fingerprint.ts';
import { readInvitation, writeInvitation } from './invitation.ts';
import { acceptInvitation } from './keeper.ts';
import { checkPack, readRoundCard } from './round-card.ts';
import { hashBook, pulseOf, roundBookOf } from './round-book.ts';
import { packSchema } from '../programme/pack.ts';
import { newIdentity, recipientOf } from './seal.ts';
import { CrashingStore } from './testing/crashing-store.ts';
import { EXAMPLE_BOOK } from './testing/example-book.ts';
import { openedRound, valueOf } from './testing/played-round.ts';
import { WORDS, WORD_COUNT } from './words.ts';

const text = (bytes: Bytes): string => new TextDecoder().decode(bytes);

describe('the word list', () => {
  it('has 2,048 plain words, sorted, none twice, none beginning another, none one slip from another', () => {
    expect(WORDS).toHaveLength(WORD_COUNT);
    expect(new Set(WORDS).size).toBe(WORD_COUNT);
    expect(WORDS.toSorted()).toEqual(WORDS);
    expect(WORDS.filter((word) => !/^[a-z]{4,7}$/.test(word))).toEqual([]);
    const starts = WORDS.filter((word, at) => WORDS[at + 1]?.startsWith(word));
    expect(starts).toEqual([]);
    const all = new Set(WORDS);
    const slips = new Map<string, string>();
    for (const word of WORDS) {
      for (let at = 0; at < word.length; at += 1) {
        const swapped = word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
        const other = at + 1 < word.length && swapped !== word && all.has(swapped);
        if (other) throw new Error(`${word}, ${swapped}`);
        for (const pattern of [
          `${word.slice(0, at)}?${word.slice(at + 1)}`,
          `${word.slice(0, at)}${word.slice(at + 1)}`,
        ]) {
          const before = slips.get(pattern);
          if (before !== undefined && before !== word && pattern.includes('?'))
            throw new Error(`${before}, ${word}`);
          slips.set(pattern, word);
        }
      }
    }
    expect(WORDS.filter((word) => slips.has(word) && slips.get(word) !== word)).toEqual([]);
  });
});

describe('the fingerprint', () => {
  it('is four words of eleven bits, the same for the same bytes, other for one bit changed', async () => {
    const derived = new Uint8Array(32);
    derived.set([0b00000000, 0b00111111, 0b11111100, 0b00000000, 0b01000000, 0b00000001]);
    expect(fingerprintWords(derived).map(({ digits }) => digits)).toEqual(['0001', '2047', '0000', '1024']);
    const { round } = await openedRound();
    const words = fingerprintWords(deriveFingerprint(round.bytes)).map(({ word }) => word);
    expect(words).toHaveLength(4);
    const changed = round.bytes.with(100, (round.bytes[100] ?? 0) ^ 1);
    expect(fingerprintWords(deriveFingerprint(changed)).map(({ word }) => word)).not.toEqual(words);
  });
});

describe('the invitation and the card', () => {
  it('hold ids, a date, keys and switches, and no free text', async () => {
    const { round } = await openedRound();
    expect(Object.keys(round.card)).toEqual([
      'format',
      'formatVersion',
      'pack',
      'arc',
      'closes',
      'floor',
      'evaluates',
      'gatherer',
      'keeper',
      'mode',
      'words',
    ]);
    expect(round.bytes.length).toBeLessThan(700);
  });

  it('are refused unless byte for byte what we would write', async () => {
    const { round } = await openedRound();
    const said = text(round.bytes);
    const wrong: Record<string, string> = {
      'cut-short json': said.slice(0, -20),
      'not json': 'hello',
      empty: '',
      'a space': said.replace('":', '": '),
      'a field more': said.replace('{', '{"name":"Ana",'),
      'a field twice': said.replace('"arc":', '"arc":"arc-1","arc":'),
      'no line feed': said.trimEnd(),
      'lower floor': said.replace('"floor":5', '"floor":4'),
      'floor as text': said.replace('"floor":5', '"floor":"5"'),
      'one recipient': said.replace(round.card.keeper, round.card.gatherer),
      'bad recipient': said.replace(round.card.keeper, 'age1short'),
      'other words': said.replace('wellspring-2048-1', 'wellspring-2048-2'),
      prototype: said.replace('{', '{"__proto__":{},'),
    };
    const taken = Object.keys(wrong).filter((name) => readRoundCard(utf8(wrong[name] ?? '')).ok);
    expect(taken).toEqual([]);
    expect(readRoundCard(utf8(said.replace('"formatVersion":1', '"formatVersion":2')))).toEqual({
      ok: false,
      refusal: 'newer-format',
    });
    expect(readRoundCard(concatBytes(round.bytes, new Uint8Array(5000)))).toEqual({
      ok: false,
      refusal: 'too-large',
    });
    expect(readRoundCard(utf8('{"format":"wellspring-invitation","formatVersion":1}'))).toEqual({
      ok: false,
      refusal: 'not-this-kind',
    });
    expect(readRoundCard(new Uint8Array([0xff, 0xfe, 0x00])).ok).toBe(false);
  });

  it('name another pack, another major version and another codebook', async () => {
    const gatherer = await recipientOf(await newIdentity());
    const bytes = writeInvitation(EXAMPLE_BOOK, {
      arc: 'arc-1',
      closes: '2027-01-31',
      floor: 5,
      evaluates: false,
      gatherer,
    });
    const { pack } = valueOf(readInvitation(bytes));
    const [first, second, ...rest] = EXAMPLE_BOOK.themes;
    if (first === undefined || second === undefined) throw new Error('No themes.');
    const books = {
      'other-pack': { ...EXAMPLE_BOOK, packId: 'org.example.other' },
      'other-major-version': { ...EXAMPLE_BOOK, packVersion: '2.0.0' },
      'other-codebook': { ...EXAMPLE_BOOK, themes: [second, first, ...rest] },
    };
    for (const [refusal, book] of Object.entries(books)) {
      expect(checkPack(pack, book)).toEqual({ ok: false, refusal });
      expect(await acceptInvitation(new CrashingStore(), book, bytes)).toEqual({ ok: false, refusal });
    }
    expect(checkPack(pack, { ...EXAMPLE_BOOK, packVersion: '1.9.3' }).ok).toBe(true);
  });

  it('do not seal to a recipient that is none', async () => {
    const { round } = await openedRound();
    const keeper = `${round.card.keeper.slice(0, -1)}${round.card.keeper.endsWith('q') ? 'p' : 'q'}`;
    const broken = { ...round, card: { ...round.card, keeper } };
    await expect(makeContribution(broken, EXAMPLE_BOOK, NOTHING, null)).rejects.toThrow('bad-recipient');
  });
});

describe('the book of a pack', () => {
  const pack = packSchema.parse({
    format: 'programme-pack',
    formatVersion: '1.0',
    id: 'org.example.small',
    version: '1.0.0',
    title: 'Small',
    defaultLanguage: 'en',
    authors: [{ name: 'A. Facilitator' }],
    licence: { spdx: 'CC0-1.0', attribution: 'A. Facilitator' },
    components: [{ id: 'space', title: 'Space' }],
    arcs: [
      { id: 'one', title: 'One', steps: [{ order: 1, pulse: 'second' }] },
      { id: 'two', title: 'Two', steps: [] },
    ],
    prompts: [{ id: 'p', type: 'free', text: 'What?' }],
    sequences: [{ id: 'default', title: 'Default', arcs: ['one', 'two'] }],
    families: [{ id: 'trust', label: 'Trust' }],
    themes: [
      { id: 'deed', label: 'Deed', definition: 'd', use: 'u', avoid: 'a', examples: ['e'], family: 'trust' },
    ],
    pulses: ['first', 'second'].map((id) => ({
      id,
      title: id,
      minContributors: 6,
      scale: [
        { label: 'No', band: 'low' },
        { label: 'Yes', band: 'high' },
      ],
      items: [{ id: `${id}-q`, text: 'Well?' }],
    })),
    sharing: { minContributors: 6, minPerTheme: 4 },
  });

  it('takes the arc’s pulse, else the first, and the pack’s raised floors', () => {
    const book = roundBookOf(pack, 'one');
    expect(book?.questions).toEqual([{ id: 'second-q' }]);
    expect(pulseOf(pack, 'two')?.id).toBe('first');
    expect(book?.floors).toEqual({ people: 6, perTheme: 4, weather: 6 });
    expect(roundBookOf({ ...pack, themes: [] }, 'one')).toBeNull();
    expect(book === null ? '' : hashBook(book)).toMatch(/^[0-9a-f]{64}$/);
  });
});
