/** What a step can come to, as keys of the catalogue. */
import type { Outcome } from '../../../shared/team/outcome.ts';

export type StepTrouble = Extract<Outcome<never>, { ok: false }>['refusal'] | 'not-kept';

/** Runs a step; what the disk did not take is one word like any refusal, and changes nothing on the screen. */
export async function attempt<T>(
  step: () => Promise<Outcome<T>>,
): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: StepTrouble }> {
  try {
    const outcome = await step();
    return outcome.ok ? outcome : { ok: false, trouble: outcome.refusal };
  } catch {
    return { ok: false, trouble: 'not-kept' };
  }
}
