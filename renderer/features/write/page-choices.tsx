/** What the writer says about a page, under it: when it comes back, that it has a star, was heavy, is put away. Nobody else says so. */
import { useState } from 'react';
import { setHeavy, setPutAway } from '../../../shared/journal/entry.ts';
import { setStar } from '../../../shared/journal/own-marks.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Tick } from '../../ui/controls/tick.tsx';
import { ComeBack } from './come-back.tsx';
import type { WrittenPage } from './page-document.ts';

interface PageChoicesProps {
  readonly page: WrittenPage;
  readonly returnsOn: string | null;
  readonly onReturn: (day: string | null) => void;
  readonly afterwards: boolean;
  readonly onAfterwards: () => void;
}

export function PageChoices({ page, returnsOn, onReturn, afterwards, onAfterwards }: PageChoicesProps) {
  const { t } = useMessages();
  const [heavy, setShown] = useState(page.heavy);
  const [starred, setStarred] = useState(page.starred);
  const [putAway, setAway] = useState(page.putAway);
  return (
    <>
      {page.prompt?.type === 'before-after' ? (
        <ComeBack
          made={page.made}
          day={returnsOn}
          onChoose={onReturn}
          isOpen={afterwards}
          onOpen={onAfterwards}
        />
      ) : null}
      <Tick
        label={t('write.star')}
        isChosen={starred}
        onChange={(chosen) => {
          setStarred(chosen);
          setStar(page.document, chosen);
        }}
      />
      <Tick
        label={t('write.heavy')}
        about={t('write.heavyAbout')}
        isChosen={heavy}
        onChange={(chosen) => {
          setShown(chosen);
          setHeavy(page.document, chosen);
        }}
      />
      <Tick
        label={t('write.putAway')}
        isChosen={putAway}
        onChange={(chosen) => {
          setAway(chosen);
          setPutAway(page.document, chosen);
        }}
      />
    </>
  );
}
