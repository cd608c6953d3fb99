/**
 * Looking back, because it was asked for: the pages newest first, in their months or arc by arc, of a day, a tag, a theme, a
 * star or one prompt, and the ones that were deleted. Nothing is summed up, counted or pushed. Deleting asks nothing and can
 * be taken back at once; the way back has the focus, and what happened is read aloud.
 */

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EntrySummary } from '../../../shared/journal/entry.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import type { OpenJournal, SearchFilters } from '../../vault/open-journal.ts';
import { Answers } from './answers.tsx';
import { DeleteForGood } from './delete-for-good.tsx';
import { Finder } from './finder.tsx';
import { EntryList } from './entry-list.tsx';
import type { EntryActs } from './entry-row.tsx';
import { MovedBand, type Moved } from './moved-band.tsx';
import { Narrow, SearchField } from './search-field.tsx';
import { StillReading } from './still-reading.tsx';
import { SearchResults } from './search-results.tsx';
import { useChosenName, Views } from './views.tsx';
import { useHasPages, useOverview, usePages, type Which } from './use-pages.ts';
import { useSearch } from './use-search.ts';
import './look-back.css';

interface LookBackProps {
  readonly journal: OpenJournal;
  /** A page that was deleted a moment ago, from its own sheet: it can be taken back here at once. */
  readonly deleted?: { readonly id: string; readonly made: string } | undefined;
  readonly onOpen: (id: string) => void;
}

const EVERYWHERE: SearchFilters = { arcTitle: null, tag: null, from: null, to: null };
/** Results shown at first, and with each wish for more. */
const SHOWN = 20;

type MoveProblem = Extract<Awaited<ReturnType<OpenJournal['setDeleted']>>, { ok: false }>['problem'];

