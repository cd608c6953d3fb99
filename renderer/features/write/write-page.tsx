/**
 * Write: the prompt, one sheet, and an honest sign of what is saved. Moving between lengths keeps every word: a question
 * that has an answer stays on the page, however short the page becomes. No copy of the words is kept here.
 */
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { setMinutes } from '../../../shared/journal/entry.ts';
import type { Minutes } from '../../../shared/journal/entry.ts';
import { parseMarkup } from '../../../shared/programme/markup.ts';
import { PROMPT_TYPES } from '../../../shared/programme/pack-lists.ts';
import type { ActiveEditor } from '../../editor/formatting.ts';
import type { NameWatch } from '../../editor/name-marks.ts';
import { formatDay, formatNumber, formatWeekday } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { notSavedWords, signWords } from '../../i18n/saving-words.ts';
import { Row } from '../../ui/book/book.tsx';
import { MarkedLines } from '../../ui/book/marked-up.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';
import { DoorSign } from '../../ui/signs/icons.tsx';
import { NotSavedNotice } from '../../ui/signs/not-saved-notice.tsx';
import { SavedSign } from '../../ui/signs/saved-sign.tsx';
import { useDraft } from '../../vault/use-draft.ts';
import type { OpenJournal } from '../../vault/open-journal.ts';
import { QuietTimer } from './quiet-timer/quiet-timer.tsx';
import { FormatToolbar } from './format-toolbar.tsx';
import { MarginNotes } from './marks/margin-notes.tsx';
import { OwnTags } from './marks/own-tags.tsx';
import { ThemeChooser } from './marks/theme-chooser.tsx';
import { ThemeMarks } from './marks/theme-marks.tsx';
import type { OfferedFamily } from './marks/theme-offer.ts';
import { useThemeChooser } from './marks/use-theme-chooser.ts';
import { PageChoices } from './page-choices.tsx';
import type { WrittenPage } from './page-document.ts';
import { PageParts } from './page-parts.tsx';
import { Piece } from './piece.tsx';
import { WeeksPages } from './weeks-pages.tsx';
import './write-page.css';

interface WritePageProps {
  readonly journal: OpenJournal;
  readonly page: WrittenPage;
  /** Saves, locks, and shows nothing of the page. */
  readonly onCloseTheDoor: () => void;
  /** Offered once the page is on the disk. */
  readonly onDelete: () => void;
  /** Offered where there may be any: a page written before. */
  readonly onVersions: () => void;
  /** What looks for names on the sheets, and its note for the outer margin. */
  readonly guard?: { readonly watch: NameWatch; readonly note: ReactNode };
  /** The themes that can be put on the page by hand; none where no programme brings any. */
  readonly themes: readonly OfferedFamily[];
  /** The touchstone of this week, where the writer asked for one. */
  readonly touchstone: { readonly text: string; readonly language: string } | null;
  /** The day on which the page comes back; null while it does not. */
  readonly returnsOn: string | null;
  readonly onReturn: (day: string | null) => void;
  /** The page has come back: it is opened for its second half. */
  readonly hasComeBack: boolean;
}

const QUESTION_ID = 'page-question';

/** Types whose page has a word of its own about how it goes. */
const KINDS: ReadonlySet<string> = new Set(
  PROMPT_TYPES.filter((type) => type !== 'free' && type !== 'rough-day' && type !== 'blank'),
);

