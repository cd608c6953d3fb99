import { describe, expect, it } from 'vitest';
import { nextHeard, type SavedKind } from './saved-sign.tsx';

function announcements(kinds: readonly SavedKind[]): readonly SavedKind[] {
  const said: SavedKind[] = [];
  let heard: SavedKind = 'quiet';
  for (const kind of kinds) {
    const next = nextHeard(heard, kind);
    if (next !== heard) said.push(next);
    heard = next;
  }
  return said;
}

describe('what is read aloud about saving', () => {
  it('says saving and saved once, however often they alternate', () => {
    expect(announcements(['quiet', 'saving', 'saved', 'saving', 'saved', 'saving', 'saved'])).toEqual([
      'saving',
      'saved',
    ]);
  });

  it('says that something was not saved, and that it then was', () => {
    expect(announcements(['saving', 'saved', 'saving', 'not-saved', 'saving', 'saved'])).toEqual([
      'saving',
      'saved',
      'not-saved',
      'saving',
      'saved',
    ]);
  });
});
