/** How the words look: eight commands for the sheet that has the caret. One stop for the Tab key, arrows inside. */
import { ToggleButton, Toolbar } from 'react-aria-components';
import { applyFormat, formats, useFormatsOn } from '../../editor/formatting.ts';
import type { ActiveEditor, Format } from '../../editor/formatting.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { FormatSign } from '../../ui/signs/format-signs.tsx';
import './format-toolbar.css';

const words = {
  bold: 'write.bold',
  italic: 'write.italic',
  heading: 'write.heading',
  bulletList: 'write.bulletedList',
  orderedList: 'write.numberedList',
  quote: 'write.quote',
  undo: 'write.undo',
  redo: 'write.redo',
} as const satisfies Record<Format, string>;

interface FormatToolbarProps {
  /** The sheet with the caret; null before any had it. */
  readonly editor: ActiveEditor | null;
}

export function FormatToolbar({ editor }: FormatToolbarProps) {
  const { t } = useMessages();
  const on = useFormatsOn(editor);
  return (
    <Toolbar aria-label={t('write.toolbar')} className="format-toolbar">
      {formats.map((format) => (
        <ToggleButton
          key={format}
          className="format-button"
          aria-label={t(words[format])}
          isSelected={on.includes(format)}
          isDisabled={editor === null}
          // The press must not take the caret from the sheet.
          preventFocusOnPress
          onChange={() => {
            if (editor !== null) applyFormat(editor, format);
          }}
        >
          <FormatSign format={format} />
        </ToggleButton>
      ))}
    </Toolbar>
  );
}
