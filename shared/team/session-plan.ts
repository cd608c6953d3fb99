/**
 * The session plan: a gathering of the pack fitted to 20, 45, 60 or 90 minutes, with clock times that follow from the
 * minutes and minutes that always add up. Every line can be edited; a plan within its budgets is one page.
 */
import { z } from '../base/schema.ts';
import type { Gathering, GatheringBlock } from '../programme/pack.ts';
import { fitBlocks } from './fit-minutes.ts';
import {
  BLOCK_LINES,
  blockLines,
  BUDGET,
  cutToBudget,
  fitSaid,
  MOST_BLOCKS,
  MOST_HEARD,
  widthOf,
  type BudgetName,
} from './plan-budget.ts';
import { TeamError } from './team-error.ts';

export const PLAN_MINUTES = [20, 45, 60, 90] as const;
export type PlanMinutes = (typeof PLAN_MINUTES)[number];

/** No line is longer than this even while it is being edited, in UTF-16 code units. */
const line = z.string().max(300);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const planSchema = z
  .strictObject({
    title: line,
    /** YYYY-MM-DD, or empty while it is not set. */
    date: z.union([z.iso.date(), z.literal('')]),
    place: line,
    start: clock,
    minutes: z.int().min(5).max(600),
    why: line,
    lastPromise: line,
    /** What the team is living with, as chosen from the picture; band and lean in the reader's words. */
    heard: z.array(z.strictObject({ label: line, band: line, lean: line })).max(MOST_HEARD),
    agreement: line,
    blocks: z
      .array(
        z.strictObject({ start: clock, minutes: z.int().min(1).max(600), title: line, say: line, who: line }),
      )
      .min(1)
      .max(MOST_BLOCKS),
    bring: line,
    stays: line,
    leaves: line,
    after: z.strictObject({ worked: line, thin: line, handOn: line }),
  })
  .refine(({ minutes, blocks }) => blocks.reduce((sum, block) => sum + block.minutes, 0) === minutes)
  .refine(({ start, blocks }) => {
    let at = start;
    return blocks.every((block) => {
      const right = block.start === at;
      at = clockAfter(at, block.minutes);
      return right;
    });
  });
export type SessionPlan = z.infer<typeof planSchema>;
export type PlanBlock = SessionPlan['blocks'][number];

/** Words in the reader's language that a draft begins with. */
export interface PlanWords {
  readonly who: Readonly<Record<NonNullable<GatheringBlock['slot']> | 'other', string>>;
  readonly agreement: string;
  readonly bring: string;
  readonly stays: string;
  readonly leaves: string;
}

export interface PlanWishes {
  readonly gathering: Gathering;
  readonly minutes: PlanMinutes;
  readonly start: string;
  readonly date: string;
  readonly place: string;
  readonly lastPromise: string;
  /** Up to three themes of the picture. */
  readonly heard: SessionPlan['heard'];
  readonly words: PlanWords;
}

/** The gathering of the wished length, or else the one that is nearest to it; null when the pack brings none. */
export function gatheringFor(gatherings: readonly Gathering[], minutes: PlanMinutes): Gathering | null {
  const byDistance = gatherings.toSorted(
    (a, b) => Math.abs(a.minutes - minutes) - Math.abs(b.minutes - minutes) || b.minutes - a.minutes,
  );
  return byDistance[0] ?? null;
}

/** A plan of one page, and the titles of blocks there was no time for. Throws a TeamError for a start that is no time. */
export function draftPlan(wishes: PlanWishes): {
  readonly plan: SessionPlan;
  readonly leftOut: readonly string[];
} {
  const { gathering, minutes, words } = wishes;
  if (!clock.safeParse(wishes.start).success || wishes.heard.length > MOST_HEARD)
    throw new TeamError('bad-plan');
  const fitted = fitBlocks(gathering.blocks, minutes, MOST_BLOCKS);
  const plan: SessionPlan = {
    title: cutToBudget(gathering.title, 'title'),
    date: wishes.date,
    place: cutToBudget(wishes.place, 'place'),
    start: wishes.start,
    minutes,
    why: cutToBudget(gathering.purpose ?? '', 'why'),
    lastPromise: cutToBudget(wishes.lastPromise, 'lastPromise'),
    heard: wishes.heard.map(({ label, band, lean }) => ({ label: cutToBudget(label, 'heard'), band, lean })),
    agreement: cutToBudget(words.agreement, 'agreement'),
    blocks: withClocks(
      wishes.start,
      fitSaid(
        fitted.blocks.map((block) => ({
          start: wishes.start,
          minutes: block.minutes,
          title: cutToBudget(block.title, 'blockTitle'),
          say: cutToBudget(block.say ?? '', 'blockSay'),
          who: cutToBudget(words.who[block.slot ?? 'other'], 'blockWho'),
        })),
      ),
    ),
    bring: cutToBudget(words.bring, 'bring'),
    stays: cutToBudget(words.stays, 'stays'),
    leaves: cutToBudget(words.leaves, 'leaves'),
    after: { worked: '', thin: '', handOn: '' },
  };
  const checked = planSchema.safeParse(plan);
  if (!checked.success) throw new TeamError('bad-plan');
  return { plan: checked.data, leftOut: fitted.leftOut };
}

