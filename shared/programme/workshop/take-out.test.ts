/** What no form shows can be taken out, and nothing else can. */
import { describe, expect, it } from 'vitest';
import { basePackText } from '../testing/example-packs.ts';
import { checkPack } from './check-pack.ts';
import { openPack } from './draft.ts';
import { edit } from './edit-draft.ts';
import { takeOut } from './take-out.ts';

function opened(change: (pack: Record<string, unknown>) => void) {
  const pack = JSON.parse(basePackText()) as Record<string, unknown>;
  change(pack);
  const open = openPack(new TextEncoder().encode(JSON.stringify(pack)));
  if (!open.ok) throw new Error(JSON.stringify(open.problems));
  return open.draft;
}

describe('what a pack from elsewhere brings and no form shows', () => {
  it.each([
    [
      'a pair that names no component',
      { componentFocus: [{ component: 'gone', focusArea: 'listening', strength: 'primary' }] },
    ],
    ['a note on an old version', { changelog: [{ version: '1.0.0', note: '' }] }],
    ['what it is based on', { basedOn: [{ id: 'x'.repeat(121), version: '1.0.0' }] }],
    ['where an author can be reached', { authors: [{ name: 'A', contact: 'one\ntwo' }] }],
    ['a version that words were made for', { translations: { es: { forVersion: 'two', strings: {} } } }],
    ['words for nothing', { translations: { es: { strings: { 'prompts.gone.text': 'Nada' } } } }],
  ])('%s is named, and gone when it was taken out', (_what, change) => {
    const draft = opened((pack) => Object.assign(pack, change));
    const { good, findings } = checkPack(draft.pack, 2026);
    expect(good).toBe(false);
    const [finding] = findings;
    const out = finding === undefined ? null : takeOut(draft.pack, finding.place);
    const mended = out === null ? null : edit(draft, out);
    expect(mended && checkPack(mended.draft.pack, 2026).findings).toEqual([]);
  });

  it('is told apart from what a form leads to', () => {
    const { pack } = opened(() => {});
    expect(takeOut(pack, ['title'])).toBeNull();
    expect(takeOut(pack, ['prompts', 0, 'text'])).toBeNull();
    expect(takeOut(pack, ['prompts', 1, 'focusAreas', 0])).toBeNull();
    expect(takeOut(pack, ['translations', 'es', 'strings', 'title'])).toBeNull();
    expect(takeOut(pack, ['authors', 0, 'name'])).toBeNull();
  });
});
