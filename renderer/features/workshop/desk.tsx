/**
 * A pack on the desk: the list of its parts at the side, one of them on the sheet, and beside it how it will look. Everything that
 * is done can be undone, and is on the disk within half a second.
 */
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import type { Pack } from '../../../shared/programme/pack.ts';
import { checkPack } from '../../../shared/programme/workshop/check-pack.ts';
import type { Place } from '../../../shared/programme/workshop/tree-edit.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { notSavedWords, signWords } from '../../i18n/saving-words.ts';
import { Row } from '../../ui/book/book.tsx';
import { MarginList } from '../../ui/book/margin-list.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { FormatSign } from '../../ui/signs/format-signs.tsx';
import { NotSavedNotice } from '../../ui/signs/not-saved-notice.tsx';
import { SavedSign } from '../../ui/signs/saved-sign.tsx';
import { CheckPage } from './check/check-page.tsx';
import { DeskContext, fieldFor, fieldId, type Desk as DeskValue } from './desk-context.ts';
import { AboutForm } from './forms/about-form.tsx';
import { LicenceForm } from './forms/licence-form.tsx';
import { MappingForm } from './forms/mapping-form.tsx';
import { SharingForm } from './forms/sharing-form.tsx';
import { PartPage } from './part-page.tsx';
import { FIRST_OF_MORE, GOES_ON, isListPart, openedFor, PARTS, type Opened, type PartName } from './parts.ts';
import { Preview } from './preview/preview.tsx';
import { shelve, type DraftDrawers, type ShelvedDraft } from './shelf/draft-shelf.ts';
import { useKeptDraft } from './shelf/use-kept-draft.ts';
import { TablePage } from './spreadsheet/table-page.tsx';
import { TranslatePage } from './translate-page.tsx';
import './desk.css';

export interface DeskActs {
  /** Adds a good pack to the programmes of this journal. */
  readonly onAdd: (bytes: Uint8Array) => Promise<'added' | 'not-added'>;
  /** Shows a good pack as it would be printed. */
  readonly onBooklet: (pack: Pack) => void;
}

interface View {
  readonly opened: Opened;
  readonly isTable: boolean;
  /** The place whose field takes the caret; null leaves it where it is. */
  readonly focus: Place | 'heading' | null;
}

interface DeskProps extends DeskActs {
  readonly drawers: DraftDrawers;
  readonly shelved: ShelvedDraft;
  readonly startsAt: PartName;
  readonly onShelf: () => void;
  /** The draft was put on the shelf once more, because something else had changed it. */
  readonly onCopy: (copy: ShelvedDraft) => void;
}

