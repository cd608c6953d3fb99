/** Why a file or a step of a round was refused, in one place and in plain words. */
import type { Refusal } from '../../shared/team/outcome.ts';
import { useMessages } from '../i18n/messages.tsx';
import { Notice } from '../ui/signs/band.tsx';

/** `not-kept`: the disk did not take a step. `not-saved`: the file did not come to be. */
export type RoundProblem =
  Refusal | 'not-kept' | 'not-saved' | 'you-gather' | 'for-the-keeper' | 'no-card-here';

export interface RefusedStep {
  readonly problem: RoundProblem;
  /** The file it was said of, where there was one. */
  readonly file?: string;
  /** The programme a card asks for: its id and version. */
  readonly asks?: { readonly id: string; readonly version: string };
}

export function RoundRefusal({ step }: { readonly step: RefusedStep | null }) {
  const { t } = useMessages();
  if (step === null) return null;
  const { problem, file, asks } = step;
  return (
    <Notice title={t(`refusal.title.${titleOf(problem, file)}`)} role="alert">
      <p>
        {file === undefined ? null : (
          <>
            <bdi>{file}</bdi>:{' '}
          </>
        )}
        {t(`refusal.${problem}`, { pack: asks?.id ?? '', version: asks?.version ?? '' })}
      </p>
    </Notice>
  );
}

function titleOf(problem: RoundProblem, file: string | undefined): 'file' | 'step' | 'programme' | 'yours' {
  if (problem === 'you-gather') return 'yours';
  if (problem === 'other-pack' || problem === 'other-major-version' || problem === 'other-codebook')
    return 'programme';
  // Too few cards are here to be added up: no file was given.
  if (problem === 'too-few' && file === undefined) return 'step';
  return problem === 'not-kept' || problem === 'not-saved' ? 'step' : 'file';
}
