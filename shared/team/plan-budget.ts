/**
 * One page: every line of a session plan has a length it may take, and all of them together are fewer lines than A4 or US
 * Letter hold at 14 pt. A plan of running words within its budgets fits, on two pages in large print; longest plans are printed
 * in every language, length and paper (`e2e/gatherer.spec.ts`).
 *
 * The timetable has one budget for all of its blocks: a long one may have three lines where the others have one.
 */

/** Lines of the page that a plan may take. */
export const PAGE_LINES = 36;
/** Letters of one full line at 14 pt, on the narrower page, with room to spare. */
const LINE_LETTERS = 62;
/** Letters of one line in the middle column, between the time and who does it. */
const COLUMN_LETTERS = 40;
/** Letters of one line at its end, of who does it. */
export const WHO_LETTERS = 12;
/** Lines that all blocks of the timetable share. */
export const BLOCK_LINES = 16;
export const MOST_BLOCKS = 8;
export const MOST_HEARD = 3;

/** What each line may hold, in letters, and how many lines of the page it is given. */
export const BUDGET = {
  title: { letters: 36, lines: 1 },
  place: { letters: 20, lines: 1 },
  why: { letters: 90, lines: 2 },
  lastPromise: { letters: LINE_LETTERS - 14, lines: 1 },
  heard: { letters: 26, lines: 1 },
  agreement: { letters: 2 * LINE_LETTERS - 14, lines: 2 },
  blockTitle: { letters: COLUMN_LETTERS, lines: 0 },
  blockSay: { letters: 4 * COLUMN_LETTERS, lines: 0 },
  blockWho: { letters: 16, lines: 0 },
  bring: { letters: LINE_LETTERS - 8, lines: 1 },
  stays: { letters: LINE_LETTERS - 14, lines: 1 },
  leaves: { letters: LINE_LETTERS - 14, lines: 1 },
  after: { letters: LINE_LETTERS - 12, lines: 1 },
} as const;
export type BudgetName = keyof typeof BUDGET;

/** Width in letters. Letters of East Asian scripts and emoji are as wide as two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f000}-\u{3ffff}]/u.test(
        letter,
      )
        ? 2
        : 1;
  return width;
}

interface BlockWords {
  readonly title: string;
  readonly say: string;
  readonly who: string;
}

/** Lines of the page that a block takes: what is said in it follows its title on the same line; who does it stands beside. */
export function blockLines({ title, say, who }: BlockWords): number {
  const width = widthOf(title) + (say === '' ? 0 : 1 + widthOf(say));
  return Math.max(1, Math.ceil(width / COLUMN_LETTERS), Math.ceil(widthOf(who) / WHO_LETTERS));
}

/** Shortens what is said in the longest blocks, a line at a time, until all of them fit the timetable. */
export function fitSaid<Block extends BlockWords>(blocks: readonly Block[]): readonly Block[] {
  const fitted = [...blocks];
  const all = () => fitted.reduce((sum, block) => sum + blockLines(block), 0);
  while (all() > BLOCK_LINES) {
    const most = Math.max(...fitted.map(blockLines));
    const at = fitted.findLastIndex((block) => blockLines(block) === most);
    const block = fitted[at];
    if (block === undefined || block.say === '') break;
    const room = (most - 1) * COLUMN_LETTERS - widthOf(block.title) - 1;
    fitted[at] = { ...block, say: wholeSentences(block.say, room) };
  }
  return fitted;
}

/** The first sentences that fit; nothing where not even one does, rather than half of one. */
function wholeSentences(text: string, letters: number): string {
  let kept = '';
  for (const sentence of text.match(/.+?(?:[.?!؟]+(?=\s|$)|$)/gu) ?? []) {
    if (widthOf((kept + sentence).trim()) > letters) break;
    kept += sentence;
  }
  return kept.trim();
}

/** One line of plain text that keeps to its budget; what does not fit gives way to an ellipsis, between words if it can. */
export function cutToBudget(text: string, name: BudgetName): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const { letters } = BUDGET[name];
  if (widthOf(line) <= letters) return line;
  let cut = '';
  for (const letter of line) {
    if (widthOf(cut + letter) > letters - 1) break;
    cut += letter;
  }
  const space = cut.lastIndexOf(' ');
  return `${(space > letters / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
