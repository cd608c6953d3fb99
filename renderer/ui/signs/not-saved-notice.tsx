/** Above the sheet, when the disk did not take what was written: what happened, what is safe, and the one thing to do about it. */
import { Button } from '../controls/button.tsx';
import { Notice } from './band.tsx';

interface NotSavedNoticeProps {
  readonly title: string;
  readonly text: string;
  readonly act: string;
  readonly onAct: () => void;
}

export function NotSavedNotice({ title, text, act, onAct }: NotSavedNoticeProps) {
  return (
    <Notice
      title={title}
      role="alert"
      acts={
        <Button look="word" onPress={onAct}>
          {act}
        </Button>
      }
    >
      <p>{text}</p>
    </Notice>
  );
}
