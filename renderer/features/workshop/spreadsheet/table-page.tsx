/**
 * Prompts out of a spreadsheet. The table is read and told row by row; nothing is added until all of it is clear, or the good
 * rows are chosen. What was added is one step, and can be undone as one.
 */
import { useState } from 'react';
import { SHARES } from '../../../../shared/programme/pack-lists.ts';
import {
  addPrompts,
  COLUMNS,
  importRows,
  type ImportedRows,
} from '../../../../shared/programme/workshop/import-rows.ts';
import type { Draft } from '../../../../shared/programme/workshop/draft.ts';
import { callDesktop } from '../../../desktop/desktop.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { Notice } from '../../../ui/signs/band.tsx';
import { useDesk } from '../desk-context.ts';
import { readInWorker } from './read-in-worker.ts';
import type { SpreadsheetProblem } from './read-spreadsheet.ts';
import { tableWords } from './table-words.ts';
import { templateTable, templateWorkbook } from './template.ts';

interface TablePageProps {
  readonly draft: Draft;
  readonly onDone: () => void;
}

type State =
  | { readonly kind: 'asking' | 'reading' }
  | { readonly kind: 'refused'; readonly problem: SpreadsheetProblem | 'too-large' | 'unreadable' }
  | { readonly kind: 'read'; readonly name: string; readonly imported: ImportedRows };

/** As many rows as anyone mends at once. */
const MOST_ERRORS = 200;

export function TablePage({ draft, onDone }: TablePageProps) {
  const { t, language } = useMessages();
  const { make } = useDesk();
  const [state, setState] = useState<State>({ kind: 'asking' });

  const choose = async (): Promise<void> => {
    const [file] = await callDesktop('takeFiles', { kinds: ['table'], several: false });
    if (file === undefined) return;
    if (file.state !== 'read') return setState({ kind: 'refused', problem: file.state });
    setState({ kind: 'reading' });
    const reading = await readInWorker(file.bytes);
    if (!reading.ok) return setState({ kind: 'refused', problem: reading.problem });
    setState({ kind: 'read', name: file.name, imported: importRows(reading.rows, draft, tableWords) });
  };
  const template = async (kind: 'table' | 'workbook'): Promise<void> => {
    const titles = COLUMNS.map((column) => t(`workshop.table.column.${column}`));
    // Names of components and focus areas are the pack's own; the example leaves them open.
    const example = COLUMNS.map((column) =>
      column === 'component' || column === 'focusAreas' ? '' : t(`workshop.table.example.${column}`),
    );
    const rows = [titles, example];
    const content = kind === 'table' ? templateTable(rows) : await templateWorkbook(rows, language === 'ar');
    await callDesktop('saveFile', { kind, name: t('workshop.table.fileName'), content });
  };
  const shares = SHARES.map((share) => t(`workshop.table.share.${share}`)).join(' / ');
  const imported = state.kind === 'read' && state.imported.ok ? state.imported : null;
  const add = (): void => {
    if (imported === null) return;
    make((now) =>
      addPrompts(
        now,
        imported.good.map(({ prompt }) => prompt),
      ),
    );
    onDone();
  };

  return (
    <>
      <h1 className="lead desk-heading" id="part-heading" tabIndex={-1}>
        {t('workshop.table.title')}
      </h1>
      <p>{t('workshop.table.about')}</p>
      <p className="form-acts">
        <Button look={imported === null ? 'filled' : 'line'} onPress={() => void choose()}>
          {t('workshop.table.choose')}
        </Button>
        <Button look="word" onPress={() => void template('workbook')}>
          {t('workshop.table.workbook')}
        </Button>
        <Button look="word" onPress={() => void template('table')}>
          {t('workshop.table.csv')}
        </Button>
        <Button look="word" onPress={onDone}>
          {t('app.cancel')}
        </Button>
      </p>
      <p role="status">{state.kind === 'reading' ? t('workshop.table.reading') : ''}</p>
      {state.kind === 'refused' ? (
        <Notice title={t('workshop.table.refused')} role="alert">
          <p>{t(`workshop.table.problem.${state.problem}`)}</p>
        </Notice>
      ) : null}
      {state.kind === 'read' && !state.imported.ok ? (
        <Notice title={t('workshop.table.refused')} role="alert">
          <p>{t(`workshop.table.problem.${state.imported.problem}`)}</p>
        </Notice>
      ) : null}
      {imported === null || state.kind !== 'read' ? null : (
        <section className="findings-part" aria-labelledby="table-read">
          <h2 className="strong" id="table-read">
            <bdi>{state.name}</bdi>
          </h2>
          <p role="status">
            {t('workshop.table.good', { count: imported.good.length })}{' '}
            {imported.errors.length === 0
              ? t('workshop.table.noErrors')
              : t('workshop.table.withErrors', {
                  count: new Set(imported.errors.map(({ row }) => row)).size,
                })}
          </p>
          {imported.unknownColumns.length === 0 ? null : (
            <p className="note">
              {t('workshop.table.unknown', { columns: imported.unknownColumns.join(', ') })}
            </p>
          )}
          {imported.errors.length === 0 ? null : (
            <ul className="findings" aria-label={t('workshop.table.errors')}>
              {imported.errors.slice(0, MOST_ERRORS).map(({ row, column, problem, limit }) => (
                <li key={`${row} ${column ?? ''} ${problem}`}>
                  <span>
                    <strong className="strong">
                      {column === null
                        ? t('workshop.table.row', { row })
                        : t('workshop.table.cell', { row, column: t(`workshop.table.column.${column}`) })}
                    </strong>
                    {': '}
                    {t(`workshop.table.rowProblem.${problem}`, { limit: limit ?? 0, shares })}
                  </span>
                </li>
              ))}
            </ul>
          )}
          <p className="form-acts">
            {imported.good.length === 0 ? null : (
              <Button onPress={add}>
                {imported.errors.length === 0
                  ? t('workshop.table.addAll', { count: imported.good.length })
                  : t('workshop.table.addGood', { count: imported.good.length })}
              </Button>
            )}
          </p>
          {imported.errors.length === 0 ? null : <p className="note">{t('workshop.table.mend')}</p>}
        </section>
      )}
    </>
  );
}
