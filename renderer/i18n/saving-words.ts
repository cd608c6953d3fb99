/** What is said of words on their way to the disk, wherever they are written: in the sign in the margin, and when the disk did not take them. */
import type { WriteProblem } from '../../shared/ipc/call-shapes.ts';
import { formatTime } from './format.ts';
import type { Messages } from './messages.tsx';

type Saving =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  | NotSaved;

interface NotSaved {
  readonly kind: 'not-saved';
  readonly problem: WriteProblem;
  readonly since: Date;
}

/** For the sign in the margin: what the disk has, and when or since when not. */
export function signWords(
  saving: Saving,
  { t, language }: Messages,
): {
  readonly kind: 'quiet' | 'saving' | 'saved' | 'not-saved';
  readonly title: string;
  readonly detail: string;
} {
  switch (saving.kind) {
    case 'untouched':
      return { kind: 'quiet', title: '', detail: '' };
    case 'saving':
      return { kind: 'saving', title: t('write.saving'), detail: t('write.savingDetail') };
    case 'saved': {
      const detail = t('write.savedDetail', { time: formatTime(saving.at, language) });
      return { kind: 'saved', title: t('write.saved'), detail };
    }
    case 'not-saved': {
      const detail = t('write.notSavedDetail', { time: formatTime(saving.since, language) });
      return { kind: 'not-saved', title: t('write.notSaved'), detail };
    }
  }
}

/** For the notice above the sheet: what happened, what is safe, what next. */
export function notSavedWords(
  { problem, since }: NotSaved,
  { t, language }: Messages,
): { readonly title: string; readonly text: string; readonly act: string } {
  const time = formatTime(since, language);
  return {
    title: t(`write.problem.title.${problem}`, { time }),
    text: t(`write.problem.text.${problem}`, { time }),
    act: t('app.tryAgain'),
  };
}
