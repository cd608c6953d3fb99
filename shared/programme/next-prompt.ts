/**
 * Which prompt comes next. Pure: packs and progress in, a place in the programme out. Nothing is counted against
 * anyone; the first prompt in order that has no page yet is next, however long ago the last one was.
 */
import type { Arc, Pack, Prompt, Sequence, Step } from './pack.ts';

/** What the journal knows about its writer's way: the choices made, and `<pack id>/<prompt id>` of every page. */
export interface WriterProgress {
  readonly packId: string | null;
  readonly sequenceId: string | null;
  readonly answered: readonly string[];
  /** Prompts that the writer passed over; they are not offered until the writer goes back to one. */
  readonly skipped?: readonly string[];
  /** The prompt that the writer went to; the way goes on from there, and comes back for what lies before it. */
  readonly here?: string | null;
}

/** Where a prompt stands. `sequence` and `week` are null for a prompt met outside a sequence. */
export interface PromptPlace {
  readonly pack: Pack;
  readonly sequence: Sequence | null;
  readonly arc: Arc;
  readonly step: Step;
  readonly prompt: Prompt;
  /** The week through the year, from 1, counted over all arcs of kind `year` in the sequence; null elsewhere. */
  readonly week: number | null;
}

/** The sequence a writer follows: the one chosen if it is there, else the default of the first pack. */
export function chosenSequence(
  packs: readonly Pack[],
  progress: Pick<WriterProgress, 'packId' | 'sequenceId'>,
): { readonly pack: Pack; readonly sequence: Sequence } | null {
  const chosen = packs.find(({ id }) => id === progress.packId);
  const pack = chosen ?? packs[0];
  if (pack === undefined) return null;
  const sequence =
    (chosen === undefined ? undefined : pack.sequences.find(({ id }) => id === progress.sequenceId)) ??
    pack.sequences.find((candidate) => candidate.default) ??
    pack.sequences[0];
  return sequence === undefined ? null : { pack, sequence };
}

/** Every place of a sequence in the order it is walked. Arcs of kind `anytime` are never walked. */
export function placesOf(pack: Pack, sequence: Sequence): readonly PromptPlace[] {
  const places: PromptPlace[] = [];
  let week = 0;
  for (const arcId of sequence.arcs) {
    const arc = pack.arcs.find(({ id }) => id === arcId);
    if (arc === undefined || arc.kind === 'anytime') continue;
    for (const step of stepsInOrder(arc)) {
      const inYear = arc.kind === 'year';
      if (inYear) week++;
      for (const prompt of promptsOf(pack, step)) {
        places.push({ pack, sequence, arc, step, prompt, week: inYear ? week : null });
      }
    }
  }
  return places;
}

/** The name of a place's prompt in the journal: `<pack id>/<prompt id>`. */
export function keyOf(place: Pick<PromptPlace, 'pack' | 'prompt'>): string {
  return `${place.pack.id}/${place.prompt.id}`;
}

/**
 * The first prompt of the writer's sequence that has no page yet and was not passed over, looked for from `here` on and then
 * from the beginning; null when there is none, or no pack.
 */
export function nextPrompt(packs: readonly Pack[], progress: WriterProgress): PromptPlace | null {
  const chosen = chosenSequence(packs, progress);
  if (chosen === null) return null;
  const closed = new Set([...progress.answered, ...(progress.skipped ?? [])]);
  const places = placesOf(chosen.pack, chosen.sequence);
  const from = Math.max(
    0,
    places.findIndex((place) => keyOf(place) === progress.here),
  );
  return [...places.slice(from), ...places.slice(0, from)].find((place) => !closed.has(keyOf(place))) ?? null;
}

/** The pages that fit any day: all prompts of arcs of kind `anytime`, in order. */
export function anytimePrompts(pack: Pack): readonly PromptPlace[] {
  return pack.arcs
    .filter(({ kind }) => kind === 'anytime')
    .flatMap((arc) =>
      stepsInOrder(arc).flatMap((step) =>
        promptsOf(pack, step).map((prompt) => ({ pack, sequence: null, arc, step, prompt, week: null })),
      ),
    );
}

function stepsInOrder(arc: Arc): readonly Step[] {
  return arc.steps.toSorted((a, b) => a.order - b.order);
}

function promptsOf(pack: Pack, step: Step): readonly Prompt[] {
  return step.prompts.flatMap((promptId) => pack.prompts.find(({ id }) => id === promptId) ?? []);
}
