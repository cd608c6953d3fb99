import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { plainText } from './entry-body.ts';

function fragmentOf(...paragraphs: readonly string[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('part:main');
  for (const words of paragraphs) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    fragment.insert(fragment.length, [paragraph]);
  }
  return fragment;
}

describe('plainText', () => {
  it('puts blocks on one line, without their marks', () => {
    const fragment = fragmentOf('One line.', '  Another\n one. ');
    const text = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.format(0, 3, { bold: true });
    expect(plainText(fragment, 100)).toBe('One line. Another one.');
  });

  it('cuts between words, and never inside a character', () => {
    expect(plainText(fragmentOf('three people who had not spoken'), 20)).toBe('three people who…');
    const cut = plainText(fragmentOf('🌱'.repeat(30)), 20);
    expect(cut).toBe(`${'🌱'.repeat(9)}…`);
    expect(cut.length).toBeLessThanOrEqual(20);
  });

  it('is empty for a page without words', () => {
    expect(plainText(fragmentOf('', '  '), 10)).toBe('');
  });
});
