/** Drawing new keys, stopped: until the new key file is on its way to the disk nothing is changed; from then on it goes through. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeJournalKeys } from './keys-client.ts';

const VAULT = '00112233445566778899aabbccddeeff';

/** Everything that was asked of the worker and of the shell, in its order. */
let asked: string[];
/** Called while that is being done. */
let meanwhile: (step: string) => void;

const worker = {
  hasRoomForAll: async () => {
    step('hasRoomForAll');
    return { ok: true };
  },
  drawNewKeys: async () => {
    step('drawNewKeys');
    return { ok: true, keyFile: 'the next one', groups: ['AAAAA'] };
  },
  noteSheet: async () => step('noteSheet'),
} as unknown as Parameters<typeof makeJournalKeys>[0];

function step(name: string): void {
  asked.push(name);
  meanwhile(name);
}

beforeEach(() => {
  asked = [];
  const answer = (name: string) => async () => {
    step(name);
    return { ok: true };
  };
  vi.stubGlobal('window', {
    desktop: {
      replaceKeyFile: answer('replaceKeyFile'),
      forgetKeychainSecret: answer('forgetKeychainSecret'),
    },
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

async function drawStoppedAt(at: string) {
  const drawing = new AbortController();
  meanwhile = (name) => {
    if (name === at) drawing.abort();
  };
  const keys = makeJournalKeys(worker, { vault: VAULT, label: '', keyFile: 'the present one' }, false);
  const outcome = await keys.drawNewKeys('quiet harbour', null, drawing.signal);
  return { outcome, state: keys.newKeysState() };
}

test('stopped before it is on its way, no key file reaches the disk', async () => {
  const stopped = { outcome: { ok: false, problem: 'stopped' }, state: 'none' };
  expect(await drawStoppedAt('hasRoomForAll')).toEqual(stopped);
  expect(asked).toEqual(['hasRoomForAll']);
  asked = [];
  expect(await drawStoppedAt('drawNewKeys')).toEqual(stopped);
  expect(asked).toEqual(['hasRoomForAll', 'drawNewKeys']);
});

test('a worker that does not answer keeps nobody from stopping', async () => {
  const drawing = new AbortController();
  const silent = { ...worker, hasRoomForAll: () => new Promise(() => {}) } as typeof worker;
  const keys = makeJournalKeys(silent, { vault: VAULT, label: '', keyFile: 'the present one' }, false);
  const drawn = keys.drawNewKeys('quiet harbour', null, drawing.signal);
  drawing.abort();
  expect(await drawn).toEqual({ ok: false, problem: 'stopped' });
  expect(asked).toEqual([]);
});

test('stopped while the key file is being put in place, it goes through and the new sheet is shown', async () => {
  const { outcome, state } = await drawStoppedAt('replaceKeyFile');
  expect(outcome).toMatchObject({ ok: true, sheet: { groups: ['AAAAA'] } });
  expect(state).toBe('waiting');
  expect(asked).toEqual([
    'hasRoomForAll',
    'drawNewKeys',
    'replaceKeyFile',
    'forgetKeychainSecret',
    'noteSheet',
  ]);
});
