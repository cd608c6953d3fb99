/** My packs: those that are being written, and the ways to begin one: empty, as a copy, or from a file. */
import { useEffect, useRef, useState } from 'react';
import type { Pack } from '../../../../shared/programme/pack.ts';
import type { PackProblemCode } from '../../../../shared/programme/pack-problem.ts';
import { textOf } from '../../../../shared/programme/translate.ts';
import { copyOf, writeDraft } from '../../../../shared/programme/workshop/draft.ts';
import { changePack } from '../../../../shared/programme/workshop/edit-draft.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Row } from '../../../ui/book/book.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { PickThenAct } from '../../../ui/controls/pick-then-act.tsx';
import { WordsField } from '../../../ui/controls/words-field.tsx';
import { Band, Notice } from '../../../ui/signs/band.tsx';
import { shelve, type DraftDrawers, type Shelf, type ShelvedDraft } from './draft-shelf.ts';
import '../desk.css';

export type ShelfProblem =
  | { readonly kind: 'not-read' | 'not-kept' | 'not-removed' }
  | { readonly kind: 'refused'; readonly code: PackProblemCode | 'unreadable' };

interface ShelfPageProps {
  readonly drawers: DraftDrawers;
  /** Null while it is being read. */
  readonly shelf: Shelf | null;
  readonly packs: readonly Pack[];
  readonly problem: ShelfProblem | null;
  readonly onOpen: (shelved: ShelvedDraft) => void;
  readonly onEmpty: () => void;
  readonly onCopyOfPack: (pack: Pack) => void;
  readonly onFile: () => void;
  readonly onChanged: () => Promise<void>;
}

