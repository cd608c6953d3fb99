import { expect, test } from 'vitest';
import { drawQuestions, makeScan } from './scan.ts';

test('a question counts the pages in which each of its words begins a word', () => {
  const scan = makeScan(['The whale, the white whale!', 'A WHITE page', 'Nothing of it']);
  expect(scan.vocabulary).toEqual(['a', 'it', 'nothing', 'of', 'page', 'the', 'whale', 'white']);
  expect(['w', 'whi', 'whale', 'wh pa', 'the wh', 'ale'].map((question) => scan.count(question))).toEqual([
    2, 2, 1, 1, 1, 0,
  ]);
});

test('the same questions are drawn every time, each once, and not fewer than asked for', () => {
  const questions = drawQuestions(['abalone', 'bell', 'cask'], 20);
  expect(questions.length).toBeGreaterThanOrEqual(20);
  expect(new Set(questions).size).toBe(questions.length);
  expect(drawQuestions(['abalone', 'bell', 'cask'], 20)).toEqual(questions);
});
