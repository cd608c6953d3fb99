/**
 * The picture computed the plain way, from everyone's open choices, with nothing of the product's own code: what a round
 * through sealed halves must come to.
 */
import type { Choice } from '../choice.ts';
import type { Picture } from '../picture.ts';
import type { RoundBook } from '../round-book.ts';

export function plainPicture(
  book: RoundBook,
  choices: readonly Choice[],
): Pick<Picture, 'kind' | 'themes' | 'families' | 'weather'> {
  const bandOf = (point: number) => book.scale[point];
  const answered = (choice: Choice) => choice.weather.filter(({ point }) => bandOf(point) !== 'declined');
  const cards = choices.filter((choice) => choice.themes.length > 0 || answered(choice).length > 0);
  const n = cards.length;
  if (n < book.floors.people) return { kind: 'nothing', themes: [], families: [], weather: [] };

  const themes: Picture['themes'] = [];
  for (const { id } of book.themes) {
    const leans = cards.flatMap((card) =>
      card.themes.filter((theme) => theme.id === id).map(({ lean }) => lean),
    );
    if (leans.length < book.floors.perTheme) continue;
    const leaning = leans.filter((lean) => lean !== 'question');
    const share = (wanted: string) => leaning.filter((lean) => lean === wanted).length / leaning.length;
    let lean: Picture['themes'][number]['lean'] = null;
    if (n >= 9 && leaning.length >= 5) {
      lean = share('strength') > 0.5 ? 'mostly-strength' : share('strain') > 0.5 ? 'mostly-strain' : 'mixed';
    }
    const band = n < 10 ? 'named' : leans.length > n / 2 ? 'most' : 'some';
    themes.push({ id, band, lean });
  }

  const families = book.families.filter(({ id }) => {
    const members = book.themes.filter((theme) => theme.family === id).map((theme) => theme.id);
    const people = cards.filter((card) => card.themes.some((theme) => members.includes(theme.id))).length;
    const named = themes.some((theme) => members.includes(theme.id));
    return themes.length < 3 && members.length >= 3 && !named && people >= book.floors.perTheme;
  });

  const weather: Picture['weather'] = [];
  for (const { id } of book.questions) {
    const bands = cards.flatMap((card) =>
      answered(card)
        .filter((answer) => answer.id === id)
        .map(({ point }) => bandOf(point)),
    );
    if (n < Math.max(10, book.floors.weather) || bands.length < 8) continue;
    const share = (wanted: string) => bands.filter((band) => band === wanted).length / bands.length;
    const band = share('low') > 0.5 ? 'mostly-low' : share('high') > 0.5 ? 'mostly-high' : 'mixed';
    weather.push({ id, band });
  }
  return { kind: 'themes', themes, families, weather };
}
