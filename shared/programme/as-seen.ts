/**
 * A prompt as its writer reads it, in one language, ready to be kept with the page. All words come from the pack:
 * the questions that a longer page adds are the prompt's own steps, and there are none in code.
 */
import type { Length, Pack, Prompt, ThirdThing } from './pack.ts';
import type { PromptPlace } from './next-prompt.ts';
import { textOf, type ReadWording, type Wording } from './translate.ts';

/** One question beyond the prompt. `from` is the shortest length at which it is asked. */
export interface SeenQuestion {
  id: string;
  ask: string;
  hint?: string;
  from: Length;
}

/** What a page keeps of its prompt: the shape the journal stores as `PromptAsSeen`. */
export interface SeenPrompt {
  packId: string;
  packVersion: string;
  promptId: string;
  type: string;
  language: string;
  text: string;
  arcId: string;
  arcTitle: string;
  week?: number;
  lengths: Length[];
  questions: SeenQuestion[];
  /** The third thing beside it, kept with the page so that an old page still holds what it was written beside. */
  piece?: SeenPiece;
}

export interface SeenPiece {
  title: string;
  creator?: string;
  year?: number;
  text?: string;
  rightsNote?: string;
  language: string;
}

/** The prompt of a place in `language`, falling back string by string. `language` of the result is the prompt's. */
export function asSeen(pack: Pack, place: PromptPlace, language: string): SeenPrompt {
  const read = textOf(pack, language);
  const { arc, prompt, week } = place;
  const wording = read(`prompts.${prompt.id}.text`);
  return {
    packId: pack.id,
    packVersion: pack.version,
    promptId: prompt.id,
    type: prompt.type,
    language: wording?.language ?? pack.defaultLanguage,
    text: wording?.text ?? prompt.text,
    arcId: arc.id,
    arcTitle: read(`arcs.${arc.id}.title`)?.text ?? arc.title,
    ...(week === null ? {} : { week }),
    lengths: prompt.lengths.toSorted((a, b) => a - b),
    questions: questionsOf(prompt, read),
    ...pieceOf(pack, prompt, language),
  };
}

function pieceOf(pack: Pack, prompt: Prompt, language: string): { piece: SeenPiece } | null {
  const thing = thirdThingAsSeen(pack, prompt.thirdThing, language);
  if (thing === null) return null;
  const { title, creator, year, text, rightsNote } = thing;
  return {
    piece: {
      title: title.text,
      language: (text ?? title).language,
      ...(creator === null ? {} : { creator: creator.text }),
      ...(year === null ? {} : { year }),
      ...(text === null ? {} : { text: text.text }),
      ...(rightsNote === null ? {} : { rightsNote: rightsNote.text }),
    },
  };
}

/** The questions beyond the prompt itself, in the order they are asked, leaving out those no length would show. */
function questionsOf(prompt: Prompt, read: ReadWording): SeenQuestion[] {
  const longest = Math.max(...prompt.lengths);
  return prompt.steps.flatMap(({ ask, from, hint }, index) => {
    if (from > longest) return [];
    const key = `prompts.${prompt.id}.steps.${index}`;
    const question: SeenQuestion = { id: `step-${index + 1}`, ask: read(`${key}.ask`)?.text ?? ask, from };
    const hinted = read(`${key}.hint`)?.text ?? hint;
    return [hinted === undefined ? question : { ...question, hint: hinted }];
  });
}

/** A third thing to show beside its prompt. Its text may be missing (`cite-only`): then the facilitator brings it. */
export interface ThirdThingAsSeen {
  readonly title: Wording;
  readonly creator: Wording | null;
  readonly year: number | null;
  readonly text: Wording | null;
  readonly rights: ThirdThing['rights'];
  readonly rightsNote: Wording | null;
}

/** The third thing a prompt or a block of a gathering names, in `language`; null when it names none. */
export function thirdThingAsSeen(
  pack: Pack,
  thirdThingId: string | undefined,
  language: string,
): ThirdThingAsSeen | null {
  const thing = pack.thirdThings.find(({ id }) => id === thirdThingId);
  if (thing === undefined) return null;
  const read = textOf(pack, language);
  const title = read(`thirdThings.${thing.id}.title`);
  if (title === null) return null;
  return {
    title,
    creator: read(`thirdThings.${thing.id}.creator`),
    year: thing.year ?? null,
    text: read(`thirdThings.${thing.id}.text`),
    rights: thing.rights,
    rightsNote: read(`thirdThings.${thing.id}.rightsNote`),
  };
}
