/**
 * A pack in another language, side by side: at the start what it says in its own, beside it the translation. What is missing is
 * counted, marked, and can be shown alone; each string runs in the direction of its language.
 */
import { useState } from 'react';
import { TEXT_SIZE } from '../../../shared/programme/pack.ts';
import { TRANSLATION_STATES } from '../../../shared/programme/pack-lists.ts';
import { stringsOf, type PackString } from '../../../shared/programme/pack-strings.ts';
import { directionOf } from '../../../shared/programme/translate.ts';
import { asWhole } from '../../../shared/programme/workshop/as-whole.ts';
import {
  addLanguage,
  changeLanguage,
  isPartKind,
  removeLanguage,
  translate,
} from '../../../shared/programme/workshop/edit-draft.ts';
import { placeOfString } from '../../../shared/programme/workshop/pack-place.ts';
import { languageName } from '../../i18n/language-name.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { PickField } from '../../ui/controls/pick-field.tsx';
import { PickThenAct } from '../../ui/controls/pick-then-act.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';
import { Tick } from '../../ui/controls/tick.tsx';
import { WordsField } from '../../ui/controls/words-field.tsx';
import { sayPlace } from './check/spoken.ts';
import { fieldId, useDesk } from './desk-context.ts';
import { TextList } from './fields/text-list.tsx';

/** Offered by name; any other can be typed by its tag. */
const OFFERED = [
  'en',
  'es',
  'ar',
  'fr',
  'pt',
  'de',
  'it',
  'nl',
  'pl',
  'uk',
  'ru',
  'tr',
  'fa',
  'ur',
  'hi',
  'bn',
  'vi',
  'zh',
  'ja',
  'ko',
  'so',
  'ht',
  'tl',
  'he',
] as const;
const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;
/** Rows at once: a year's pack has hundreds. */
const AT_ONCE = 40;

export function TranslatePage() {
  const { t, language: spoken } = useMessages();
  const { pack, make } = useDesk();
  const languages = Object.keys(pack.translations);
  const [chosen, setChosen] = useState<string | null>(languages[0] ?? null);
  const language = chosen !== null && languages.includes(chosen) ? chosen : (languages[0] ?? null);
  const [tag, setTag] = useState('');
  const add = (wanted: string): void => {
    make((draft) => addLanguage(draft, wanted));
    setChosen(wanted);
    setTag('');
  };
  const isTag = TAG.test(tag) && tag !== pack.defaultLanguage && !languages.includes(tag);
  return (
    <>
      <h1 className="lead desk-heading" id="part-heading" tabIndex={-1}>
        {t('workshop.part.translations')}
      </h1>
      <div className="form">
        <PickThenAct
          label={t('workshop.translate.add')}
          none={t('workshop.choose')}
          choices={OFFERED.filter((one) => one !== pack.defaultLanguage && !languages.includes(one)).map(
            (value) => ({ value, label: languageName(value, spoken) }),
          )}
          act={t('workshop.addAct')}
          onAct={add}
        />
        <div className="form-pair">
          <WordsField
            label={t('workshop.translate.tag')}
            hint={t('workshop.field.languageHint')}
            value={tag}
            onChange={setTag}
          />
          <Button look="line" isDisabled={!isTag} onPress={() => add(tag)}>
            {t('workshop.translate.addTag')}
          </Button>
        </div>
        {languages.length < 2 || language === null ? null : (
          <RadioList
            label={t('workshop.translate.which')}
            layout="row"
            choices={languages.map((value) => ({ value, label: languageName(value, spoken) }))}
            chosen={language}
            onChoose={setChosen}
          />
        )}
        {language === null ? <p className="serif">{t('workshop.translate.none')}</p> : null}
      </div>
      {language === null ? null : <Strings key={language} language={language} />}
    </>
  );
}

