/** One theme: its box, its name, what it means; its leans once it is ticked; *when to use* one keystroke away. */
import { useId } from 'react';
import { Checkbox } from 'react-aria-components';
import { LEANS } from '../../../shared/themes/codebook.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';
import { LeanSign } from '../../ui/signs/lean-sign.tsx';
import type { Lean, ThemeWords } from './card-words.ts';
import { Said } from './said.tsx';

interface ThemeRowProps {
  readonly theme: ThemeWords;
  readonly family: string;
  readonly lean: Lean | null;
  readonly isOpen: boolean;
  /** The writer put this theme on pages of their own, and asked to see where. */
  readonly isMarked: boolean;
  readonly onTick: (ticked: boolean) => void;
  readonly onLean: (lean: Lean) => void;
  readonly onUse: () => void;
}

export function ThemeRow({ theme, family, lean, isOpen, isMarked, onTick, onLean, onUse }: ThemeRowProps) {
  const { t } = useMessages();
  const id = useId();
  return (
    <li className="theme" data-stop data-family={family} data-theme={theme.id} data-on={lean !== null}>
      <Checkbox
        className="tick theme-tick"
        isSelected={lean !== null}
        onChange={onTick}
        aria-describedby={`${id}-means`}
      >
        <span className="tick-box" aria-hidden="true" />
        <span className="theme-name">
          <Said of={theme.label} />
        </span>
      </Checkbox>
      <span className="theme-use-act">
        <Button
          look="quiet"
          onPress={onUse}
          isExpanded={isOpen}
          label={t(isOpen ? 'card.useCloseFor' : 'card.useFor', { theme: theme.label.text })}
        >
          {t(isOpen ? 'card.useClose' : 'card.use')}
        </Button>
      </span>
      <p className="theme-means" id={`${id}-means`}>
        <Said of={theme.definition} />
      </p>
      {isMarked ? <p className="theme-marked">{t('card.marked')}</p> : null}
      {isOpen ? (
        <dl className="theme-use">
          <div>
            <dt>{t('card.for')}</dt>
            <dd>
              <Said of={theme.use} />
            </dd>
          </div>
          <div>
            <dt>{t('card.notFor')}</dt>
            <dd>
              <Said of={theme.avoid} />
            </dd>
          </div>
          {theme.examples.length === 0 ? null : (
            <div>
              <dt>{t('card.soundsLike')}</dt>
              <dd className="theme-example">
                {theme.examples.map((example, index) => (
                  <q key={index} lang={example.language} dir={example.direction}>
                    {example.text}
                  </q>
                ))}
              </dd>
            </div>
          )}
        </dl>
      ) : null}
      {lean === null ? null : (
        <RadioList
          className="theme-leans"
          label={t('card.howLeans', { theme: theme.label.text })}
          layout="row"
          chosen={lean}
          onChoose={onLean}
          choices={LEANS.map((value) => ({
            value,
            label: (
              <span className="theme-lean">
                <LeanSign lean={value} />
                {t(`card.lean.${value}`)}
              </span>
            ),
          }))}
        />
      )}
    </li>
  );
}
