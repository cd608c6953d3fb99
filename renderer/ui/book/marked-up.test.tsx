/** Marks become elements; words stay words, whatever they look like. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { parseMarkup } from '../../../shared/programme/markup.ts';
import { MarkedLines, MarkedUp } from './marked-up.tsx';

const words = 'What *stayed* with you?\n\n- a word\n- <b>a face</b>';

describe('marked words', () => {
  it('are paragraphs and lists where those may stand', () => {
    const drawn = renderToStaticMarkup(<MarkedUp blocks={parseMarkup(words)} />);
    expect(drawn).toContain('What <em class="marked">stayed</em> with you?');
    expect(drawn).toContain('<li>a word</li><li>&lt;b&gt;a face&lt;/b&gt;</li></ul>');
  });

  it('are lines in a heading, and plain where there is but one', () => {
    const drawn = renderToStaticMarkup(<MarkedLines blocks={parseMarkup(words)} />);
    expect(drawn).not.toMatch(/<(p|ul|li|b)\b/);
    expect(drawn).toContain('<span class="marked-line marked-item">a word</span>');
    expect(renderToStaticMarkup(<MarkedLines blocks={parseMarkup('*So* what?')} />)).toBe(
      '<em class="marked">So</em> what?',
    );
  });
});
