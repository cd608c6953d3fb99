import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unpackOfficial } from './official-download.ts';

const version = '45.4.1';
let folder: string;
let server: Server | undefined;

beforeEach(async () => {
  folder = await mkdtemp(resolve(tmpdir(), 'wellspring-official-'));
  vi.stubEnv('electron_config_cache', resolve(folder, 'cache'));
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await new Promise<void>((done) => (server === undefined ? done() : server.close(() => done())));
  server = undefined;
  await rm(folder, { recursive: true });
});

/** A mirror on this computer that answers as told. */
async function mirror(answer: RequestListener): Promise<void> {
  const made = createServer(answer);
  server = made;
  await new Promise<void>((listening) => made.listen(0, '127.0.0.1', listening));
  const address = made.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${address.port}/`);
}

describe('unpackOfficial', () => {
  it('refuses what does not have the checksum that came with the package', async () => {
    const asked: (string | undefined)[] = [];
    await mirror((request, response) => {
      asked.push(request.url);
      response.end('not Electron');
    });
    await expect(unpackOfficial(version, folder)).rejects.toThrow(/does not have the checksum/);
    expect(asked[0]).toMatch(new RegExp(`^/v?${version}/electron-v${version}-`));
    expect((await readdir(folder)).filter((name) => name !== 'cache')).toEqual([]);
  });

  it('answers false where the mirror has nothing', async () => {
    await mirror((_request, response) => {
      response.statusCode = 404;
      response.end();
    });
    expect(await unpackOfficial(version, folder)).toBe(false);
  });

  it('answers false where nobody listens', async () => {
    vi.stubEnv('ELECTRON_MIRROR', 'http://127.0.0.1:1/');
    expect(await unpackOfficial(version, folder)).toBe(false);
  });

  it('does not wait longer than five seconds for an answer', async () => {
    await mirror(() => undefined);
    const began = Date.now();
    expect(await unpackOfficial(version, folder)).toBe(false);
    expect(Date.now() - began).toBeLessThan(9_000);
    server?.closeAllConnections();
  });
});