export function Desk({ drawers, shelved, startsAt, onShelf, onCopy, onAdd, onBooklet }: DeskProps) {
  const messages = useMessages();
  const { t } = messages;
  const kept = useKeptDraft(drawers, shelved);
  const { draft, make, status } = kept;
  const { pack } = draft;
  const [view, setView] = useState<View>({
    opened: { part: startsAt, at: null, inner: null },
    isTable: false,
    focus: 'heading',
  });
  const { opened, isTable } = view;
  const [isChecked, setChecked] = useState(false);
  const [isCopyLost, setCopyLost] = useState(false);
  const [year] = useState(() => new Date().getFullYear());

  const checked = useMemo(() => (isChecked ? checkPack(pack, year) : null), [isChecked, pack, year]);
  const errors = useMemo(
    () => new Map(checked?.findings.map(({ place, code }) => [fieldId(place), code])),
    [checked],
  );
  const desk: DeskValue = {
    pack,
    make,
    errorAt: (place) => {
      const code = errors.get(fieldId(place));
      return code === undefined ? undefined : t(`pack.problem.${code}`);
    },
  };

  const open = (next: Opened): void => {
    // A week or a block opens under its list; the caret stays where the hand is.
    const isNear = next.part === opened.part && next.at === opened.at && !isTable;
    setChecked(isChecked || next.part === 'check');
    setView({ opened: next, isTable: false, focus: isNear ? null : 'heading' });
  };
  const goTo = (place: Place): void => setView({ opened: openedFor(place), isTable: false, focus: place });
  useEffect(() => {
    if (view.focus === null) return;
    const field =
      (view.focus === 'heading' ? null : fieldFor(view.focus)) ?? document.getElementById('part-heading');
    field?.closest('details')?.setAttribute('open', '');
    field?.focus();
  }, [view]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) kept.redo();
    else kept.undo();
  };

  const margin = (
    <>
      <p>
        <Button look="word" onPress={() => void kept.flush().then(onShelf)}>
          {t('workshop.allPacks')}
        </Button>
      </p>
      <p className="strong" lang={pack.defaultLanguage} dir="auto">
        {pack.title ?? t('workshop.untitled')}
      </p>
      {status.kind === 'changed-elsewhere' ? (
        <SavedSign kind="not-saved" title={t('write.notSaved')} detail={t('workshop.elsewhere.detail')} />
      ) : (
        <SavedSign {...signWords(status, messages)} />
      )}
      <p className="desk-undo">
        <Button look="word" isDisabled={!kept.canUndo} onPress={kept.undo}>
          <FormatSign format="undo" />
          {t('app.undo')}
        </Button>
        <Button look="word" isDisabled={!kept.canRedo} onPress={kept.redo}>
          <FormatSign format="redo" />
          {t('workshop.redo')}
        </Button>
      </p>
      <MarginList
        label={t('workshop.partsLabel')}
        places={PARTS.map((part) => ({
          id: part,
          label: t(`workshop.part.${part}`),
          ...(part === FIRST_OF_MORE ? { above: t('workshop.more') } : {}),
          current: part === opened.part,
          onPress: () => open({ part, at: null, inner: null }),
        }))}
      />
    </>
  );
  const { part } = opened;
  const isList = isListPart(part) && opened.at === null;
  const isWide = part === 'translations' || part === 'check' || isTable || isList;
  const goesOn = GOES_ON[part];
  return (
    <DeskContext value={desk}>
      {/* Undo works from every field of the desk, in place of what a single field remembers. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only keys that came up from a field are heard */}
      <div onKeyDown={onKeyDown}>
        <Row
          className={isWide ? 'desk desk-wide' : 'desk'}
          margin={margin}
          {...(isWide ? {} : { outer: <Preview part={part} at={opened.at} /> })}
        >
          {status.kind === 'changed-elsewhere' ? (
            <NotSavedNotice
              title={t('workshop.elsewhere.title')}
              text={t(isCopyLost ? 'workshop.shelfProblem.not-kept' : 'workshop.elsewhere.text')}
              act={t('workshop.elsewhere.copy')}
              onAct={() =>
                void shelve(drawers, draft).then((copy) => {
                  setCopyLost(copy === null);
                  if (copy !== null) onCopy(copy);
                })
              }
            />
          ) : null}
          {status.kind === 'not-saved' ? (
            <NotSavedNotice {...notSavedWords(status, messages)} onAct={() => void kept.flush()} />
          ) : null}
          {isTable ? (
            <TablePage draft={draft} onDone={() => open({ part: 'prompts', at: null, inner: null })} />
          ) : isListPart(part) ? (
            <PartPage
              kind={part}
              opened={opened}
              onOpen={open}
              onTable={() => setView({ opened, isTable: true, focus: 'heading' })}
              onNew={(at) => {
                // What was only begun is not yet amiss.
                setChecked(false);
                goTo([part, at]);
              }}
            />
          ) : part === 'translations' ? (
            <TranslatePage />
          ) : part === 'check' && checked !== null ? (
            <CheckPage
              draft={draft}
              checked={checked}
              onGo={goTo}
              onSaved={kept.markSaved}
              onAdd={onAdd}
              onBooklet={onBooklet}
            />
          ) : (
            <>
              <h1 className="lead desk-heading" id="part-heading" tabIndex={-1}>
                {t(`workshop.part.${part}`)}
              </h1>
              <div className="form">
                {part === 'about' ? <AboutForm /> : null}
                {part === 'licence' ? <LicenceForm /> : null}
                {part === 'mapping' ? <MappingForm /> : null}
                {part === 'sharing' ? <SharingForm /> : null}
              </div>
              {goesOn === undefined ? null : (
                <p className="form-acts">
                  <Button look="line" onPress={() => open({ part: goesOn, at: null, inner: null })}>
                    {t('workshop.goOn', { part: t(`workshop.part.${goesOn}`) })}
                  </Button>
                </p>
              )}
            </>
          )}
        </Row>
      </div>
    </DeskContext>
  );
}
