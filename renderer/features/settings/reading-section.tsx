/** How pages look: typeface, size, room between lines and letters, paper, movement. The sample changes with it. */
import { themes } from '../../../shared/ipc/preferences.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { RadioList, type Choice } from '../../ui/controls/radio-list.tsx';
import { Slider } from '../../ui/controls/slider.tsx';
import { Setting, type SectionProps } from './setting.tsx';

/** Typefaces keep their names in every language. */
const faces = [
  ['literata', 'Literata'],
  ['schibsted', 'Schibsted Grotesk'],
  ['atkinson', 'Atkinson Hyperlegible'],
  ['opendyslexic', 'OpenDyslexic'],
] as const;

export function ReadingSection({ preferences, onChange }: SectionProps) {
  const { t, language } = useMessages();
  const change = (part: Partial<typeof preferences>) => {
    onChange({ ...preferences, ...part });
  };
  const papers: readonly Choice<(typeof themes)[number]>[] = themes.map((theme) => ({
    value: theme,
    label: t(`settings.reading.theme.${theme}`),
    picture: (
      <span className="swatch" data-paper={theme} aria-hidden="true">
        Aa
      </span>
    ),
  }));
  return (
    <>
      <div className="settings-sample">
        <p className="answered">{t('settings.reading.question')}</p>
        <p className="serif">{t('settings.reading.sample')}</p>
      </div>
      <Setting name={t('settings.reading.typeface')} hint={t('settings.reading.typefaceHint')}>
        {(labelledBy) => (
          <RadioList
            labelledBy={labelledBy}
            layout="pairs"
            chosen={preferences.typeface}
            onChoose={(typeface) => change({ typeface })}
            choices={faces.map(([value, name]) => ({
              value,
              lang: 'en',
              label: <span className={`face face-${value}`}>{name}</span>,
            }))}
          />
        )}
      </Setting>
      <Setting name={t('settings.reading.textSize')}>
        {(labelledBy) => (
          <Slider
            labelledBy={labelledBy}
            value={preferences.textSize}
            from={100}
            to={200}
            step={10}
            scale={100}
            format={{ style: 'percent' }}
            onChange={(textSize) => change({ textSize })}
            low={<span className="size-low">A</span>}
            high={<span className="size-high">A</span>}
          />
        )}
      </Setting>
      <Setting name={t('settings.reading.lines')}>
        {(labelledBy) => (
          <RadioList
            labelledBy={labelledBy}
            layout="row"
            chosen={preferences.lineSpacing}
            onChoose={(lineSpacing) => change({ lineSpacing })}
            choices={(['close', 'open', 'wide'] as const).map((value) => ({
              value,
              label: t(`settings.reading.line.${value}`),
            }))}
          />
        )}
      </Setting>
      <Setting
        name={t('settings.reading.letters')}
        hint={language === 'ar' ? t('settings.reading.lettersNone') : undefined}
      >
        {(labelledBy) => (
          <RadioList
            labelledBy={labelledBy}
            layout="row"
            chosen={preferences.spacing}
            onChoose={(spacing) => change({ spacing })}
            choices={(['as-drawn', 'a-little', 'more', 'most'] as const).map((value) => ({
              value,
              label: t(`settings.reading.letter.${value}`),
            }))}
          />
        )}
      </Setting>
      <Setting name={t('settings.reading.paper')}>
        {(labelledBy) => (
          <RadioList
            labelledBy={labelledBy}
            layout="pictures"
            chosen={preferences.theme}
            onChoose={(theme) => change({ theme })}
            choices={papers}
          />
        )}
      </Setting>
      <Setting name={t('settings.reading.motion')}>
        {(labelledBy) => (
          <RadioList
            labelledBy={labelledBy}
            layout="row"
            chosen={preferences.motion}
            onChoose={(motion) => change({ motion })}
            choices={(['system', 'none'] as const).map((value) => ({
              value,
              label: t(`settings.reading.moving.${value}`),
            }))}
          />
        )}
      </Setting>
    </>
  );
}
