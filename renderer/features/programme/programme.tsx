/**
 * Programme: the way through the year and where the writer is on it. Weeks that were written look like all others: nothing
 * here is ticked off, counted or completed. Every choice can be made again.
 */
import { useState } from 'react';
import { dayOf, localMoment } from '../../../shared/base/moment.ts';
import type { Progress, ProgressChange } from '../../../shared/journal/journal-document.ts';
import { chosenSequence, nextPrompt, type PromptPlace } from '../../../shared/programme/next-prompt.ts';
import { ownStart, ownWeekOf } from '../../../shared/programme/own-weeks.ts';
import type { Pack } from '../../../shared/programme/pack.ts';
import { textOf } from '../../../shared/programme/translate.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';
import { Tick } from '../../ui/controls/tick.tsx';
import { Arcs } from './arcs.tsx';
import { Gatherings, Practices, Touchstones } from './programme-parts.tsx';
import './programme.css';

interface ProgrammeProps {
  readonly packs: readonly Pack[];
  readonly progress: Progress;
  readonly onChoose: (change: ProgressChange) => void;
  /** Opens a page for a prompt of the sequence. */
  readonly onWrite: (place: PromptPlace) => void;
}

export function Programme({ packs, progress, onChoose, onWrite }: ProgrammeProps) {
  const { t, language } = useMessages();
  const [today] = useState(() => dayOf(localMoment(new Date())));
  const chosen = chosenSequence(packs, progress);
  if (chosen === null) {
    return (
      <Row className="programme">
        <h1 className="title">{t('programme.none')}</h1>
      </Row>
    );
  }
  const { pack, sequence } = chosen;
  const read = textOf(pack, language);
  const here = nextPrompt(packs, progress);
  const week = ownWeekOf(ownStart(progress.answeredOn), today);
  const title = read(`sequences.${sequence.id}.title`);
  const about = read(`sequences.${sequence.id}.about`);
  const ways = packs.flatMap((one) =>
    one.sequences.map((way) => {
      const words = textOf(one, language);
      const from = packs.length > 1 ? (words('title')?.text ?? one.title) : undefined;
      const told = words(`sequences.${way.id}.about`)?.text;
      const line = [from, told].filter((part) => part !== undefined).join('. ');
      return {
        value: `${one.id}/${way.id}`,
        label: words(`sequences.${way.id}.title`)?.text ?? way.title,
        ...(line === '' ? {} : { about: line }),
        packId: one.id,
        sequenceId: way.id,
      };
    }),
  );
  return (
    <>
      <Row
        className="programme"
        margin={
          <p>
            <strong>{t('app.programme')}</strong>
            <br />
            {read('title')?.text}
          </p>
        }
        outer={<Gatherings pack={pack} sequence={sequence} here={here} read={read} />}
      >
        <h1 className="title" lang={title?.language} dir="auto">
          {title?.text}
        </h1>
        {about === null ? null : (
          <p className="note" lang={about.language} dir="auto">
            {about.text}
          </p>
        )}
        <p className="note">{t('programme.ownWeeks')}</p>
        <div className="programme-choices">
          <Tick
            label={t('programme.pause')}
            about={t('programme.pauseAbout')}
            isChosen={progress.paused}
            onChange={(paused) => onChoose({ kind: 'pause', paused })}
          />
          <Tick
            label={t('programme.light')}
            about={t('programme.lightAbout')}
            isChosen={progress.lightWeeks.includes(week)}
            onChange={(light) => onChoose({ kind: 'light-week', weekStart: week, light })}
          />
          {progress.here === null ? null : (
            <Button look="word" onPress={() => onChoose({ kind: 'go-to', prompt: null })}>
              {t('programme.fromBeginning')}
            </Button>
          )}
        </div>
      </Row>
      <Arcs
        {...{ pack, sequence, here, read, onWrite }}
        skipped={progress.skipped}
        onGoTo={(prompt) => onChoose({ kind: 'go-to', prompt })}
        onSkip={(prompt) => onChoose({ kind: 'skip', prompt })}
      />
      {ways.length < 2 ? null : (
        <Row as="section" className="programme-part">
          <RadioList
            label={t('programme.ways')}
            choices={ways}
            chosen={`${pack.id}/${sequence.id}`}
            onChoose={(value) => {
              const way = ways.find((one) => one.value === value);
              if (way !== undefined) {
                onChoose({ kind: 'sequence', packId: way.packId, sequenceId: way.sequenceId });
              }
            }}
            hint={t('programme.waysHint')}
          />
        </Row>
      )}
      <Touchstones
        pack={pack}
        read={read}
        isShown={progress.touchstone}
        onShow={(shown) => onChoose({ kind: 'touchstone', shown })}
      />
      <Practices pack={pack} read={read} />
    </>
  );
}
