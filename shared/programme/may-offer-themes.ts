/**
 * Which pages may ever remind their writer of themes for a team. Pages for oneself alone never do: not those a pack marks so, not
 * those of a rough day, and not those before or after a clearness committee, whatever a pack says of them.
 */
import type { Pack } from './pack.ts';

/** The prompt a page answers; null for a page without one. */
export interface AnsweredPrompt {
  readonly packId: string;
  readonly promptId: string;
}

/** Hard-wired: an id that names a clearness committee is never for a team, in any pack. */
const NEVER = /(^|-)clearness(-|$)/;

/**
 * False also where the pack or the prompt is not here any more: what cannot be known is not offered. `packs` is null where none is at
 * hand, in the vault: then only what holds for every pack is asked.
 */
export function mayOfferThemes(packs: readonly Pack[] | null, prompt: AnsweredPrompt | null): boolean {
  if (prompt === null) return true;
  if (NEVER.test(prompt.promptId)) return false;
  if (packs === null) return true;
  const found = packs
    .find(({ id }) => id === prompt.packId)
    ?.prompts.find(({ id }) => id === prompt.promptId);
  return found !== undefined && found.share !== 'never' && found.type !== 'rough-day';
}
