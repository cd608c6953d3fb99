/** Which files say by their time when they were saved: none that goes from hand to hand in a round. */
import { expect, test } from 'vitest';
import { savedKindSchema } from '../../shared/ipc/document-calls.ts';
import { CONTRIBUTION_TIME } from '../../shared/team/contribution.ts';
import { CONSTANT_TIME, hasConstantTime } from './file-times.ts';

test('every file of a round has the one constant time, and nothing else has', () => {
  expect(savedKindSchema.options.filter((kind) => !hasConstantTime(kind))).toEqual([
    'calendar',
    'pack',
    'table',
    'workbook',
  ]);
  expect(CONSTANT_TIME.getTime()).toBe(CONTRIBUTION_TIME);
});
