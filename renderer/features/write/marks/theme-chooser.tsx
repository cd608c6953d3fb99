/**
 * The themes, to put one by hand on the chosen words or on the whole page. Opened by a button or by keys, walked with the
 * arrows or by the first letters, left with Escape; then the caret is back where it was. None is suggested.
 */
import { memo, useEffect, useRef } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { useMessages } from '../../../i18n/messages.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import type { ThemeAsSeen } from '../../../../shared/journal/own-marks.ts';
import { useFieldKeys } from './use-field-keys.ts';
import type { OfferedFamily } from './theme-offer.ts';
import './marks.css';

interface ThemeChooserProps {
  readonly families: readonly OfferedFamily[];
  /** Whether words are chosen; otherwise the mark is for the whole page. */
  readonly onWords: boolean;
  readonly onChoose: (theme: ThemeAsSeen) => void;
  readonly onLeave: () => void;
}

/**
 * Drawn anew only when something about it changed. A page that is drawn anew for its saved sign, in the moment in which the list
 * is built, would set the list building for ever, and the window would stand still.
 */
export const ThemeChooser = memo(function ThemeChooser(props: ThemeChooserProps) {
  const { families, onWords, onChoose, onLeave } = props;
  const { t } = useMessages();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useFieldKeys(box, onLeave);
  const themes = new Map(
    families.flatMap(({ themes: offered }) =>
      offered.map(({ seen }) => [`${seen.pack}/${seen.theme}`, seen]),
    ),
  );
  return (
    <section className="theme-chooser" aria-label={t('write.theme.mark')} ref={box}>
      <p>{onWords ? t('write.theme.onWords') : t('write.theme.onPage')}</p>
      <ListBox
        aria-label={t('write.theme.list')}
        className="theme-list"
        autoFocus="first"
        // Escape leaves; it does not clear what was never chosen.
        escapeKeyBehavior="none"
        selectionMode="none"
        onAction={(id) => {
          const theme = themes.get(String(id));
          if (theme !== undefined) onChoose(theme);
        }}
      >
        {families.map((family) => (
          <ListBoxSection key={family.id} id={family.id}>
            <Header className="theme-family">{family.label}</Header>
            {family.themes.map(({ seen, about }) => (
              <ListBoxItem
                key={`${seen.pack}/${seen.theme}`}
                id={`${seen.pack}/${seen.theme}`}
                textValue={seen.title}
                className="theme-choice"
              >
                <span className="theme-title" lang={seen.language} dir="auto">
                  {seen.title}
                </span>{' '}
                <span lang={seen.language} dir="auto">
                  {about}
                </span>
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
      <Button look="word" onPress={onLeave}>
        {t('write.theme.leave')}
      </Button>
    </section>
  );
});