export function WritePage(props: WritePageProps) {
  const { journal, page, onCloseTheDoor, onDelete, onVersions, guard, themes } = props;
  const { touchstone, returnsOn, onReturn, hasComeBack } = props;
  const messages = useMessages();
  const { t, language } = messages;
  const { prompt, document } = page;
  const draft = useDraft(journal, page.id, document, page.isNew);
  const [minutes, setShown] = useState<Minutes>(page.minutes);
  const [active, setActive] = useState<ActiveEditor | null>(null);
  const chooser = useThemeChooser(document, active);
  const [afterwards, setAfterwards] = useState(hasComeBack);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => () => document.destroy(), [document]);

  const chooseMinutes = (chosen: Minutes): void => {
    setShown(chosen);
    setMinutes(document, chosen);
  };
  const lengths = prompt?.lengths ?? [];

  return (
    <>
      <Row
        className="write-first"
        margin={
          <>
            <p className="day">{formatWeekday(page.made, language)}</p>
            <p>{formatDay(page.made, language)}</p>
            {prompt?.arcTitle === undefined ? null : (
              <p>
                {prompt.arcTitle}
                {prompt.week === undefined ? null : <>, {t('today.week', { week: prompt.week })}</>}
              </p>
            )}
            <SavedSign {...signWords(draft.status, messages)} />
            {lengths.length > 1 ? (
              <RadioList
                className="write-lengths"
                label={t('write.minutes')}
                choices={lengths.map((length) => ({
                  value: String(length) as `${Minutes}`,
                  label: <LengthName minutes={length} />,
                }))}
                chosen={String(minutes) as `${Minutes}`}
                onChoose={(value) => chooseMinutes(Number(value) as Minutes)}
              />
            ) : null}
            {prompt !== null && KINDS.has(prompt.type) ? (
              <p className="write-kind">{t(`write.kind.${prompt.type}`)}</p>
            ) : null}
            {touchstone === null ? null : (
              <p className="write-touchstone" lang={touchstone.language} dir="auto">
                {touchstone.text}
              </p>
            )}
            {page.isNew ? null : <MarginNotes document={document} />}
          </>
        }
        outer={
          <>
            <div>
              <FormatToolbar editor={active} />
              {themes.length === 0 ? null : chooser.isOpen ? (
                <ThemeChooser
                  families={themes}
                  onWords={chooser.onWords}
                  onChoose={chooser.choose}
                  onLeave={chooser.leave}
                />
              ) : (
                <div className="theme-ask">
                  <Button look="word" onPress={chooser.open}>
                    {t('write.theme.mark')}
                  </Button>
                  <p>{t('write.theme.keys')}</p>
                </div>
              )}
              <p role="status" className="unseen">
                {chooser.marked === null ? '' : t('write.theme.done', { theme: chooser.marked })}
              </p>
              <QuietTimer />
            </div>
            {guard?.note}
          </>
        }
      >
        {draft.status.kind === 'not-saved' ? (
          <NotSavedNotice {...notSavedWords(draft.status, messages)} onAct={() => void draft.flush()} />
        ) : null}
        <h1
          className={prompt === null ? 'unseen' : 'write-prompt'}
          id={QUESTION_ID}
          ref={heading}
          tabIndex={-1}
          lang={prompt?.language}
          dir="auto"
        >
          {prompt === null ? t('write.blankPage') : <MarkedLines blocks={parseMarkup(prompt.text)} />}
        </h1>
        {prompt?.piece === undefined ? null : <Piece piece={prompt.piece} />}
        {prompt?.type === 'look-back' && prompt.arcTitle !== undefined ? (
          <WeeksPages journal={journal} arcTitle={prompt.arcTitle} except={page.id} />
        ) : null}
        <PageParts
          document={document}
          prompt={prompt}
          minutes={minutes}
          afterwards={afterwards}
          questionId={QUESTION_ID}
          onActive={setActive}
          names={guard?.watch}
          passages={chooser.watch}
        />
      </Row>
      <Row className="write-end">
        <div className="write-endrow">
          <Button onPress={onCloseTheDoor}>
            <DoorSign />
            {t('write.closeTheDoor')}
          </Button>
          <p>{t('write.closeTheDoorAbout')}</p>
        </div>
        <PageChoices
          page={page}
          returnsOn={returnsOn}
          onReturn={onReturn}
          afterwards={afterwards}
          onAfterwards={() => setAfterwards(true)}
        />
        <OwnTags document={document} journal={journal} />
        <ThemeMarks document={document} />
        {page.isNew && draft.status.kind === 'untouched' ? null : (
          <p className="write-keep">
            {page.isNew ? null : (
              <Button look="word" onPress={onVersions}>
                {t('write.versions')}
              </Button>
            )}
            <Button look="quiet" onPress={onDelete}>
              {t('write.delete')}
            </Button>
          </p>
        )}
      </Row>
    </>
  );
}

function LengthName({ minutes }: { readonly minutes: Minutes }) {
  const { t, language } = useMessages();
  const about = { 2: t('write.minutes2'), 10: t('write.minutes10'), 25: t('write.minutes25') } as const;
  return (
    <>
      <b className="write-figure">{formatNumber(minutes, language)}</b> <span>{about[minutes]}</span>
    </>
  );
}
