import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { bodyMarks, bodyNodes } from '../../shared/journal/entry-body.ts';
import { sheetKit } from './sheet-kit.ts';

describe('the sheet', () => {
  it('knows the nodes and marks a body may hold, and no other', () => {
    const schema = getSchema([sheetKit]);
    expect(Object.keys(schema.nodes).toSorted()).toEqual(['doc', ...bodyNodes].toSorted());
    expect(Object.keys(schema.marks).toSorted()).toEqual([...bodyMarks].toSorted());
  });
});
