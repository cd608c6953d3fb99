/** What one person ticked. This is everything that can leave: ids of the pack and points of its scale, never a word. */
import { z } from '../base/schema.ts';
import { LEANS } from '../themes/codebook.ts';
import type { RoundBook } from './round-book.ts';
import { TeamError } from './team-error.ts';

/** The app asks for three to five; fewer, down to nothing, is everyone's right. */
export const MOST_CHOSEN = 5;

export const choiceSchema = z.strictObject({
  themes: z.array(z.strictObject({ id: z.string().max(64), lean: z.enum(LEANS) })).max(MOST_CHOSEN),
  /** The point of the scale each question was answered with, counted from 0. A skipped question is left out. */
  weather: z.array(z.strictObject({ id: z.string().max(64), point: z.int().min(0).max(6) })).max(6),
});
export type Choice = z.infer<typeof choiceSchema>;

export const NOTHING: Choice = { themes: [], weather: [] };

/** Refuses, with a TeamError, a choice that the book does not offer, or that names one thing twice. */
export function parseChoice(book: RoundBook, value: unknown): Choice {
  const parsed = choiceSchema.safeParse(value);
  if (!parsed.success) throw new TeamError('choice-not-in-book');
  const choice = parsed.data;
  const themes = new Set(choice.themes.map(({ id }) => id));
  const questions = new Set(choice.weather.map(({ id }) => id));
  const known =
    themes.size === choice.themes.length &&
    questions.size === choice.weather.length &&
    [...themes].every((id) => book.themes.some((theme) => theme.id === id)) &&
    [...questions].every((id) => book.questions.some((question) => question.id === id)) &&
    choice.weather.every(({ point }) => point < book.scale.length);
  if (!known) throw new TeamError('choice-not-in-book');
  return choice;
}
