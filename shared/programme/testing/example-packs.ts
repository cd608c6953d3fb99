/** Packs for tests: the default one as it ships, and the small base of the vectors. */
import { readFileSync } from 'node:fs';
import type { Pack } from '../pack.ts';
import { parsePack } from '../parse-pack.ts';

const DEFAULT = new URL('../../../resources/programmes/wellspring-year/pack.json', import.meta.url);
const BASE = new URL('../vectors/base.pack.json', import.meta.url);

export const defaultPackText = (): string => readFileSync(DEFAULT, 'utf8');
export const basePackText = (): string => readFileSync(BASE, 'utf8');

/** The pack in a text. Throws where it is refused, with the first problem. */
export function packFrom(text: string): Pack {
  const parsed = parsePack(new TextEncoder().encode(text));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems[0]));
  return parsed.pack;
}
