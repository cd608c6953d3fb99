import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyLook, chooseGround, type Look } from './apply-look.ts';

const asDrawn: Look = {
  theme: 'system',
  typeface: 'literata',
  textSize: 100,
  lineSpacing: 'open',
  spacing: 'as-drawn',
  motion: 'system',
};

function target() {
  return { dataset: {} as Record<string, string | undefined>, style: { fontSize: '' } };
}

describe('applyLook', () => {
  it('follows the computer only while the theme is left to it', () => {
    expect(chooseGround('system', false)).toBe('light');
    expect(chooseGround('system', true)).toBe('dark');
    expect(chooseGround('paper', true)).toBe('paper');
    expect(chooseGround('contrast-dark', false)).toBe('contrast-dark');
  });

  it('leaves nothing of an earlier choice', () => {
    const html = target();
    applyLook(
      { ...asDrawn, theme: 'dark', typeface: 'atkinson', textSize: 200, spacing: 'most', motion: 'none' },
      false,
      html,
    );
    expect(html.dataset).toEqual({
      theme: 'dark',
      typeface: 'atkinson',
      lines: 'open',
      spacing: 'most',
      motion: 'less',
    });
    expect(html.style.fontSize).toBe('200%');
    applyLook(asDrawn, false, html);
    expect(html.dataset).toEqual({
      theme: 'light',
      typeface: 'literata',
      lines: 'open',
      spacing: 'as-drawn',
      motion: 'system',
    });
    expect(html.style.fontSize).toBe('100%');
  });
});

describe('reading.css', () => {
  const sheet = readFileSync(new URL('reading.css', import.meta.url), 'utf8');

  it('moves letter and word spacing together and never in Arabic', () => {
    const rules = [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
      selector,
      body,
    }));
    const spaced = rules.filter((rule) => rule.body.includes('--letter') || rule.body.includes('--word'));
    expect(spaced).toHaveLength(3);
    for (const rule of spaced) {
      expect(rule.selector).toContain(':not(:lang(ar))');
      expect(rule.body).toMatch(/--letter:[^;]+;\s*--word:/);
    }
  });
});
