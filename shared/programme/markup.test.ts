import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkup, plainMarkup } from './markup.ts';

const plain = (text: string) => ({ text, emphasis: false });
const strong = (text: string) => ({ text, emphasis: true });

describe('markup', () => {
  it('reads paragraphs, their lines, and lists', () => {
    expect(parseMarkup('One\ntwo\n\nthree\n- a\n- b\nfour')).toEqual([
      { kind: 'paragraph', lines: [[plain('One')], [plain('two')]] },
      { kind: 'paragraph', lines: [[plain('three')]] },
      {
        kind: 'list',
        items: [[plain('a')], [plain('b')]],
      },
      { kind: 'paragraph', lines: [[plain('four')]] },
    ]);
  });

  it.each([
    ['*so* it is', [strong('so'), plain(' it is')]],
    ['it *is so*, yes', [plain('it '), strong('is so'), plain(', yes')]],
    ['a * b * c', [plain('a * b * c')]],
    ['2*3', [plain('2*3')]],
    ['**', [plain('**')]],
    ['*open', [plain('*open')]],
    ['* x* *y*', [plain('* x* '), strong('y')]],
    ['<b>no</b>', [plain('<b>no</b>')]],
    ['-no list', [plain('-no list')]],
  ])('reads %s', (text, spans) => {
    expect(parseMarkup(text)).toEqual([{ kind: 'paragraph', lines: [spans] }]);
  });

  it('is empty for nothing, and keeps an empty item', () => {
    expect(parseMarkup('')).toEqual([]);
    expect(parseMarkup('\n \n')).toEqual([]);
    expect(parseMarkup('- ')).toEqual([{ kind: 'list', items: [[]] }]);
  });

  it('writes one plain line', () => {
    expect(plainMarkup('*One*\ntwo\n\n- three')).toBe('One two three');
  });

  it('never loses a letter, whatever the text', () => {
    const letters = (text: string): string => text.replaceAll(/[\s*-]/g, '');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('*', '- ', '\n', ' ', 'a', 'b', '- *'), { maxLength: 40 }),
        (pieces) => {
          const text = pieces.join('');
          expect(letters(plainMarkup(text))).toBe(letters(text));
        },
      ),
    );
  });

  it('takes its time in proportion', () => {
    const began = performance.now();
    parseMarkup('* a'.repeat(100_000));
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
