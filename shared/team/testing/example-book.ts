/** A book like the one the default programme brings: sixteen themes in five families, six weather questions. */
import type { RoundBook } from '../round-book.ts';

const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  talk: ['listen', 'safe', 'clear', 'voice'],
  trust: ['deed', 'regard', 'craft', 'repair'],
  together: ['belong', 'fair', 'friction', 'lead'],
  self: ['load', 'energy', 'calling'],
  pupils: ['pupils'],
};

export const EXAMPLE_BOOK: RoundBook = {
  packId: 'org.example.year',
  packVersion: '1.2.0',
  themes: Object.entries(FAMILIES).flatMap(([family, ids]) => ids.map((id) => ({ id, family }))),
  families: Object.keys(FAMILIES).map((id) => ({ id })),
  questions: ['w1', 'w2', 'w3', 'w4', 'w5', 'w6'].map((id) => ({ id })),
  scale: ['low', 'low', 'middle', 'high', 'high', 'declined'],
  floors: { people: 5, perTheme: 3, weather: 5 },
};
