/**
 * The programmes that are here, and whose they are: another one is taken in by its file, one that was added goes again, and each
 * can be printed for people without the app.
 */
import { useState } from 'react';
import type { Pack } from '../../../shared/programme/pack.ts';
import { textOf } from '../../../shared/programme/translate.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import { PackFacts, Words } from './pack-facts.tsx';

interface PacksProps {
  readonly packs: readonly Pack[];
  /** Ids of those that were added here and can be removed. */
  readonly added: ReadonlySet<string>;
  /** How many files of added programmes could not be read back; they were left as they are. */
  readonly unreadable: number;
  readonly onAdd: () => void;
  /** False when the disk refused. */
  readonly onRemove: (packId: string) => Promise<boolean>;
  readonly onBooklet: (pack: Pack) => void;
  /** To the programmes that are being written here. */
  readonly onWorkshop: () => void;
}

export function Packs({ packs, added, unreadable, onAdd, onRemove, onBooklet, onWorkshop }: PacksProps) {
  const { t } = useMessages();
  return (
    <Row as="section" className="programme-part">
      <h2 className="lead" id="packs">
        {t('programme.packs')}
      </h2>
      {unreadable > 0 ? <Notice title={t('packs.unreadable', { count: unreadable })} role="status" /> : null}
      {packs.map((pack) => (
        <OnePack
          key={pack.id}
          pack={pack}
          onBooklet={() => onBooklet(pack)}
          onRemove={added.has(pack.id) ? () => onRemove(pack.id) : null}
        />
      ))}
      <div className="pack-acts">
        <Button look="line" onPress={onAdd}>
          {t('packs.add')}
        </Button>
        <Button look="line" onPress={onWorkshop}>
          {t('workshop.title')}
        </Button>
      </div>
      <p className="note">{t('packs.addAbout')}</p>
    </Row>
  );
}

interface OnePackProps {
  readonly pack: Pack;
  readonly onBooklet: () => void;
  readonly onRemove: (() => Promise<boolean>) | null;
}

function OnePack({ pack, onBooklet, onRemove }: OnePackProps) {
  const { t, language } = useMessages();
  const [state, setState] = useState<'shown' | 'asked' | 'failed'>('shown');
  const read = textOf(pack, language);
  const title = read('title')?.text ?? pack.title;
  return (
    <div className="pack">
      <h3 className="strong">
        <Words read={read} of="title" />
      </h3>
      <PackFacts pack={pack} />
      {state === 'asked' && onRemove !== null ? (
        <Notice
          role="status"
          title={t('packs.removeTitle', { title })}
          acts={
            <>
              <Button
                look="line"
                onPress={() =>
                  void onRemove().then((done) => {
                    if (!done) setState('failed');
                  })
                }
              >
                {t('packs.removeIt')}
              </Button>
              <Button look="word" onPress={() => setState('shown')}>
                {t('packs.keepIt')}
              </Button>
            </>
          }
        >
          <p>{t('packs.removeAbout')}</p>
        </Notice>
      ) : (
        <div className="pack-acts">
          <Button look="word" label={t('packs.bookletOf', { title })} onPress={onBooklet}>
            {t('packs.booklet')}
          </Button>
          {onRemove === null ? null : (
            <Button look="quiet" label={t('packs.removeOf', { title })} onPress={() => setState('asked')}>
              {t('packs.remove')}
            </Button>
          )}
        </div>
      )}
      {state === 'failed' ? <Notice title={t('packs.notRemoved')} role="alert" /> : null}
    </div>
  );
}
