/** The figures as a page of Markdown, with the machine and the day they were measured on. Pure. */
import type { Figure } from './figures.ts';

export interface Setting {
  /** `2026-11-19`. */
  readonly day: string;
  readonly machine: string;
  /** What else the machine was doing, at the beginning and at the end. */
  readonly load: readonly [number, number];
  readonly sizes: readonly number[];
  readonly notes: readonly string[];
}

export function writeResults(setting: Setting, figures: readonly Figure[]): string {
  const { day, machine, load, sizes, notes } = setting;
  const lines = [
    `# Measured on ${day}`,
    '',
    `${machine}. Load average ${load[0].toFixed(2)} at the beginning and ${load[1].toFixed(2)} at the end. Medians; times in the real`,
    'app, from the window’s own clock. **Bold** is what fell short of its figure.',
    '',
    row(['', 'to hold', ...sizes.map((size) => `${size.toLocaleString('en-GB')} pages`)]),
    row(['---', '---', ...sizes.map(() => '---')]),
    ...figures.map(({ what, toHold, cells }) =>
      row([what, toHold, ...sizes.map((size) => cellText(cells.get(size)))]),
    ),
    '',
    ...notes.map((note) => `- ${note}`),
    '',
  ];
  return lines.join('\n');
}

/** How many figures were to be held, and how many were. */
export function countHeld(figures: readonly Figure[]): { held: number; promised: number } {
  const cells = figures.flatMap((figure) => [...figure.cells.values()]);
  return {
    held: cells.filter(({ held }) => held === true).length,
    promised: cells.filter(({ held }) => held !== null).length,
  };
}

function cellText(cell: { readonly text: string; readonly held: boolean | null } | undefined): string {
  if (cell === undefined) return '–';
  return cell.held === false ? `**${cell.text}**` : cell.text;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
