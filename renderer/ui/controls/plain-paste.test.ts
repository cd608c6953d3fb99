import { describe, expect, it } from 'vitest';
import { plainPaste, plainText } from './plain-paste.ts';

const holding = (kinds: Readonly<Record<string, string>>) => ({
  getData: (kind: string) => kinds[kind] ?? '',
});

describe('what is pasted', () => {
  it('is left alone when it is plain already', () => {
    const clipboard = holding({ 'text/plain': 'What went well?', 'text/html': '<b>What went well?</b>' });
    expect(plainPaste(clipboard, false)).toBeNull();
    expect(plainPaste(holding({}), true)).toBeNull();
  });

  it('loses signs that cannot be seen, and keeps every letter and its line', () => {
    const text = 'One\u200b\u202e\r\ntwo\u00a0\ufeffthree\tfour\u2028خمسة\u200fستة';
    expect(plainText(text, true)).toBe('One\ntwo three four\nخمسة\u200fستة');
    expect(plainText(text, false)).toBe('One two three four خمسة\u200fستة');
  });
});
