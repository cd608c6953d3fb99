/** Write, with what the journal knows put into it: the name guard, this week's touchstone, and when the page comes back. */
import { useMemo, useState } from 'react';
import type { ComponentProps } from 'react';
import { dayOf, localMoment } from '../../shared/base/moment.ts';
import type { Pack } from '../../shared/programme/pack.ts';
import { touchstoneOf } from '../../shared/programme/touchstone.ts';
import { useNameGuard } from '../features/name-guard/use-name-guard.tsx';
import { RoughDay } from '../features/write/rough-day/rough-day.tsx';
import { WritePage } from '../features/write/write-page.tsx';
import { useMessages } from '../i18n/messages.tsx';
import { useProgress } from '../vault/use-progress.ts';
import { offerThemes } from './theme-offers.ts';

type Given = Pick<
  ComponentProps<typeof WritePage>,
  'journal' | 'page' | 'onCloseTheDoor' | 'onDelete' | 'onVersions'
>;

interface WritePlaceProps extends Given {
  readonly packs: readonly Pack[];
  readonly onHelp: () => void;
}

export function WritePlace({ packs, onHelp, ...given }: WritePlaceProps) {
  const { journal, page } = given;
  const { language } = useMessages();
  const progress = useProgress(journal);
  const [today] = useState(() => dayOf(localMoment(new Date())));
  const packId = page.prompt?.packId ?? null;
  const themes = useMemo(() => offerThemes(packs, packId, language), [packs, packId, language]);
  const guard = useNameGuard(journal, page.document);
  if (page.isNew && page.prompt?.type === 'rough-day') {
    const { onCloseTheDoor } = given;
    return <RoughDay {...{ journal, page, onCloseTheDoor, onHelp, guard }} prompt={page.prompt} />;
  }
  if (progress === null) return null;
  const returnsOn = progress.returns[page.id] ?? null;
  return (
    <WritePage
      {...given}
      guard={guard}
      themes={themes}
      touchstone={progress.touchstone ? touchstoneOf(packs, progress, today, language) : null}
      returnsOn={returnsOn}
      onReturn={(day) => void journal.choose({ kind: 'come-back', entry: page.id, day })}
      hasComeBack={returnsOn !== null && returnsOn <= today}
    />
  );
}
