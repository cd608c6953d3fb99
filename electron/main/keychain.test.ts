/** What the keychain keeps is handed out once after each signing in, and only where it may be. */
import { beforeEach, describe, expect, test } from 'vitest';
import { randomBytes, readUtf8, toHex, utf8 } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { readKeyFile, writeKeyFile } from '../../shared/vault/key-file.ts';
import { keychainDesk } from './keychain.ts';
import type { KeychainDesk } from './keychain.ts';
import { writeDurableFile } from './log/durable-file.ts';
import { FileSystemError } from './log/file-system.ts';
import type { FileSystem } from './log/file-system.ts';
import { createJournal } from './log/journal-folders.ts';
import { memoryFileSystem } from './log/testing/memory-file-system.ts';
import type { MemoryFileSystem } from './log/testing/memory-file-system.ts';
import { makeKeyFile } from './log/testing/sealed-parts.ts';
import { isSameSignIn } from './sign-in.ts';
import type { SignIn } from './sign-in.ts';

const DATA = '/data';
const secret = randomBytes(32);
let disk: MemoryFileSystem;
let vault: string;
let isReal: boolean;
let isForbidden: boolean;
let signIn: SignIn;

/** Each desk is a start of the app. */
function start(fs: FileSystem = disk): KeychainDesk {
  return keychainDesk(fs, DATA, {
    keychain: {
      isReal: () => isReal,
      seal: (text) => utf8(`sealed ${text.split('').toReversed().join('')}`),
      open: (sealed) => readUtf8(sealed).slice('sealed '.length).split('').toReversed().join(''),
    },
    isForbidden: async () => isForbidden,
    signIn: async () => signIn,
  });
}

async function makeJournal(owner: 'mine' | 'school' | 'shared'): Promise<string> {
  const id = newId();
  const read = await readKeyFile(await makeKeyFile(id));
  if (read.state !== 'ready') throw new Error('no key file');
  await createJournal(disk, DATA, id, await writeKeyFile({ ...read.keyFile, owner }));
  return id;
}

beforeEach(async () => {
  disk = memoryFileSystem();
  [isReal, isForbidden] = [true, false];
  signIn = { by: 'kernel', boot: 'first', session: '1' };
  vault = await makeJournal('mine');
});

const signInAnew = (): void => {
  signIn = { by: 'kernel', boot: 'first', session: '2' };
};
const handedOut = { ok: true, secret } as const;
const ask = { ok: false, problem: 'ask-passphrase' } as const;

describe('the secret', () => {
  test('is handed out after the next signing in, once, and not after a lock or another start', async () => {
    expect(await start().keep(vault, secret)).toEqual({ ok: true });
    expect(await start().take(vault)).toEqual(ask);
    signInAnew();
    const desk = start();
    expect(await desk.read(vault)).toEqual({ offer: 'offered', isKept: true, mayOpen: true });
    expect(await desk.take(vault)).toEqual(handedOut);
    expect(await desk.take(vault)).toEqual(ask);
    expect(await start().read(vault)).toEqual({ offer: 'offered', isKept: true, mayOpen: false });
    expect(await start().take(vault)).toEqual(ask);
  });

  test('is not handed out after any journal was opened with its passphrase, or the app was locked', async () => {
    await start().keep(vault, secret);
    signInAnew();
    await start().noteUse();
    expect(await start().take(vault)).toEqual(ask);
  });

  test('is not handed out when that cannot be noted', async () => {
    await start().keep(vault, secret);
    signInAnew();
    const full: FileSystem = { ...disk, createFile: () => Promise.reject(new FileSystemError('disk-full')) };
    expect(await start(full).take(vault)).toEqual({ ok: false, problem: 'failed' });
    const desk = start(full);
    await desk.noteUse();
    expect(await desk.take(vault)).toEqual(ask);
  });

  test('is not handed out when what was noted cannot be read', async () => {
    await start().keep(vault, secret);
    signInAnew();
    await writeDurableFile(disk, `${DATA}/keychain-used.json`, utf8('{"version":1,'));
    expect(await start().take(vault)).toEqual(ask);
  });

  test('is gone when it is forgotten, and lies nowhere as it is', async () => {
    const desk = start();
    await desk.keep(vault, secret);
    const path = `${DATA}/journals/${vault}/keychain`;
    expect(readUtf8(disk.peek(path)?.content ?? new Uint8Array())).not.toContain(toHex(secret));
    expect(await desk.forget(vault)).toEqual({ ok: true });
    expect(disk.peek(path)).toBe(null);
    expect(await desk.forget(vault)).toEqual({ ok: true });
    signInAnew();
    expect(await start().take(vault)).toEqual({ ok: false, problem: 'gone' });
  });

  test('of another size, or sealed by another keychain, is none', async () => {
    await start().keep(vault, secret);
    signInAnew();
    await writeDurableFile(disk, `${DATA}/journals/${vault}/keychain`, utf8('sealed 00'));
    expect(await start().take(vault)).toEqual({ ok: false, problem: 'failed' });
  });
});

describe('it is not offered', () => {
  test.each(['school', 'shared'] as const)('on a computer that is said to be %s', async (owner) => {
    const other = await makeJournal(owner);
    expect(await start().read(other)).toMatchObject({ offer: 'not-only-yours' });
    expect(await start().keep(other, secret)).toEqual({ ok: false, problem: 'failed' });
  });

  test('without a real keychain, or where the administrators forbid it, and what was kept stays shut', async () => {
    await start().keep(vault, secret);
    signInAnew();
    isReal = false;
    expect(await start().read(vault)).toEqual({ offer: 'no-keychain', isKept: true, mayOpen: false });
    expect(await start().take(vault)).toEqual({ ok: false, problem: 'gone' });
    expect(await start().keep(vault, secret)).toEqual({ ok: false, problem: 'failed' });
    [isReal, isForbidden] = [true, true];
    expect(await start().read(vault)).toEqual({ offer: 'forbidden', isKept: true, mayOpen: false });
    expect(await start().take(vault)).toEqual({ ok: false, problem: 'gone' });
    expect(await start().keep(vault, secret)).toEqual({ ok: false, problem: 'failed' });
    expect(await start().forget(vault)).toEqual({ ok: true });
  });
});

describe('signing in', () => {
  const at = (up: number, started: number): SignIn => ({ by: 'clock', up, started });

  test('by the clock, in doubt it is the same as before', () => {
    expect(isSameSignIn(at(100, 5000), at(900, 5003))).toBe(true);
    expect(isSameSignIn(at(100, 5000), at(900, 5590))).toBe(true);
    expect(isSameSignIn(at(900, 5000), at(100, 9000))).toBe(false);
    expect(isSameSignIn(at(100, 5000), at(300, 90_000))).toBe(false);
  });

  test('by the kernel, another start or another session is another', () => {
    expect(isSameSignIn(signIn, { ...signIn })).toBe(true);
    expect(isSameSignIn(signIn, { by: 'kernel', boot: 'second', session: '1' })).toBe(false);
    expect(isSameSignIn(signIn, { by: 'kernel', boot: 'first', session: '2' })).toBe(false);
  });
});
