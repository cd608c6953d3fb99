/** Today, with what the journal and the programmes know put into it: the page that fits, today's page, the other doors. */
import { useEffect, useState, type ReactNode } from 'react';
import { dayOf, localMoment } from '../../shared/base/moment.ts';
import type { EntrySummary, Minutes } from '../../shared/journal/entry.ts';
import type { Progress } from '../../shared/journal/journal-document.ts';
import { asSeen } from '../../shared/programme/as-seen.ts';
import { plainMarkup } from '../../shared/programme/markup.ts';
import { anytimePrompts, type PromptPlace } from '../../shared/programme/next-prompt.ts';
import type { Pack } from '../../shared/programme/pack.ts';
import { suggest, type NewestPage, type Suggestion } from '../../shared/programme/suggest.ts';
import { textOf } from '../../shared/programme/translate.ts';
import { AnotherPrompt } from '../features/today/another-prompt.tsx';
import type { Door } from '../features/today/door-line.tsx';
import { Today, type Welcome } from '../features/today/today.tsx';
import type { PageRequest } from '../features/write/page-document.ts';
import { useMessages } from '../i18n/messages.tsx';
import type { Language } from '../i18n/choose-language.ts';
import type { OpenJournal } from '../vault/open-journal.ts';
import { readNewest, readReturning, type ReturningPage } from './today-pages.ts';

interface TodayPlaceProps {
  readonly journal: OpenJournal;
  readonly packs: readonly Pack[];
  readonly onWrite: (request: PageRequest) => void;
  readonly onHelp: () => void;
  /** What the margin says beside the doors. */
  readonly note: ReactNode;
}

interface Known {
  readonly now: Date;
  readonly progress: Progress;
  readonly entry: EntrySummary | null;
  readonly newest: NewestPage | null;
  readonly returning: readonly ReturningPage[];
}

/** A blank page has all the room it wants. */
const BLANK_MINUTES: Minutes = 10;

export function TodayPlace({ journal, packs, onWrite, onHelp, note }: TodayPlaceProps) {
  const { t, language } = useMessages();
  const [known, setKnown] = useState<Known | null>(null);
  const [isChoosing, setChoosing] = useState(false);

  useEffect(() => {
    let current = true;
    const read = async (): Promise<void> => {
      const now = new Date();
      const [progress, list] = await Promise.all([journal.progress(), journal.list(0, 'written')]);
      // Somebody who went on at once does not wait for what would have stood here.
      if (!current) return;
      const entry = list.entries[0] ?? null;
      const [newest, returning] = await Promise.all([
        readNewest(journal, entry),
        readReturning(journal, progress.returns, dayOf(localMoment(now))),
      ]);
      if (current) setKnown({ now, progress, entry, newest, returning });
    };
    void read();
    const stop = journal.subscribe(() => void read());
    return () => {
      current = false;
      stop();
    };
  }, [journal]);

  if (known === null) return null;
  const today = dayOf(localMoment(known.now));
  const suggestion = suggest(packs, known.progress, today, known.newest);
  const prompt = suggestion === null ? null : asSeen(suggestion.place.pack, suggestion.place, language);
  const entry =
    known.entry !== null && known.entry.putAway !== true && dayOf(known.entry.made) === today
      ? known.entry
      : null;
  const open = (place: PromptPlace): void => {
    const seen = asSeen(place.pack, place, language);
    onWrite({ kind: 'new', prompt: seen, minutes: shortest(seen.lengths) });
  };
  const anytime = packs.flatMap(anytimePrompts).filter(({ prompt: { type } }) => type !== 'blank');

  if (isChoosing) {
    return (
      <AnotherPrompt
        doors={anytime.map((place) => doorOf(place, language, open))}
        onBack={() => setChoosing(false)}
      />
    );
  }
  const rough = anytime.find((place) => place.prompt.type === 'rough-day');
  const programme = suggestion?.programme ?? null;
  return (
    <Today
      prompt={prompt}
      today={known.now}
      welcome={welcomeFor(suggestion, known)}
      minutesOffered={suggestion?.lengths ?? []}
      onWrite={(minutes) => onWrite({ kind: 'new', prompt, minutes })}
      onBlank={() => onWrite({ kind: 'new', prompt: null, minutes: BLANK_MINUTES })}
      doors={[
        ...(programme === null
          ? []
          : [{ ...doorOf(programme, language, open), title: t('today.programmePage') }]),
        ...(rough === undefined ? [] : [doorOf(rough, language, open)]),
      ]}
      comeBack={known.returning.map(({ id, line }) => ({
        id,
        title: t('today.comeBack'),
        about: line,
        onOpen: () => onWrite({ kind: 'open', id }),
      }))}
      onAnother={anytime.length === 0 ? null : () => setChoosing(true)}
      onHelp={onHelp}
      note={note}
      {...(entry === null
        ? {}
        : {
            openPage: { firstLine: entry.firstLine, onOpen: () => onWrite({ kind: 'open', id: entry.id }) },
          })}
    />
  );
}

function welcomeFor(suggestion: Suggestion | null, { entry }: Known): Welcome {
  if (entry === null) return 'first';
  return suggestion === null || suggestion.reason === 'programme' ? 'back' : suggestion.reason;
}

function doorOf(place: PromptPlace, language: Language, open: (place: PromptPlace) => void): Door {
  const { pack, prompt } = place;
  const read = textOf(pack, language);
  const about = read(`prompts.${prompt.id}.text`);
  const title = read(`prompts.${prompt.id}.title`);
  const question = plainMarkup(about?.text ?? prompt.text);
  return {
    id: `${pack.id}/${prompt.id}`,
    title: title?.text ?? question,
    about: title === null ? '' : question,
    language: about?.language ?? pack.defaultLanguage,
    onOpen: () => open(place),
  };
}

function shortest(lengths: readonly Minutes[]): Minutes {
  return lengths.toSorted((a, b) => a - b)[0] ?? BLANK_MINUTES;
}
