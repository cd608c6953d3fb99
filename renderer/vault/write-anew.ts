/**
 * The second step to new keys (shared/vault/FORMAT.md, "New keys"): everything that is still under a former data key is written anew,
 * the log in one go and then the drawers, file by file. Stopped, each file is whole and under one key, and it can be taken up again.
 */
import type { WriteProblem } from '../../shared/ipc/call-shapes.ts';
import type { KeptDrawers } from './drawers.ts';
import type { LogKeeper } from './keep-log.ts';

/**
 * `left`: files that stay under a former key, or may: damaged ones. `still`, where it was stopped: what is under a former key yet, of
 * the log and the drawers, or of the drawers only.
 */
export type AnewOutcome =
  | { readonly ok: true; readonly left: number }
  | { readonly ok: false; readonly problem: WriteProblem }
  | { readonly ok: false; readonly problem: 'stopped'; readonly still: 'all' | 'drawers' };

export async function writeAllAnew(
  log: Pick<LogKeeper, 'writeAnew'>,
  drawers: Pick<KeptDrawers, 'writeAnew'>,
  isStopped: () => boolean = () => false,
): Promise<AnewOutcome> {
  let packed = await log.writeAnew(isStopped);
  if (!packed.ok && packed.problem === 'cancelled') {
    if (packed.isFormer) return { ok: false, problem: 'stopped', still: 'all' };
  } else if (!packed.ok) return packed;
  const kept = await drawers.writeAnew(isStopped);
  if (!kept.ok) {
    const { problem } = kept;
    return problem === 'cancelled'
      ? { ok: false, problem: 'stopped', still: 'drawers' }
      : { ok: false, problem };
  }
  // Nothing is left to be stopped; the log was only not read to its end.
  if (!packed.ok) packed = await log.writeAnew();
  if (!packed.ok) return { ok: false, problem: packed.problem === 'cancelled' ? 'failed' : packed.problem };
  return { ok: true, left: packed.left + kept.left };
}
