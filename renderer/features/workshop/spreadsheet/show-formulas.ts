/**
 * Formulas beside which no value was kept: a program that never works them out writes such cells, and a reader takes them for
 * empty. Here each becomes the text of its formula, as a CSV would hold it, so that its row is told and not passed over.
 */
import { TAG, PLACE } from './check-workbook.ts';

interface Cell {
  readonly start: number;
  /** `x:` where the sheet names its tags so. */
  readonly prefix: string;
  readonly place: string | undefined;
  formula: string | null;
  hasValue: boolean;
}

/** The same sheet with those cells as text. Takes what `checkWorkbook` took; one pass, whatever the sheet says. */
export function showFormulas(xml: string): string {
  const pieces: string[] = [];
  let kept = 0;
  let cell: Cell | null = null;
  let formulaFrom = 0;
  for (const { 0: tag, index } of xml.matchAll(TAG)) {
    const [, slash = '', prefix = '', kind = ''] = /^<(\/?)([\w.-]+:)?([\w.-]+)/.exec(tag) ?? [];
    const isEnd = slash !== '';
    const isWhole = tag.endsWith('/>');
    if (kind === 'c' && !isEnd) {
      cell = isWhole
        ? null
        : { start: index, prefix, place: PLACE.exec(tag)?.[1], formula: null, hasValue: false };
    } else if (cell === null) continue;
    else if (kind === 'v' || kind === 'is') cell.hasValue = true;
    else if (kind === 'f' && isEnd) cell.formula = xml.slice(formulaFrom, index);
    else if (kind === 'f') {
      cell.formula = '';
      formulaFrom = index + tag.length;
    } else if (kind === 'c') {
      const { start, formula, hasValue } = cell;
      if (formula !== null && !hasValue) {
        pieces.push(xml.slice(kept, start), asText(cell, formula));
        kept = index + tag.length;
      }
      cell = null;
    }
  }
  return pieces.length === 0 ? xml : [...pieces, xml.slice(kept)].join('');
}

/** A formula that is only told elsewhere in the sheet has no words of its own here. */
function asText({ prefix, place }: Cell, formula: string): string {
  const where = place === undefined ? '' : ` r="${place}"`;
  const words = `=${formula.trim() === '' ? '…' : formula.trim()}`;
  return `<${prefix}c${where} t="inlineStr"><${prefix}is><${prefix}t>${words}</${prefix}t></${prefix}is></${prefix}c>`;
}
