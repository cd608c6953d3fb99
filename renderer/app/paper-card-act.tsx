/** The theme card on paper, for each programme that has themes. */
import { useState } from 'react';
import type { Pack } from '../../shared/programme/pack.ts';
import { readCardWords } from '../features/theme-card/card-words.ts';
import { PaperCard } from '../features/theme-card/paper-card.tsx';
import { useMessages } from '../i18n/messages.tsx';
import { Button } from '../ui/controls/button.tsx';

interface PaperCardActProps {
  readonly packs: readonly Pack[];
  /** The arc whose weather is asked; without it the programme's first. */
  readonly arc?: string;
}

export function PaperCardAct({ packs, arc = '' }: PaperCardActProps) {
  const { t, language } = useMessages();
  const [open, setOpen] = useState<string | null>(null);
  const withThemes = packs.flatMap((pack) => {
    const words = readCardWords(pack, arc, language);
    return words === null ? [] : [{ id: pack.id, words }];
  });
  return withThemes.map(({ id, words }) => (
    <div key={id}>
      <Button look="word" isExpanded={open === id} onPress={() => setOpen(open === id ? null : id)}>
        {withThemes.length === 1 ? t('paper.open') : t('paper.openOf', { pack: words.packTitle.text })}
      </Button>
      {open === id ? <PaperCard words={words} /> : null}
    </div>
  ));
}
