import { describe, expect, it } from 'vitest';
import { parsePack } from '../parse-pack.ts';
import { basePackText, defaultPackText, packFrom } from '../testing/example-packs.ts';
import { checkPack } from './check-pack.ts';
import { draftFromPack, openPack, readDraft, writeDraft, copyOf } from './draft.ts';
import { writePack } from './write-pack.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(new Uint8Array(bytes));

describe.each([
  ['the small pack', basePackText()],
  ['the default pack', defaultPackText()],
])('%s', (_name, source) => {
  const pack = packFrom(source);

  it('means the same after it was opened and saved', () => {
    const parsed = parsePack(writePack(draftFromPack(pack).pack));
    expect(parsed.ok && parsed.pack).toEqual(pack);
  });

  it('gives the same bytes when what was saved is opened and saved', () => {
    const saved = writePack(draftFromPack(pack).pack);
    const opened = openPack(saved);
    if (!opened.ok) throw new Error('refused');
    expect(text(writePack(opened.draft.pack))).toBe(text(saved));
  });

  it('is good, and so is a copy under its own id', () => {
    const draft = draftFromPack(pack);
    expect(checkPack(draft.pack, 2026)).toMatchObject({ good: true, findings: [] });
    const copy = copyOf(draft);
    expect(checkPack(copy.pack, 2026).good).toBe(true);
    expect(copy.pack.id).not.toBe(pack.id);
    expect(copy.pack.basedOn.at(-1)).toMatchObject({ id: pack.id, version: pack.version });
  });

  it('is kept as a draft and read back whole', () => {
    const draft = draftFromPack(pack);
    expect(readDraft(writeDraft(draft))).toEqual({ ok: true, draft });
  });
});
