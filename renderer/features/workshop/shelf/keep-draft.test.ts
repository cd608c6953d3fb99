/** What the sign calls saved is in the drawer, and nothing of others is written over. The drawer is one in memory. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  copyOf,
  emptyDraft,
  readDraft,
  writeDraft,
  type Draft,
} from '../../../../shared/programme/workshop/draft.ts';
import type { DraftDrawers, ShelvedDraft } from './draft-shelf.ts';
import { keepDraft, type KeptStatus } from './keep-draft.ts';

const ID = 'a'.repeat(32);

function titled(title: string): Draft {
  const draft = emptyDraft('en', { component: 'One', arc: 'Two', sequence: 'Three' });
  return { ...draft, pack: { ...draft.pack, id: 'own.test', title } };
}

function open() {
  const shelved: ShelvedDraft = { id: ID, draft: titled('First'), bytes: writeDraft(titled('First')) };
  const drawer = { held: shelved.bytes, isFull: false, writes: 0 };
  const drawers: Pick<DraftDrawers, 'read' | 'write'> = {
    read: async () => ({ ok: true, bytes: new Uint8Array(drawer.held) }),
    write: async (_drawer, _id, bytes) => {
      drawer.writes += 1;
      if (drawer.isFull) return { ok: false, problem: 'disk-full' };
      drawer.held = bytes;
      return { ok: true };
    },
  };
  const said: KeptStatus[] = [];
  const keeper = keepDraft(drawers, shelved, (status) => said.push(status));
  const title = (): string | undefined => {
    const read = readDraft(drawer.held);
    return read.ok ? read.draft.pack.title : undefined;
  };
  return { drawer, keeper, said, title };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a draft being kept', () => {
  it('is on the disk half a second after a change, however fast the next one comes', async () => {
    const { keeper, said, title, drawer } = open();
    for (const word of ['F', 'Fo', 'Fou', 'Four', 'Fourt', 'Fourth']) {
      keeper.take(titled(word));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(title()).toBe('Fourt');
    await vi.advanceTimersByTimeAsync(500);
    expect(title()).toBe('Fourth');
    expect(said.at(-1)?.kind).toBe('saved');
    expect(drawer.writes).toBe(2);
  });

  it('is called saved only after the disk took it, and tried again', async () => {
    const { keeper, said, title, drawer } = open();
    drawer.isFull = true;
    keeper.take(titled('Second'));
    await keeper.flush();
    expect(said.map(({ kind }) => kind)).toEqual(['saving', 'not-saved']);
    expect(title()).toBe('First');
    drawer.isFull = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect(said.at(-1)?.kind).toBe('saved');
    expect(title()).toBe('Second');
  });

  it('is not written over what something else wrote meanwhile', async () => {
    const { keeper, said, title, drawer } = open();
    keeper.take(titled('Mine'));
    drawer.held = writeDraft(titled('Theirs'));
    await keeper.flush();
    expect(title()).toBe('Theirs');
    expect(said.at(-1)).toEqual({ kind: 'changed-elsewhere' });
    keeper.take(copyOf(titled('Mine again')));
    await keeper.close();
    expect(title()).toBe('Theirs');
  });
});
