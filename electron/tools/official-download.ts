/**
 * Electron's own download, through the library that the package `electron` uses itself: its cache, ELECTRON_MIRROR and the
 * checksums that came with the package. A place that cannot be reached is found out within seconds.
 */
import { createWriteStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { projectRoot } from './project.mjs';
import { CannotGoOn, say } from './say.mjs';

const answerWithin = 5_000;
const silenceAtMost = 30_000;
const lineEvery = 5_000;

/** The part of `@electron/get` that is used here. */
interface Downloading {
  readonly downloadArtifact: (details: {
    version: string;
    artifactName: string;
    platform: string;
    arch: string;
    checksums: Record<string, string>;
    cacheRoot?: string;
    downloader: { download(url: string, target: string): Promise<void> };
  }) => Promise<string>;
}

interface Unpacking {
  readonly extract: (archive: string, options: { dir: string }) => Promise<void>;
}

/**
 * Downloads (or takes from the cache) the distribution of `version` for this computer and unpacks it into `folder`, which must
 * exist. Answers false where it cannot be reached. Throws CannotGoOn where what came is not what the checksum says.
 */
export async function unpackOfficial(version: string, folder: string): Promise<boolean> {
  // Both libraries belong to the package `electron`, so they are looked for from there.
  const fromElectron = createRequire(resolve(projectRoot, 'node_modules/electron/package.json'));
  const { downloadArtifact } = fromElectron('@electron/get') as Downloading;
  const { extract } = fromElectron('@electron-internal/extract-zip') as Unpacking;
  const checksums = JSON.parse(
    readFileSync(resolve(projectRoot, 'node_modules/electron/checksums.json'), 'utf8'),
  ) as Record<string, string>;
  const cacheRoot = process.env['electron_config_cache'];
  let archive: string;
  try {
    archive = await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums,
      ...(cacheRoot === undefined ? {} : { cacheRoot }),
      downloader: { download },
    });
  } catch (problem) {
    if (isWrongChecksum(problem)) {
      throw new CannotGoOn(
        `What was downloaded as Electron ${version} does not have the checksum it should have, so it was refused.`,
        'If ELECTRON_MIRROR is set, remove it or name another mirror; then try again.',
      );
    }
    return false;
  }
  await extract(archive, { dir: folder });
  return true;
}

/** Told by the class name, because the library that checks is not ours to import. */
function isWrongChecksum(problem: unknown): boolean {
  return (
    problem instanceof Error &&
    /checksum/i.test(`${problem.name} ${problem.constructor.name} ${problem.message}`)
  );
}

/** Gives up when nobody answers within five seconds, or when nothing comes for thirty. */
async function download(url: string, target: string): Promise<void> {
  const giveUp = new AbortController();
  let patience = setTimeout(() => giveUp.abort(), answerWithin);
  const response = await fetch(url, { signal: giveUp.signal });
  if (!response.ok || response.body === null) {
    clearTimeout(patience);
    throw new Error(`${url} answered ${response.status}`);
  }
  const total = Number(response.headers.get('content-length') ?? 0);
  let received = 0;
  let lineAt = Date.now() + lineEvery;
  say(`Downloading Electron${total > 0 ? ` (${megabytes(total)})` : ''} …`);
  try {
    await pipeline(
      // The stream types of the two worlds differ in name only.
      Readable.fromWeb(response.body as ReadableStream),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          clearTimeout(patience);
          patience = setTimeout(() => giveUp.abort(), silenceAtMost);
          received += chunk.length;
          if (Date.now() > lineAt) {
            lineAt = Date.now() + lineEvery;
            say(`  … ${megabytes(received)}${total > 0 ? ` of ${megabytes(total)}` : ''}`);
          }
          yield chunk;
        }
      },
      createWriteStream(target),
    );
  } finally {
    clearTimeout(patience);
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
