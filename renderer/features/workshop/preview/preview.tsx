/** The part that is open, as its reader will see it: in each length, and in each language of the pack. */
import { useState } from 'react';
import type { Length } from '../../../../shared/programme/pack.ts';
import { directionOf, languagesOf, textOf } from '../../../../shared/programme/translate.ts';
import { asWhole } from '../../../../shared/programme/workshop/as-whole.ts';
import { languageName } from '../../../i18n/language-name.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { PickField } from '../../../ui/controls/pick-field.tsx';
import { RadioList } from '../../../ui/controls/radio-list.tsx';
import { useDesk } from '../desk-context.ts';
import type { PartName } from '../parts.ts';
import { previewOf, shownLength } from './preview-of.tsx';
import './preview.css';

interface PreviewProps {
  readonly part: PartName;
  readonly at: number | null;
}

export function Preview({ part, at }: PreviewProps) {
  const { t, language: spoken } = useMessages();
  const { pack: draft } = useDesk();
  const pack = asWhole(draft);
  const languages = languagesOf(pack);
  const [wanted, setWanted] = useState<string>(pack.defaultLanguage);
  const [length, setLength] = useState<Length>(10);
  const language = languages.includes(wanted) ? wanted : pack.defaultLanguage;
  const read = textOf(pack, language);
  const body = previewOf({ pack, part, at, read, length, language });
  if (body === null) return null;
  const prompt = part === 'prompts' && at !== null ? draft.prompts[at] : undefined;
  return (
    <section className="preview" aria-labelledby="preview">
      <h2 className="note preview-title" id="preview">
        {t('workshop.preview.title')}
      </h2>
      {languages.length < 2 ? null : (
        <PickField
          label={t('workshop.preview.language')}
          value={language}
          choices={languages.map((value) => ({ value, label: languageName(value, spoken) }))}
          onPick={(value) => setWanted(value === '' ? pack.defaultLanguage : value)}
        />
      )}
      {prompt === undefined || prompt.lengths.length < 2 ? null : (
        <RadioList
          label={t('write.minutes')}
          layout="row"
          choices={prompt.lengths
            .toSorted((a, b) => a - b)
            .map((one) => ({
              value: String(one) as `${Length}`,
              label: formatNumber(one, spoken),
            }))}
          chosen={String(shownLength(prompt.lengths, length)) as `${Length}`}
          onChoose={(value) => setLength(Number(value) as Length)}
        />
      )}
      <div className="preview-page" lang={language} dir={directionOf(language)}>
        {body}
      </div>
      {language === pack.defaultLanguage ? null : (
        <p className="note">
          {t('workshop.preview.marked', { language: languageName(pack.defaultLanguage, spoken) })}
        </p>
      )}
    </section>
  );
}
