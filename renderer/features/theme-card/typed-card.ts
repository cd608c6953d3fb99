/**
 * A paper card as it is typed: the numbers of its themes, each with a sign for its lean, then the weather after a slash.
 *
 *     3+ 7- 12* 14 / 1 2 0 3 3 1
 *     3+7-12*14/120331
 *
 * `+` strength (or `=`, the same key without Shift), `-` strain, `*` both (or `x`), nothing or `?` a question. A sign ends its theme, so
 * spaces are needed only after one without. In the weather one figure for each question, in their order: 1 for
 * the first answer and so on, 0 for none. A lone `0` is an empty card. Western and Arabic figures are the same.
 */
import { MOST_CHOSEN, type Choice } from '../../../shared/team/choice.ts';
import { themesOf, type CardWords, type Lean } from './card-words.ts';

export type TypedProblem = 'empty' | 'not-understood' | 'no-such-theme' | 'twice' | 'too-many' | 'weather';
export type TypedCard =
  | { readonly ok: true; readonly choice: Choice }
  | { readonly ok: false; readonly problem: TypedProblem; readonly at: string };

const LEAN_OF: Readonly<Record<string, Lean>> = {
  '+': 'strength',
  '=': 'strength',
  '-': 'strain',
  '*': 'both',
  x: 'both',
  '×': 'both',
  '?': 'question',
  '': 'question',
};

export function readTypedCard(typed: string, words: CardWords): TypedCard {
  const plain = typed
    .replace(/[\u0660-\u0669]/gu, (figure) => String(figure.charCodeAt(0) - 0x0660))
    .replace(/[\u2212\u2013]/gu, '-')
    .replace(/؟/gu, '?')
    .replace(/[\u200e\u200f\u061c]/gu, '')
    .trim();
  if (plain === '') return { ok: false, problem: 'empty', at: '' };
  if (plain === '0') return { ok: true, choice: { themes: [], weather: [] } };
  const [themesTyped = '', weatherTyped = '', ...more] = plain.split('/');
  if (more.length > 0) return { ok: false, problem: 'not-understood', at: '/' };

  const all = themesOf(words);
  const themes: Choice['themes'] = [];
  const pieces = themesTyped.split(/[\s,،]+/u).filter((one) => one !== '');
  for (const piece of pieces.flatMap((one) => one.split(/(?<=\d[-+=*x×?])(?=\d)/iu))) {
    const match = /^(\d{1,2})([-+=*x×?]?)$/iu.exec(piece);
    if (match === null) return { ok: false, problem: 'not-understood', at: piece };
    const theme = all[Number(match[1]) - 1];
    if (theme === undefined) return { ok: false, problem: 'no-such-theme', at: piece };
    if (themes.some(({ id }) => id === theme.id)) return { ok: false, problem: 'twice', at: piece };
    if (themes.length === MOST_CHOSEN) return { ok: false, problem: 'too-many', at: piece };
    themes.push({ id: theme.id, lean: LEAN_OF[match[2]?.toLowerCase() ?? ''] ?? 'question' });
  }

  const figures = weatherTyped.replace(/[\s,،]+/gu, '').split('');
  const questions = words.weather?.questions ?? [];
  const answers = words.weather?.answers ?? [];
  if (figures.length > questions.length) return { ok: false, problem: 'weather', at: figures.at(-1) ?? '' };
  const weather: Choice['weather'] = [];
  for (const [index, figure] of figures.entries()) {
    if (figure === '0') continue;
    const answer = /^[1-9]$/u.test(figure) ? answers[Number(figure) - 1] : undefined;
    const question = questions[index];
    if (answer === undefined || question === undefined) return { ok: false, problem: 'weather', at: figure };
    if (answer.point !== null) weather.push({ id: question.id, point: answer.point });
  }
  return { ok: true, choice: { themes, weather } };
}
