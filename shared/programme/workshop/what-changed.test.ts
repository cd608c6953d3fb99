import { describe, expect, it } from 'vitest';
import { basePackText, packFrom } from '../testing/example-packs.ts';
import { draftFromPack, type Draft } from './draft.ts';
import {
  addPart,
  changePack,
  changePart,
  mapFocus,
  movePart,
  removePart,
  translate,
  type Edited,
} from './edit-draft.ts';
import { changeInner } from './edit-inner.ts';
import { adviseVersion } from './version-advice.ts';
import { whatChanged } from './what-changed.ts';

const base = draftFromPack(packFrom(basePackText()));
const after = (edited: Edited | null): ReturnType<typeof look> => look(edited?.draft ?? base);
function look({ pack }: Draft) {
  const changes = whatChanged(base.pack, pack);
  return { changes, ...adviseVersion(base.pack, changes) };
}

describe('what changed', () => {
  it('is nothing between two writings of one pack', () => {
    expect(look(base)).toEqual({ changes: [], advice: 'none', version: '1.2.0', newIds: [] });
    expect(after(changePart(base, 'prompts', 0, { title: '' })).changes).toEqual([]);
  });

  it('is mending when a few words change', () => {
    expect(after(changePart(base, 'prompts', 0, { text: 'How are you arriving today?' }))).toMatchObject({
      changes: [
        {
          kind: 'part',
          change: 'changed',
          of: 'prompts',
          id: 'arrive',
          fields: ['text'],
          otherMeaning: false,
        },
      ],
      advice: 'patch',
      version: '1.2.1',
    });
  });

  it('asks for a new id when a prompt asks something else, or is of another kind', () => {
    const other = after(changePart(base, 'prompts', 0, { text: 'Which door did you leave open?' }));
    expect(other).toMatchObject({
      advice: 'major',
      version: '2.0.0',
      newIds: [{ of: 'prompts', id: 'arrive' }],
    });
    expect(after(changePart(base, 'prompts', 0, { type: 'letter' })).newIds).toHaveLength(1);
    expect(after(changeInner(base, ['pulses', 0, 'items'], 0, { text: 'I was safe.' })).newIds).toHaveLength(
      1,
    );
  });

  it('is an addition when something was added, ordered, mapped or translated', () => {
    expect(after(addPart(base, 'prompts', { text: 'New?' }))).toMatchObject({
      changes: [{ kind: 'part', change: 'added', of: 'prompts', name: 'New?' }],
      advice: 'minor',
      version: '1.3.0',
    });
    expect(after(movePart(base, 'prompts', 0, 1)).changes).toEqual([{ kind: 'order', of: 'prompts' }]);
    expect(after(mapFocus(base, 'space', 'listening', 'supporting'))).toMatchObject({ advice: 'minor' });
    expect(after(translate(base, 'es', 'prompts.arrive.text', '¿Cómo llegas?')).changes).toEqual([
      { kind: 'language', change: 'changed', language: 'es', added: 1, removed: 0, changed: 0 },
    ]);
  });

  it('is another pack number when something is gone, or a promise changed', () => {
    expect(after(removePart(base, 'touchstones', 0))).toMatchObject({ advice: 'major', version: '2.0.0' });
    expect(after(changePart(base, 'prompts', 0, { share: 'never' })).advice).toBe('major');
    expect(after(changePack(base, { sharing: { minContributors: 8, minPerTheme: 3 } })).advice).toBe('major');
    expect(after(changePack(base, { summary: 'Other words.' })).advice).toBe('patch');
  });
});
