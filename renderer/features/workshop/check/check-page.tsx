/**
 * *Check my pack*: what a reader would refuse, each with the way there; then what might read better; then the version, what changed
 * since the last one, and saving. A pack that is good here is good everywhere, because the same reader is asked.
 */
import { useState } from 'react';
import type { Pack } from '../../../../shared/programme/pack.ts';
import { parsePack } from '../../../../shared/programme/parse-pack.ts';
import type { HintCode } from '../../../../shared/programme/workshop/check-hints.ts';
import type { CheckedPack } from '../../../../shared/programme/workshop/check-pack.ts';
import type { Draft } from '../../../../shared/programme/workshop/draft.ts';
import { edit } from '../../../../shared/programme/workshop/edit-draft.ts';
import { takeOut } from '../../../../shared/programme/workshop/take-out.ts';
import type { Place } from '../../../../shared/programme/workshop/tree-edit.ts';
import { callDesktop } from '../../../desktop/desktop.ts';
import { fileName } from '../../../desktop/file-name.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { Notice } from '../../../ui/signs/band.tsx';
import { useDesk } from '../desk-context.ts';
import { sayFinding, sayPlace } from './spoken.ts';
import { VersionPart } from './version-part.tsx';

interface CheckPageProps {
  readonly draft: Draft;
  readonly checked: CheckedPack;
  readonly onGo: (place: Place) => void;
  /** A file holds the pack as it stands now. */
  readonly onSaved: () => void;
  readonly onAdd: (bytes: Uint8Array) => Promise<'added' | 'not-added'>;
  readonly onBooklet: (pack: Pack) => void;
}

/** As many hints as anyone reads at once. */
const MOST_HINTS = 40;

/** What nothing leads to is mended where the leading is done: in the weeks of the first arc, and along the first way. */
const MENDED_AT: { readonly [code in HintCode]?: Place } = {
  'prompt-unused': ['arcs', 0, 'steps'],
  'gathering-unused': ['arcs', 0, 'steps'],
  'arc-unused': ['sequences', 0, 'arcs'],
};

type Said = 'saved' | 'not-saved' | 'added' | 'not-added';

export function CheckPage({ draft, checked, onGo, onSaved, onAdd, onBooklet }: CheckPageProps) {
  const messages = useMessages();
  const { t } = messages;
  const { pack } = draft;
  const { good, findings, hints, more, bytes } = checked;
  const { make } = useDesk();
  const [said, setSaid] = useState<Said | null>(null);

  const save = async (): Promise<void> => {
    setSaid(null);
    const name = fileName(pack.title ?? '') || t('workshop.fileName');
    const outcome = await callDesktop('saveFile', { kind: 'pack', name, content: bytes });
    if (outcome.ok) {
      onSaved();
      setSaid('saved');
    } else if (outcome.problem !== 'cancelled') setSaid('not-saved');
  };
  const add = async (): Promise<void> => {
    setSaid(null);
    setSaid(await onAdd(bytes).catch(() => 'not-added' as const));
  };

  const print = (): void => {
    const parsed = parsePack(bytes);
    if (parsed.ok) onBooklet(parsed.pack);
  };

  return (
    <>
      <h1 className="lead desk-heading" id="part-heading" tabIndex={-1}>
        {t('workshop.part.check')}
      </h1>
      <p className="serif" role="status">
        {good ? t('workshop.check.good') : t('workshop.check.notYet', { count: findings.length })}
      </p>
      {good ? null : (
        <ol className="findings" aria-label={t('workshop.check.findings')}>
          {findings.map((finding) => {
            const place = sayPlace(messages, pack, finding.place);
            const out = takeOut(pack, finding.place);
            return (
              <li key={`${finding.code} ${finding.place.join(' ')}`}>
                <span>
                  <strong className="strong">
                    <bdi>{place}</bdi>
                  </strong>
                  {': '}
                  {sayFinding(messages, pack, finding)}
                </span>
                {out === null ? (
                  <Button
                    look="word"
                    label={t('workshop.check.goLabel', { place })}
                    onPress={() => onGo(finding.place)}
                  >
                    {t('workshop.check.go')}
                  </Button>
                ) : (
                  <Button
                    look="word"
                    label={t('workshop.order.removeLabel', { name: place })}
                    onPress={() => make((one) => edit(one, out))}
                  >
                    {t('workshop.order.remove')}
                  </Button>
                )}
              </li>
            );
          })}
        </ol>
      )}
      {more ? <p className="note">{t('workshop.check.more')}</p> : null}
      {good ? (
        <>
          <VersionPart draft={draft} />
          <p className="form-acts">
            <Button onPress={() => void save()}>{t('workshop.check.save')}</Button>
            <Button look="line" onPress={() => void add()}>
              {t('workshop.check.add')}
            </Button>
            <Button look="line" onPress={print}>
              {t('packs.booklet')}
            </Button>
          </p>
        </>
      ) : null}
      <div role="status">
        {said === 'saved' || said === 'added' ? <p>{t(`workshop.check.${said}`)}</p> : null}
      </div>
      {said === 'not-saved' || said === 'not-added' ? (
        <Notice title={t(`workshop.check.${said}`)} role="alert" />
      ) : null}
      {hints.length === 0 ? null : (
        <section className="findings-part" aria-labelledby="hints">
          <h2 className="strong" id="hints">
            {t('workshop.hint.title')}
          </h2>
          <p className="note">{t('workshop.hint.about')}</p>
          <ul className="findings">
            {hints.slice(0, MOST_HINTS).map((hint) => {
              const place = sayPlace(messages, pack, hint.place);
              return (
                <li key={`${hint.code} ${hint.number ?? ''} ${hint.place.join(' ')}`}>
                  <span>
                    <strong className="strong">
                      <bdi>{place}</bdi>
                    </strong>
                    {': '}
                    {t(`workshop.hint.is.${hint.code}`, { number: String(hint.number ?? '') })}
                  </span>
                  <Button
                    look="word"
                    label={t('workshop.check.goLabel', { place })}
                    onPress={() => onGo(MENDED_AT[hint.code] ?? hint.place)}
                  >
                    {t('workshop.check.go')}
                  </Button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}
