import { describe, expect, it } from 'vitest';
import { compareVersions, offerOf } from './pack-offer.ts';
import { basePackText, packFrom } from './testing/example-packs.ts';

const text = basePackText();
const base = packFrom(text);
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);
const of = (version: string, title = 'A small pack') =>
  bytes(text.replace('"1.2.0"', `"${version}"`).replace('"A small pack"', `"${title}"`));

describe('a pack file', () => {
  it('is new where no pack has its id', () => {
    expect(offerOf(bytes(text), [], [])).toMatchObject({ kind: 'new', pack: { id: 'test.small' } });
  });

  it('is newer, older or another writing of one that was added, and says what differs', () => {
    expect(offerOf(of('1.10.0', 'Renamed'), [], [base])).toMatchObject({
      kind: 'newer',
      before: { version: '1.2.0' },
      changes: [{ kind: 'pack', field: 'title' }],
    });
    expect(offerOf(of('1.1.9'), [], [base])).toMatchObject({ kind: 'older' });
    expect(offerOf(of('1.2.0', 'Renamed'), [], [base])).toMatchObject({ kind: 'same-version' });
    expect(offerOf(bytes(text), [], [base])).toMatchObject({ kind: 'same' });
  });

  it('never takes the place of one that came with the app', () => {
    expect(offerOf(of('9.0.0'), [base], [])).toMatchObject({ kind: 'comes-with-app' });
  });

  it('is refused by place and reason', () => {
    expect(offerOf(bytes(text.replace('"minPerTheme": 3', '"minPerTheme": 2')), [], [])).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'threshold-too-low', path: 'sharing.minPerTheme' }],
    });
  });
});

it('versions are compared as numbers, and a suffix comes before the version it leads to', () => {
  const sorted = ['0.9.0', '1.2.0', '1.10.0', '2.0.0-a', '2.0.0-b', '2.0.0'];
  expect(sorted.toReversed().toSorted(compareVersions)).toEqual(sorted);
});
