/** Who is hidden from screen pictures without having asked for it, and that a choice holds against it. */
import { expect, test } from 'vitest';
import { isProtected } from './content-protection.ts';

test('on a school’s computer the window is hidden from screen pictures, unless its owner chose otherwise', () => {
  expect(isProtected('as-owner', ['school'])).toBe(true);
  expect(isProtected('as-owner', ['mine', 'school'])).toBe(true);
  expect(isProtected('as-owner', ['mine', 'shared'])).toBe(false);
  expect(isProtected('as-owner', [])).toBe(false);
  expect(isProtected('shown', ['school'])).toBe(false);
  expect(isProtected('hidden', ['mine'])).toBe(true);
});
