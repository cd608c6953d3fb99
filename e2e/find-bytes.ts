/**
 * Looks for words in everything under some folders: as UTF-8, as UTF-16 in both orders, and inside compressed streams
 * (zlib, gzip and raw deflate, wherever in a file they begin; Snappy blocks as the browser store's tables use them).
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync, inflateSync, gunzipSync } from 'node:zlib';

export interface Hit {
  readonly file: string;
  readonly word: string;
  readonly how: 'utf-8' | 'utf-16le' | 'utf-16be' | 'inflated' | 'name';
}

export function findWords(folders: readonly string[], words: readonly string[]): Hit[] {
  const hits: Hit[] = [];
  for (const folder of folders) {
    for (const file of listFiles(folder)) {
      for (const word of words)
        if (file.toLowerCase().includes(word.toLowerCase())) hits.push({ file, word, how: 'name' });
      const bytes = readIfThere(file);
      if (bytes === null) continue;
      hits.push(...findInBytes(file, bytes, words));
      for (const stream of inflateStreams(bytes)) {
        for (const { word } of findInBytes(file, stream, words)) hits.push({ file, word, how: 'inflated' });
      }
    }
  }
  return hits;
}

function findInBytes(file: string, bytes: Buffer, words: readonly string[]): Hit[] {
  const hits: Hit[] = [];
  for (const word of words) {
    const little = Buffer.from(word, 'utf16le');
    const big = Buffer.from(little).swap16();
    if (bytes.includes(word, 0, 'utf8')) hits.push({ file, word, how: 'utf-8' });
    if (bytes.includes(little)) hits.push({ file, word, how: 'utf-16le' });
    if (bytes.includes(big)) hits.push({ file, word, how: 'utf-16be' });
  }
  return hits;
}

/** Bounded: a stream is tried only where a header stands, and at most this many of them in a file. */
const MOST_STREAMS = 2000;
const LIMIT = { maxOutputLength: 16 * 1024 * 1024 };

function inflateStreams(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < bytes.length - 2 && found.length < MOST_STREAMS; at += 1) {
    const [first, second] = [bytes[at], bytes[at + 1]];
    if (first === 0x1f && second === 0x8b) tryInflate(found, () => gunzipSync(bytes.subarray(at), LIMIT));
    else if (first === 0x78 && second !== undefined && ((first << 8) | second) % 31 === 0) {
      tryInflate(found, () => inflateSync(bytes.subarray(at), LIMIT));
    }
  }
  tryInflate(found, () => inflateRawSync(bytes, LIMIT));
  return found;
}

function tryInflate(found: Buffer[], inflate: () => Buffer): void {
  try {
    found.push(inflate());
  } catch {
    // Not a stream after all.
  }
}

export function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/** Everything below some folders by name, files with what they hold. A folder that is not there holds nothing. */
export function allIn(...folders: readonly string[]): string[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile()) return `${path}/`;
      return `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
    })
    .toSorted();
}
