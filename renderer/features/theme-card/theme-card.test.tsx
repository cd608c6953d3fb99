/** A theme card as it is opened: every theme is there, in every language, and none is ticked, and no lean or weather chosen. */
import { readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { parsePack } from '../../../shared/programme/parse-pack.ts';
import { MessagesProvider, startMessages } from '../../i18n/messages.tsx';
import { readCardWords, themesOf } from './card-words.ts';
import { ThemeCard } from './theme-card.tsx';

const packed = parsePack(new Uint8Array(readFileSync('resources/programmes/wellspring-year/pack.json')));
if (!packed.ok) throw new Error('The default programme is not whole.');
const { pack } = packed;

it.each(['en', 'es', 'ar'] as const)('nothing is ticked when a card is opened: %s', (language) => {
  const words = readCardWords(pack, 'arc-2', language);
  if (words === null) throw new Error('The default programme has no themes.');
  const markup = renderToStaticMarkup(
    <MessagesProvider catalogue={startMessages(language)} language={language}>
      <ThemeCard
        words={words}
        margin={null}
        roundWords={null}
        people={null}
        oneKeeper={false}
        isLater={false}
        isSaving={false}
        ownMarks={async () => themesOf(words).map(({ id }) => id)}
        onPeople={() => undefined}
        onSave={() => undefined}
      />
    </MessagesProvider>,
  );
  expect(markup.match(/type="checkbox"/gu)).toHaveLength(themesOf(words).length);
  expect(markup.match(/type="radio"/gu)?.length).toBe(
    (words.weather?.questions.length ?? 0) * (words.weather?.answers.length ?? 0),
  );
  expect(markup).not.toMatch(/ checked=|aria-checked="true"|data-selected/u);
  expect(markup).not.toContain('data-on="true"');
});
