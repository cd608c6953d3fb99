/** The drawing of a picture: no number in anything of it, whatever the sums, in every language; and always "other things". */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { parsePack } from '../../../shared/programme/parse-pack.ts';
import { makePaperPicture } from '../../../shared/team/paper.ts';
import type { Picture } from '../../../shared/team/picture.ts';
import { roundBookOf, type RoundBook } from '../../../shared/team/round-book.ts';
import { randomChoice } from '../../../shared/team/testing/played-round.ts';
import { randomSource } from '../../../shared/team/testing/random-source.ts';
import { MessagesProvider, startMessages } from '../../i18n/messages.tsx';
import { PictureDrawing } from './picture-drawing.tsx';

const root = join(import.meta.dirname, '../../..');
const packed = parsePack(
  new Uint8Array(readFileSync(join(root, 'resources/programmes/wellspring-year/pack.json'))),
);
if (!packed.ok) throw new Error('The default programme is not whole.');
const { pack } = packed;
const book = bookOfArc();

function bookOfArc(): RoundBook {
  const found = roundBookOf(pack, 'arc-2');
  if (found === null) throw new Error('The default programme has no themes.');
  return found;
}

function pictureOf(people: number, seed: number): Picture {
  const random = randomSource(seed);
  const cards = Array.from({ length: people }, () => randomChoice(book, random, 0));
  const picture = makePaperPicture(book, 5, cards);
  if (!picture.ok) throw new Error(picture.refusal);
  return picture.value;
}

function drawn(picture: Picture, language: 'en' | 'es' | 'ar'): string {
  const markup = renderToStaticMarkup(
    <MessagesProvider catalogue={startMessages(language)} language={language}>
      <PictureDrawing picture={picture} pack={pack} arc="arc-2" />
    </MessagesProvider>,
  );
  // The signs are drawn, and ids join a band to its name; everything else is read, heard or copied.
  return markup
    .replaceAll(/<svg.*?<\/svg>/gu, '')
    .replaceAll(/ (id|aria-labelledby)="[^"]*"/gu, '')
    .replaceAll(/<\/?h\d/gu, '')
    .replaceAll(/&#x?[\da-f]+;/gu, '');
}

describe.each(['en', 'es', 'ar'] as const)('a picture in %s', (language) => {
  it('holds no figure, in words or in attributes, for any number of people', () => {
    for (const people of [0, 4, 5, 6, 7, 8, 9, 10, 12, 20, 40]) {
      for (let seed = 1; seed <= 5; seed += 1) {
        expect(drawn(pictureOf(people, 100 * people + seed), language)).not.toMatch(/\p{Nd}/u);
      }
    }
  });

  it('always says that other things may have been there', () => {
    const words = startMessages(language).t('team.picture.other');
    for (const people of [0, 5, 9, 20]) expect(drawn(pictureOf(people, people), language)).toContain(words);
  });
});