export function ShelfPage(props: ShelfPageProps) {
  const { drawers, shelf, packs, onOpen, onEmpty, onCopyOfPack, onFile, onChanged } = props;
  const { t, language } = useMessages();
  const [removed, setRemoved] = useState<ShelvedDraft | null>(null);
  const [renaming, setRenaming] = useState<{ readonly id: string; readonly title: string } | null>(null);
  const [failed, setFailed] = useState<ShelfProblem | null>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const problem = failed ?? props.problem;
  const titleOf = ({ draft }: ShelvedDraft): string => draft.pack.title ?? t('workshop.untitled');

  useEffect(() => {
    if (removed !== null) undo.current?.focus();
  }, [removed]);

  const kept = async (outcome: { readonly ok: boolean } | null): Promise<boolean> => {
    setFailed(outcome?.ok === true ? null : { kind: 'not-kept' });
    await onChanged();
    return outcome?.ok === true;
  };
  const remove = async (shelved: ShelvedDraft): Promise<void> => {
    const outcome = await drawers.remove('drafts', shelved.id);
    setFailed(outcome.ok ? null : { kind: 'not-removed' });
    if (outcome.ok) setRemoved(shelved);
    await onChanged();
  };
  const rename = async (shelved: ShelvedDraft, title: string): Promise<void> => {
    const edited = changePack(shelved.draft, { title: title === '' ? undefined : title });
    if (edited === null) return;
    if (await kept(await drawers.write('drafts', shelved.id, writeDraft(edited.draft)))) setRenaming(null);
  };
  const duplicate = async ({ draft }: ShelvedDraft): Promise<void> => {
    const copy = copyOf(draft);
    const title = t('workshop.copyTitle', { title: draft.pack.title ?? t('workshop.untitled') });
    const shelved = await shelve(drawers, { ...copy, pack: { ...copy.pack, title } });
    await kept(shelved === null ? null : { ok: true });
  };

  return (
    <Row className="shelf" margin={<p className="strong">{t('workshop.title')}</p>}>
      <h1 className="title" tabIndex={-1}>
        {t('workshop.shelf')}
      </h1>
      <p className="note">{t('workshop.shelfAbout')}</p>
      {problem === null ? null : (
        <Notice title={t(`workshop.shelfProblem.${problem.kind}`)} role="alert">
          {problem.kind === 'refused' ? <p>{t(`pack.problem.${problem.code}`)}</p> : null}
        </Notice>
      )}
      <p className="unseen" role="status">
        {removed === null ? '' : t('workshop.removed', { title: titleOf(removed) })}
      </p>
      {removed === null ? null : (
        <Band
          role="group"
          label={t('workshop.removed', { title: titleOf(removed) })}
          acts={
            <>
              <Button
                look="word"
                buttonRef={undo}
                onPress={() =>
                  void drawers
                    .write('drafts', removed.id, removed.bytes)
                    .then(kept)
                    .then((ok) => {
                      if (ok) setRemoved(null);
                    })
                }
              >
                {t('app.undo')}
              </Button>
              <Button look="quiet" onPress={() => setRemoved(null)}>
                {t('app.dismiss')}
              </Button>
            </>
          }
        >
          <p>{t('workshop.removed', { title: titleOf(removed) })}</p>
        </Band>
      )}
      {shelf === null ? null : shelf.drafts.length === 0 ? (
        <p className="serif order-empty">{t('workshop.shelfEmpty')}</p>
      ) : (
        <ul aria-label={t('workshop.shelf')}>
          {shelf.drafts.map((shelved) => {
            const title = titleOf(shelved);
            return (
              <li key={shelved.id} className="shelf-item">
                {renaming?.id === shelved.id ? (
                  <form
                    className="form-pair"
                    onSubmit={(event) => {
                      event.preventDefault();
                      void rename(shelved, renaming.title.trim());
                    }}
                  >
                    <WordsField
                      label={t('workshop.field.packTitle')}
                      value={renaming.title}
                      onChange={(next) => setRenaming({ id: shelved.id, title: next })}
                    />
                    <Button look="line" type="submit">
                      {t('workshop.keepName')}
                    </Button>
                    <Button look="word" onPress={() => setRenaming(null)}>
                      {t('app.cancel')}
                    </Button>
                  </form>
                ) : (
                  <p className="shelf-name" lang={shelved.draft.pack.defaultLanguage} dir="auto">
                    {title}
                  </p>
                )}
                <p className="shelf-acts">
                  <Button
                    look="word"
                    label={t('workshop.openLabel', { title })}
                    onPress={() => onOpen(shelved)}
                  >
                    {t('workshop.open')}
                  </Button>
                  <Button
                    look="word"
                    label={t('workshop.renameLabel', { title })}
                    onPress={() => setRenaming({ id: shelved.id, title: shelved.draft.pack.title ?? '' })}
                  >
                    {t('workshop.rename')}
                  </Button>
                  <Button
                    look="word"
                    label={t('workshop.duplicateLabel', { title })}
                    onPress={() => void duplicate(shelved)}
                  >
                    {t('workshop.duplicate')}
                  </Button>
                  <Button
                    look="word"
                    label={t('workshop.deleteLabel', { title })}
                    onPress={() => void remove(shelved)}
                  >
                    {t('workshop.delete')}
                  </Button>
                </p>
              </li>
            );
          })}
        </ul>
      )}
      {shelf === null || shelf.unreadable === 0 ? null : (
        <p className="note">{t('workshop.unreadable', { count: shelf.unreadable })}</p>
      )}
      <p className="form-acts">
        <Button onPress={onEmpty}>{t('workshop.new')}</Button>
        <Button look="line" onPress={onFile}>
          {t('workshop.openFile')}
        </Button>
      </p>
      {packs.length === 0 ? null : (
        <div className="form">
          <PickThenAct
            label={t('workshop.fromCopy')}
            hint={t('workshop.fromCopyHint')}
            none={t('workshop.choose')}
            choices={packs.map((pack) => ({
              value: pack.id,
              label: textOf(pack, language)('title')?.text ?? pack.title,
            }))}
            act={t('workshop.copyAct')}
            onAct={(id) => {
              const pack = packs.find((one) => one.id === id);
              if (pack !== undefined) onCopyOfPack(pack);
            }}
          />
        </div>
      )}
    </Row>
  );
}
