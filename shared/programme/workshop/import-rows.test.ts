import { describe, expect, it } from 'vitest';
import { basePackText, packFrom } from '../testing/example-packs.ts';
import { checkPack } from './check-pack.ts';
import { draftFromPack } from './draft.ts';
import { edit } from './edit-draft.ts';
import { addPrompts, COLUMNS, importRows, type TableWords } from './import-rows.ts';
import { PROMPT_TYPES, SHARES, TONES } from '../pack-lists.ts';

const draft = draftFromPack(packFrom(basePackText()));
const none = <T extends string>(...names: T[]) =>
  Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<T, string[]>;
const words: TableWords = {
  columns: { ...none(...COLUMNS), question: ['Pregunta', 'السؤال'], minutes: ['Minutos'] },
  types: { ...none(...PROMPT_TYPES), letter: ['Carta'] },
  tones: none(...TONES),
  shares: none(...SHARES),
};
const read = (...rows: string[][]) => importRows(rows, draft, words);

describe('prompts from a table', () => {
  it('are read by titles in any language, with everything a template holds', () => {
    const imported = read(
      ['  PREGUNTA ', 'type', 'minutos', 'ten', 'twentyFive', 'component', 'focusAreas', 'share', 'mine'],
      ['¿Qué oíste?', 'carta', '2, 10', 'Why?\r\nSo?', '', 'SPACE', 'listening', 'never', 'note'],
      [],
      ['Two?', '', '', '', 'More?', '', 'Listening; listening', '', ''],
    );
    expect(imported).toMatchObject({ ok: true, errors: [], unknownColumns: [9] });
    if (!imported.ok) return;
    expect(imported.good.map(({ row }) => row)).toEqual([2, 4]);
    expect(imported.good[0]?.prompt).toMatchObject({
      text: '¿Qué oíste?',
      type: 'letter',
      lengths: [2, 10],
      steps: [
        { ask: 'Why?', from: 10 },
        { ask: 'So?', from: 10 },
      ],
      component: 'space',
      focusAreas: ['listening'],
      share: 'never',
    });
    const added = addPrompts(
      draft,
      imported.good.map(({ prompt }) => prompt),
    );
    expect(checkPack(added.draft.pack, 2026).good).toBe(true);
    expect(added.draft.pack.prompts).toHaveLength(4);
    expect(edit(added.draft, added.inverse)?.draft).toEqual(draft);
  });

  it.each([
    [['', 'x'], 'question', 'no-question'],
    [['y'.repeat(10_000), ''], 'question', 'too-long'],
    [['Q?', 'one\ntwo'], 'title', 'line-break'],
    [['<b>Q</b>', ''], 'question', 'html'],
    [['Q \u202e?', ''], 'question', 'unsafe-character'],
    [['=SUM(A1:A3)', ''], 'question', 'formula'],
    [['=cmd|x', ''], 'question', 'formula'],
    [['Q?', '', 'sonnet'], 'type', 'unknown-type'],
    [['Q?', '', '', '15'], 'minutes', 'unknown-minutes'],
    [['Q?', '', '', 'soon'], 'minutes', 'unknown-minutes'],
    [['Q?', '', '', '', 'Elsewhere'], 'component', 'unknown-component'],
    [['Q?', '', '', '', '', 'listening, luck'], 'focusAreas', 'unknown-focus-area'],
    [['Q?', '', '', '', '', '', 'loud'], 'tone', 'unknown-tone'],
    [['Q?', '', '', '', '', '', '', 'often'], 'share', 'unknown-share'],
    [['Q?', '', '', '', '', '', '', '', '1\n2\n3\n4\n5\n6\n7\n8\n9'], 'twentyFive', 'too-many-steps'],
    [['how are YOU arriving', ''], 'question', 'repeated-question'],
    [['Q?', '', '', '', '', '', '', '', '', 'stray'], null, 'cell-without-column'],
  ])('%j are refused by row, column and reason', (cells, column, problem) => {
    const titles = [
      'question',
      'title',
      'type',
      'minutes',
      'component',
      'focusAreas',
      'tone',
      'share',
      'ten',
    ];
    const imported = read(titles, ['Good?'], cells);
    expect(imported).toMatchObject({ ok: true, good: [{ row: 2 }], errors: [{ row: 3, column, problem }] });
  });

  it('refuse a table as a whole where its titles or its size say nothing good', () => {
    expect(read()).toEqual({ ok: false, problem: 'no-question-column' });
    expect(read(['question'])).toEqual({ ok: false, problem: 'no-rows' });
    expect(read(['question', 'السؤال'], ['Q?'])).toEqual({ ok: false, problem: 'repeated-column' });
    const rows = Array.from({ length: 5001 }, (_, at) => [`Q ${at}?`]);
    expect(read(['question'], ...rows)).toEqual({ ok: false, problem: 'too-many-rows' });
    const many = read(['question'], ...rows.slice(0, 5000));
    expect(many.ok && many.good).toHaveLength(498);
    expect(many.ok && many.errors.at(-1)).toMatchObject({
      row: 5001,
      problem: 'too-many-prompts',
      limit: 500,
    });
  });
});
