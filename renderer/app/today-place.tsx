/** Today, with what the journal and the programmes know put into it: the next prompt, today's page, the other doors. */
import { useEffect, useState } from 'react';
import { dayOf, localMoment } from '../../shared/base/moment.ts';
import type { EntrySummary, Minutes, PromptAsSeen } from '../../shared/journal/entry.ts';
import { asSeen } from '../../shared/programme/as-seen.ts';
import { anytimePrompts, nextPrompt } from '../../shared/programme/next-prompt.ts';
import type { Pack } from '../../shared/programme/pack.ts';
import { Today } from '../features/today/today.tsx';
import type { PageRequest } from '../features/write/page-document.ts';
import { useMessages } from '../i18n/messages.tsx';
import type { OpenJournal } from '../vault/open-journal.ts';

interface TodayPlaceProps {
  readonly journal: OpenJournal;
  readonly packs: readonly Pack[];
  readonly onWrite: (request: PageRequest) => void;
}

interface Known {
  readonly answered: readonly string[];
  readonly newest: EntrySummary | null;
  readonly total: number;
  readonly packId: string | null;
  readonly sequenceId: string | null;
}

/** A blank page has all the room it wants. */
const BLANK_MINUTES: Minutes = 10;

export function TodayPlace({ journal, packs, onWrite }: TodayPlaceProps) {
  const { language } = useMessages();
  const [known, setKnown] = useState<Known | null>(null);

  useEffect(() => {
    let current = true;
    const read = async (): Promise<void> => {
      const [progress, list] = await Promise.all([journal.progress(), journal.list(0, 'kept')]);
      if (current) setKnown({ ...progress, newest: list.entries[0] ?? null, total: list.total });
    };
    void read();
    const stop = journal.subscribe(() => void read());
    return () => {
      current = false;
      stop();
    };
  }, [journal]);

  if (known === null) return null;
  const today = new Date();
  const place = nextPrompt(packs, { ...known, answered: [...known.answered] });
  const prompt = place === null ? null : asSeen(place.pack, place, language);
  const isToday = known.newest !== null && dayOf(known.newest.made) === dayOf(localMoment(today));
  const newest = isToday ? known.newest : null;

  return (
    <Today
      prompt={prompt}
      today={today}
      welcome={known.total === 0 ? 'first' : 'back'}
      minutesOffered={prompt?.lengths ?? []}
      onWrite={(minutes) => onWrite({ kind: 'new', prompt, minutes })}
      onBlank={() => onWrite({ kind: 'new', prompt: null, minutes: BLANK_MINUTES })}
      doors={roughDay(packs, language).map((door) => ({
        id: door.promptId,
        title: door.title,
        about: door.about,
        onOpen: () => onWrite({ kind: 'new', prompt: door.prompt, minutes: door.minutes }),
      }))}
      {...(newest === null
        ? {}
        : {
            openPage: { firstLine: newest.firstLine, onOpen: () => onWrite({ kind: 'open', id: newest.id }) },
          })}
    />
  );
}

interface Door {
  readonly promptId: string;
  readonly title: string;
  readonly about: string;
  readonly prompt: PromptAsSeen;
  readonly minutes: Minutes;
}

/** The page for a rough day, where the programme has one: it stands open every day, whatever the week. */
function roughDay(packs: readonly Pack[], language: string): Door[] {
  for (const pack of packs) {
    const place = anytimePrompts(pack).find(({ prompt }) => prompt.type === 'rough-day');
    if (place === undefined) continue;
    const prompt = asSeen(pack, place, language);
    const minutes = prompt.lengths.at(-1) ?? BLANK_MINUTES;
    return [
      {
        promptId: prompt.promptId,
        title: place.prompt.title ?? prompt.text,
        about: prompt.text,
        prompt,
        minutes,
      },
    ];
  }
  return [];
}