function Strings({ language }: { readonly language: string }) {
  const { t, language: spoken } = useMessages();
  const { pack, make } = useDesk();
  const [onlyMissing, setOnlyMissing] = useState(false);
  const [section, setSection] = useState('');
  const [shown, setShown] = useState(AT_ONCE);
  /** With *only missing*, a row stays while its words are being typed. */
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const name = languageName(language, spoken);
  const translation = pack.translations[language];
  const strings = translation?.strings ?? {};
  const original = [...stringsOf(asWhole(pack))].filter(([, { text }]) => text !== '');
  const isMissing = (key: string): boolean => (strings[key] ?? '') === '';
  const missing = original.filter(([key]) => isMissing(key)).length;
  const sections = [...new Set(original.map(([key]) => sectionOf(key)))];
  const rows = original.filter(
    ([key]) =>
      (section === '' || sectionOf(key) === section) && (!onlyMissing || isMissing(key) || kept.has(key)),
  );
  const place = ['translations', language];
  return (
    <section className="form findings-part" aria-labelledby="language">
      <h2 className="lead" id="language">
        {name}
      </h2>
      <p role="status">
        {missing === 0 ? t('workshop.translate.whole') : t('workshop.translate.missing', { count: missing })}
      </p>
      <div className="form-row">
        <RadioList
          label={t('workshop.translate.status')}
          layout="row"
          choices={TRANSLATION_STATES.map((value) => ({
            value,
            label: t(`workshop.translate.is.${value}`),
          }))}
          chosen={translation?.status ?? 'draft'}
          onChoose={(status) => make((draft) => changeLanguage(draft, language, { status }))}
        />
        <Button
          look="word"
          onPress={() => make((draft) => changeLanguage(draft, language, { forVersion: draft.pack.version }))}
        >
          {t('workshop.translate.forVersion', { version: pack.version ?? '' })}
        </Button>
        <Button look="word" onPress={() => make((draft) => removeLanguage(draft, language))}>
          {t('workshop.translate.remove', { language: name })}
        </Button>
      </div>
      {translation?.forVersion === undefined ? null : (
        <p className="note">{t('workshop.translate.madeFor', { version: translation.forVersion })}</p>
      )}
      <TextList
        place={[...place, 'translators']}
        title={t('workshop.translate.translators')}
        itemLabel={(number) => t('workshop.translate.translator', { number })}
        add={t('workshop.translate.addTranslator')}
        most={20}
      />
      <div className="form-row">
        <PickField
          label={t('workshop.translate.section')}
          value={section}
          none={t('workshop.translate.all')}
          choices={sections.map((value) => ({
            value,
            label: isPartKind(value) ? t(`workshop.part.${value}`) : t('workshop.part.about'),
          }))}
          onPick={(value) => {
            setShown(AT_ONCE);
            setSection(value);
          }}
        />
        <Tick
          label={t('workshop.translate.onlyMissing')}
          isChosen={onlyMissing}
          onChange={(only) => {
            setKept(new Set());
            setOnlyMissing(only);
          }}
        />
      </div>
      {rows.slice(0, shown).map(([key, string]) => (
        <Pair
          key={key}
          {...{ language, string }}
          stringKey={key}
          translated={strings[key] ?? ''}
          onTouch={() => setKept((before) => (before.has(key) ? before : new Set([...before, key])))}
        />
      ))}
      {rows.length <= shown ? null : (
        <p className="form-acts">
          <Button look="line" onPress={() => setShown(shown + AT_ONCE)}>
            {t('workshop.translate.more', { count: rows.length - shown })}
          </Button>
        </p>
      )}
    </section>
  );
}

function sectionOf(key: string): string {
  const [first = '', second] = key.split('.');
  return second === undefined ? 'about' : first;
}

interface PairProps {
  readonly language: string;
  readonly stringKey: string;
  readonly string: PackString;
  readonly translated: string;
  readonly onTouch: () => void;
}

function Pair({ language, stringKey, string, translated, onTouch }: PairProps) {
  const messages = useMessages();
  const { t, language: spoken } = messages;
  const { pack, make, errorAt } = useDesk();
  const place = placeOfString(pack, stringKey);
  const id = fieldId(['translations', language, 'strings', stringKey]);
  const over = translated.length - TEXT_SIZE[string.kind];
  const where = place === null ? stringKey : sayPlace(messages, pack, place);
  return (
    <div className="pair" dir={directionOf(spoken)}>
      <div>
        <p
          className="serif pair-original"
          lang={pack.defaultLanguage}
          dir={directionOf(pack.defaultLanguage)}
        >
          {string.text}
        </p>
      </div>
      <div>
        {translated === '' ? (
          <p className="pair-missing">{t('workshop.translate.isMissing')}</p>
        ) : (
          <p className="note">{t('workshop.translate.isThere')}</p>
        )}
        <WordsField
          id={id}
          label={t('workshop.translate.into', { language: languageName(language, spoken), place: where })}
          value={translated}
          several={string.kind !== 'short'}
          language={language}
          error={
            over > 0
              ? t('workshop.tooLong', { over, size: TEXT_SIZE[string.kind] })
              : errorAt(['translations', language, 'strings', stringKey])
          }
          onChange={(text) => {
            onTouch();
            make((draft) => translate(draft, language, stringKey, text), id);
          }}
        />
      </div>
    </div>
  );
}
