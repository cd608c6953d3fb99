/**
 * What a pack file would be to the programmes that are already here: new, newer, older, the same, or in the way of one that came
 * with the app. Nothing is added here; this is what is said before anybody decides.
 */
import type { Pack } from './pack.ts';
import type { PackProblem } from './pack-problem.ts';
import { parsePack } from './parse-pack.ts';
import { whatChanged, type PackChange } from './workshop/what-changed.ts';

export type PackOffer =
  | { readonly kind: 'refused'; readonly problems: readonly PackProblem[] }
  | { readonly kind: 'new'; readonly pack: Pack }
  /** A pack with this id is here; it would be replaced. `same-version`: other content under the same number. */
  | {
      readonly kind: 'newer' | 'older' | 'same-version';
      readonly pack: Pack;
      readonly before: Pack;
      readonly changes: readonly PackChange[];
    }
  /** It is here already, word for word. */
  | { readonly kind: 'same'; readonly pack: Pack }
  /** A pack with this id came with the app, and only the app changes that one. */
  | { readonly kind: 'comes-with-app'; readonly pack: Pack };

/** Reads a file and says what it would be. Never throws. */
export function offerOf(bytes: Uint8Array, withApp: readonly Pack[], added: readonly Pack[]): PackOffer {
  const parsed = parsePack(bytes);
  if (!parsed.ok) return { kind: 'refused', problems: parsed.problems };
  const { pack } = parsed;
  if (withApp.some(({ id }) => id === pack.id)) return { kind: 'comes-with-app', pack };
  const before = added.find(({ id }) => id === pack.id);
  if (before === undefined) return { kind: 'new', pack };
  const changes = whatChanged(before, pack);
  const order = compareVersions(pack.version, before.version);
  if (order > 0) return { kind: 'newer', pack, before, changes };
  if (order < 0) return { kind: 'older', pack, before, changes };
  return changes.length === 0 ? { kind: 'same', pack } : { kind: 'same-version', pack, before, changes };
}

/** Less than 0, 0 or more: `1.2.0` before `1.10.0`, and `2.0.0-draft` before `2.0.0`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (const at of [0, 1, 2] as const) {
    const difference = left.numbers[at] - right.numbers[at];
    if (difference !== 0) return difference;
  }
  if (left.suffix === right.suffix) return 0;
  if (left.suffix === '' || right.suffix === '') return left.suffix === '' ? 1 : -1;
  return left.suffix < right.suffix ? -1 : 1;
}

function partsOf(version: string): { numbers: readonly [number, number, number]; suffix: string } {
  const [core = '', ...rest] = version.split('-');
  const [major = 0, minor = 0, patch = 0] = core.split('.').map(Number);
  return { numbers: [major, minor, patch], suffix: rest.join('-') };
}