export function LookBack({ journal, deleted, onOpen }: LookBackProps) {
  const { t } = useMessages();
  const [which, setWhich] = useState<Which>('kept');
  const [moved, setMoved] = useState<Moved | null>(
    deleted === undefined ? null : { ...deleted, deleted: true },
  );
  const [problem, setProblem] = useState<MoveProblem | null>(null);
  const [forGood, setForGood] = useState<{ asked: EntrySummary } | { kept: number } | null>(null);
  const { entries, total, state, showEarlier, arrived } = usePages(journal, which);
  const hasPages = useHasPages(journal);
  const overview = useOverview(journal);
  const chosen = useChosenName(which, overview);
  const [typed, setTyped] = useState('');
  const [filters, setFilters] = useState(EVERYWHERE);
  const [shown, setShown] = useState(SHOWN);
  const search = useSearch(journal, typed, filters, shown);
  const list = useRef<HTMLDivElement>(null);
  const restored = useRef<string | null>(null);

  const turnTo = useCallback((next: Which) => {
    setWhich(next);
    setTyped('');
    setMoved(null);
    setProblem(null);
    setForGood(null);
  }, []);

  const move = useCallback(
    async (entry: { id: string; made: string }, deleted: boolean): Promise<boolean> => {
      const outcome = await journal.setDeleted(entry.id, deleted);
      setProblem(outcome.ok ? null : outcome.problem);
      if (outcome.ok) setMoved({ id: entry.id, made: entry.made, deleted });
      return outcome.ok;
    },
    [journal],
  );

  useEffect(() => {
    // The row that was taken back has the focus again, as soon as it is in the list again.
    if (restored.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(
      `[data-id="${CSS.escape(restored.current)}"] .entry-open`,
    );
    if (row === null || row === undefined) return;
    restored.current = null;
    row.focus();
  });

  useEffect(() => {
    // Earlier pages were asked for: reading goes on at the first of them.
    if (arrived > 0)
      list.current?.querySelector<HTMLElement>(`[data-entry="${arrived}"] .entry-open`)?.focus();
  }, [arrived]);

  const choose = useCallback(
    (next: Which): void => {
      turnTo(next);
      list.current?.focus({ preventScroll: true });
    },
    [turnTo],
  );
  const acts = useMemo(
    (): EntryActs => ({
      open: onOpen,
      move: (entry, deleted) =>
        void move(entry, deleted).then((done) => {
          // Deleting hands the focus to its undoing; a page put back leaves it with the list.
          if (done && !deleted) list.current?.focus({ preventScroll: true });
        }),
      deleteForGood: (entry) => {
        setMoved(null);
        setForGood({ asked: entry });
      },
      showAnswers: ({ packId, promptId }) => {
        if (packId !== null && promptId !== null) turnTo({ kind: 'prompt', packId, promptId });
      },
    }),
    [move, onOpen, turnTo],
  );
  const showMore = useCallback(() => setShown((count) => count + SHOWN), []);

  if (typeof which !== 'string' && which.kind === 'prompt') {
    return (
      <Answers
        journal={journal}
        entries={entries}
        isRead={state === 'read'}
        onOpen={onOpen}
        onBack={() => turnTo('kept')}
        onEarlier={entries.length < total ? showEarlier : null}
      />
    );
  }
  return (
    <>
      <MovedBand
        moved={moved}
        onUndo={async ({ id, made, deleted }) => {
          restored.current = id;
          if (!(await move({ id, made }, !deleted))) restored.current = null;
        }}
        onDismiss={() => {
          setMoved(null);
          list.current?.focus();
        }}
      />
      {forGood !== null && 'asked' in forGood ? (
        <DeleteForGood
          journal={journal}
          entry={forGood.asked}
          onEnd={(outcome) => {
            setForGood(outcome?.ok === true ? { kept: outcome.keptFiles } : null);
            list.current?.focus({ preventScroll: true });
          }}
        />
      ) : null}
      <div
        className="look-back"
        ref={list}
        tabIndex={-1}
        {...(search.kind === 'none' ? {} : { 'data-searching': '' })}
      >
        <Row className="look-back-first" margin={<h1 className="lead">{t('lookBack.title')}</h1>}>
          <Views which={which} overview={overview} onTurn={turnTo} />
          {which !== 'deleted' && (hasPages || typed !== '') ? (
            <div className="look-back-find" role="search">
              <SearchField
                typed={typed}
                onType={(next) => {
                  setTyped(next);
                  setShown(SHOWN);
                  if (next === '') setFilters(EVERYWHERE);
                }}
              />
              {search.kind === 'none' ? null : (
                <Narrow
                  filters={filters}
                  arcs={search.results?.arcs ?? []}
                  tags={search.results?.tags ?? []}
                  onFilters={setFilters}
                />
              )}
            </div>
          ) : null}
          <p role="status" className="look-back-calm">
            {forGood !== null && 'kept' in forGood
              ? `${t('lookBack.forGood.done')} ${
                  forGood.kept > 0 ? t('lookBack.forGood.kept', { count: forGood.kept }) : ''
                }`
              : ''}
          </p>
          {problem === null ? null : (
            <Notice title={t('lookBack.failed.title')} role="alert">
              <p>{t(`lookBack.failed.${problem}`)}</p>
            </Notice>
          )}
          {state === 'failed' ? <p role="alert">{t('lookBack.cannotList')}</p> : null}
          <p role="status" className="look-back-calm">
            {state === 'reading' ? t('lookBack.reading') : ''}
          </p>
          <StillReading journal={journal} />
          {state === 'read' && total === 0 ? (
            <p className="serif look-back-empty">
              {which === 'deleted'
                ? t('lookBack.emptyDeleted')
                : t(which === 'kept' ? 'lookBack.empty' : 'lookBack.noneLeft')}
            </p>
          ) : null}
          {chosen === null || search.kind !== 'none' ? null : (
            <div className="look-back-chosen">
              <p role="status" className="strong" dir="auto">
                {chosen}
              </p>
              <Button look="word" onPress={() => choose('kept')}>
                {t('lookBack.showAll')}
              </Button>
            </div>
          )}
          {which === 'deleted' && total > 0 ? (
            <p className="look-back-calm">{t('lookBack.resting')}</p>
          ) : null}
        </Row>
        {which === 'deleted' || overview.days.length === 0 ? null : (
          <Finder overview={overview} which={which} onChoose={choose} />
        )}
        <div className="look-back-list">
          {search.kind === 'none' ? (
            <>
              <EntryList entries={entries} which={which} repeated={overview.repeated} acts={acts} />
              <Row className="look-back-end">
                {entries.length < total ? (
                  <Button look="line" onPress={showEarlier}>
                    {t('lookBack.earlier')}
                  </Button>
                ) : null}
                <p role="status" className="unseen">
                  {arrived > 0 ? t('lookBack.earlierShown', { count: entries.length - arrived }) : ''}
                </p>
              </Row>
            </>
          ) : (
            <SearchResults state={search} onOpen={onOpen} onMore={showMore} />
          )}
        </div>
      </div>
    </>
  );
}