/** Another start: every clock time moves with it. */
export function changeStart(plan: SessionPlan, start: string): SessionPlan {
  if (!clock.safeParse(start).success) throw new TeamError('bad-plan');
  return { ...plan, start, blocks: withClocks(start, plan.blocks) };
}

/**
 * Gives one block other minutes; the blocks after it, and then those before it, give or take what is needed, each keeping
 * at least one minute. So the session stays as long as it was.
 */
export function changeMinutes(plan: SessionPlan, index: number, minutes: number): SessionPlan {
  const parts = plan.blocks.map((block) => block.minutes);
  const before = parts[index];
  if (before === undefined || !Number.isInteger(minutes)) throw new TeamError('bad-plan');
  const most = plan.minutes - (parts.length - 1);
  const wanted = parts.length === 1 ? plan.minutes : Math.min(Math.max(1, minutes), most);
  let owed = wanted - before;
  parts[index] = wanted;
  const others = [...parts.keys()].filter((at) => at !== index);
  const order = [...others.filter((at) => at > index), ...others.filter((at) => at < index).toReversed()];
  for (const at of order) {
    const now = parts[at] ?? 1;
    const next = owed > 0 ? Math.max(1, now - owed) : now - owed;
    owed -= now - next;
    parts[at] = next;
  }
  const blocks = plan.blocks.map((block, at) => ({ ...block, minutes: parts[at] ?? block.minutes }));
  return { ...plan, blocks: withClocks(plan.start, blocks) };
}

/** The lines that are longer than the page gives them, after editing. None means: one page. */
export function linesOverBudget(plan: SessionPlan): readonly string[] {
  const over: string[] = [];
  const check = (place: string, text: string, name: BudgetName) => {
    if (widthOf(text) > BUDGET[name].letters || text.includes('\n')) over.push(place);
  };
  for (const name of [
    'title',
    'place',
    'why',
    'lastPromise',
    'agreement',
    'bring',
    'stays',
    'leaves',
  ] as const) {
    check(name, plan[name], name);
  }
  plan.heard.forEach((heard, at) => check(`heard.${at}`, heard.label, 'heard'));
  plan.blocks.forEach((block, at) => {
    check(`blocks.${at}.title`, block.title, 'blockTitle');
    check(`blocks.${at}.say`, block.say, 'blockSay');
    check(`blocks.${at}.who`, block.who, 'blockWho');
  });
  const lines = plan.blocks.map(blockLines);
  if (lines.reduce((sum, count) => sum + count, 0) > BLOCK_LINES) {
    over.push(`blocks.${lines.indexOf(Math.max(...lines))}.say`);
  }
  for (const name of ['worked', 'thin', 'handOn'] as const) check(`after.${name}`, plan.after[name], 'after');
  return over;
}

/** Lines of the page a plan within its budgets takes at most: headings, the table's head and one line "other things". */
export function planLines(plan: SessionPlan): number {
  const single = ['title', 'place', 'why', 'lastPromise', 'agreement', 'bring', 'stays', 'leaves'] as const;
  const fixed = single.reduce((sum, name) => sum + BUDGET[name].lines, 0) + 3 * BUDGET.after.lines;
  return fixed + plan.heard.length + 1 + 1 + timetableLines(plan);
}

/** A plan of more lines than this is set closer. */
const ROOMY_LINES = 26;

/** A timetable of more lines than this is set closer where it has a page for itself and the after-notes, in large print. */
const ROOMY_TIMETABLE = 10;

/** Whether the page is nearly full as it is now, so that its lines have to stand closer together. */
export function isFullPage(plan: SessionPlan): boolean {
  const blocks = timetableLines(plan);
  const agreement = widthOf(plan.agreement) > BUDGET.agreement.letters / 2 ? 2 : 1;
  const promise = plan.lastPromise === '' ? 1 : 2;
  const closing = 3 + 3 * BUDGET.after.lines;
  return promise + plan.heard.length + 1 + agreement + blocks + closing > ROOMY_LINES;
}

/** The same of the second page in large print. */
export function isFullTimetable(plan: SessionPlan): boolean {
  return timetableLines(plan) > ROOMY_TIMETABLE;
}

function timetableLines({ blocks }: SessionPlan): number {
  return blocks.reduce((sum, block) => sum + blockLines(block), 0);
}

function withClocks(start: string, blocks: readonly PlanBlock[]): PlanBlock[] {
  let at = start;
  return blocks.map((block) => {
    const timed = { ...block, start: at };
    at = clockAfter(at, block.minutes);
    return timed;
  });
}

function clockAfter(start: string, minutes: number): string {
  const [hours = 0, rest = 0] = start.split(':').map(Number);
  const after = (hours * 60 + rest + minutes) % (24 * 60);
  return `${String(Math.floor(after / 60)).padStart(2, '0')}:${String(after % 60).padStart(2, '0')}`;
}
