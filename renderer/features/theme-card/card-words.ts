/** What a theme card says, in the reader's language: families, themes and questions of the pack whose round it is. */
import { codebookOf, type LEANS } from '../../../shared/themes/codebook.ts';
import type { Pack } from '../../../shared/programme/pack.ts';
import { directionOf, textOf, type ReadWording, type Wording } from '../../../shared/programme/translate.ts';
import type { Choice } from '../../../shared/team/choice.ts';
import { pulseOf, type WeatherBand } from '../../../shared/team/round-book.ts';

export type Lean = (typeof LEANS)[number];

export interface ThemeWords {
  readonly id: string;
  readonly label: Wording;
  readonly definition: Wording;
  readonly use: Wording;
  readonly avoid: Wording;
  readonly examples: readonly Wording[];
}

export interface FamilyWords {
  readonly id: string;
  readonly label: Wording;
  readonly themes: readonly ThemeWords[];
}

/** One answer that can leave: the points of the scale that mean the same are one. `point` is null for *I would rather not say*. */
export interface AnswerWords {
  readonly band: WeatherBand;
  readonly point: number | null;
  readonly label: Wording;
}

export interface QuestionWords {
  readonly id: string;
  readonly text: Wording;
}

export interface CardWords {
  readonly packTitle: Wording;
  readonly arcTitle: Wording | null;
  readonly families: readonly FamilyWords[];
  /** Null where the programme asks for no weather. */
  readonly weather: {
    readonly title: Wording;
    readonly questions: readonly QuestionWords[];
    readonly answers: readonly AnswerWords[];
  } | null;
}

const BANDS: readonly WeatherBand[] = ['low', 'middle', 'high', 'declined'];

/** Null for a pack without themes. */
export function readCardWords(pack: Pack, arcId: string, language: string): CardWords | null {
  const codebook = codebookOf(pack);
  if (codebook === null) return null;
  const read = textOf(pack, language);
  const say = (key: string, original: string): Wording => read(key) ?? plain(original, pack);
  const arc = pack.arcs.find(({ id }) => id === arcId);
  return {
    packTitle: say('title', pack.title),
    arcTitle: arc === undefined ? null : say(`arcs.${arc.id}.title`, arc.title),
    families: codebook.families.map((family) => ({
      id: family.id,
      label: say(`families.${family.id}.label`, family.label),
      themes: family.themes.map((theme) => ({
        id: theme.id,
        label: say(`themes.${theme.id}.label`, theme.label),
        definition: say(`themes.${theme.id}.definition`, theme.definition),
        use: say(`themes.${theme.id}.use`, theme.use),
        avoid: say(`themes.${theme.id}.avoid`, theme.avoid),
        examples: theme.examples.map((example, at) => say(`themes.${theme.id}.examples.${at}`, example)),
      })),
    })),
    weather: weatherOf(pack, arcId, read),
  };
}

/** The themes of all families, in the order of the card. */
export function themesOf(words: CardWords): readonly ThemeWords[] {
  return words.families.flatMap(({ themes }) => themes);
}

export function answerFor(words: CardWords, choice: Choice, questionId: string): AnswerWords | null {
  const given = choice.weather.find(({ id }) => id === questionId);
  return given === undefined
    ? null
    : (words.weather?.answers.find(({ point }) => point === given.point) ?? null);
}

function weatherOf(pack: Pack, arcId: string, read: ReadWording): CardWords['weather'] {
  const pulse = pulseOf(pack, arcId);
  if (pulse === null) return null;
  const key = `pulses.${pulse.id}`;
  const say = (rest: string, original: string): Wording => read(`${key}.${rest}`) ?? plain(original, pack);
  const answers = BANDS.flatMap((band): AnswerWords[] => {
    const points = pulse.scale.flatMap((point, at) => (point.band === band ? [at] : []));
    const [first] = points;
    if (first === undefined) return [];
    const labels = points.map((at) => say(`scale.${at}.label`, pulse.scale[at]?.label ?? ''));
    return [{ band, point: band === 'declined' ? null : first, label: joined(labels) }];
  });
  return {
    title: say('title', pulse.title),
    questions: pulse.items.map(({ id, text }) => ({ id, text: say(`items.${id}.text`, text) })),
    answers,
  };
}

/** *Not at all or a little*: what is one answer once it has left is one answer here. */
function joined(labels: readonly Wording[]): Wording {
  const [first, ...rest] = labels;
  if (first === undefined) return { text: '', language: 'en', direction: 'ltr' };
  const { language } = first;
  const later = rest.map(({ text }) => `${text.slice(0, 1).toLocaleLowerCase(language)}${text.slice(1)}`);
  const list = new Intl.ListFormat(language, { type: 'disjunction' });
  return { ...first, text: list.format([first.text, ...later]) };
}

function plain(text: string, pack: Pack): Wording {
  return { text, language: pack.defaultLanguage, direction: directionOf(pack.defaultLanguage) };
}
