import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { advise, adviceFor, type Advice } from './passphrase-advice.ts';

describe('advice on a passphrase', () => {
  it.each<[string, Advice]>([
    ['zsedcftgbh', 'keys'],
    ['aaaaaaaaa', 'repeats'],
    ['abcdefgh', 'sequences'],
    ['password1', 'common'],
    ['Journal 1', 'label'],
  ])('says about %s what is weak in it', async (passphrase, advice) => {
    expect(await advise(passphrase, 'Journal 1')).toBe(advice);
  });

  it('has nothing against words that have nothing to do with each other', async () => {
    expect(await advise('kettle marigold subway lantern', 'Journal 1')).toBeNull();
    expect(await advise('tetera caléndula metro farol', 'Diario 1')).toBeNull();
    expect(await advise('إبريق أقحوان قطار فانوس', 'دفتر ١')).toBeNull();
  });

  it('advises against every short one, named or not', async () => {
    expect(adviceFor(2, null)).toBe('short');
    expect(adviceFor(0, 'a-code-of-tomorrow')).toBe('short');
    expect(adviceFor(3, 'common')).toBeNull();
    expect(await advise('xk7', 'Journal 1')).toBe('short');
  });

  it('knows every warning the library can give', () => {
    const types = readFileSync(
      join(import.meta.dirname, '../../../node_modules/@zxcvbn-ts/core/dist/data/translationKeys.mjs'),
      'utf8',
    );
    const warnings = /warnings: \{([^}]*)\}/.exec(types)?.[1] ?? '';
    const codes = [...warnings.matchAll(/(\w+): '/g)].map((match) => match[1] ?? '');
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => adviceFor(0, code) === 'short')).toEqual([]);
  });
});
