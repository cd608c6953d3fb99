/**
 * A programme's file, before it is taken in: its licence, its authors, its notice and what it holds, and what would change; or
 * why it is not taken, by place and reason. Nothing of it is here until somebody says so.
 */
import { useState } from 'react';
import type { PackOffer } from '../../../shared/programme/pack-offer.ts';
import type { PackProblem } from '../../../shared/programme/pack-problem.ts';
import { textOf } from '../../../shared/programme/translate.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { ArrivingHeading } from '../../ui/book/arriving-heading.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import { PackFacts, Words } from './pack-facts.tsx';
import { PackNews } from './pack-news.tsx';

interface OfferedPackProps {
  readonly fileName: string;
  readonly offer: PackOffer;
  /** False when the disk refused. */
  readonly onTake: () => Promise<boolean>;
  readonly onLeave: () => void;
}

export function OfferedPack({ fileName, offer, onTake, onLeave }: OfferedPackProps) {
  const { t, language } = useMessages();
  const [state, setState] = useState<'shown' | 'busy' | 'failed'>('shown');

  const margin = (
    <p>
      <strong>{t('packs.offered')}</strong>
      <br />
      <bdi className="pack-file">{fileName}</bdi>
    </p>
  );
  if (offer.kind === 'refused') {
    return (
      <Row className="programme pack-page" margin={margin}>
        <ArrivingHeading look="title">{t('packs.refused')}</ArrivingHeading>
        <Problems problems={offer.problems} />
        <p className="note">{t('packs.refusedAbout')}</p>
        <div className="pack-acts">
          <Button onPress={onLeave}>{t('packs.back')}</Button>
        </div>
      </Row>
    );
  }

  const { pack, kind } = offer;
  const takes = kind === 'new' || kind === 'newer' || kind === 'older' || kind === 'same-version';
  return (
    <Row className="programme pack-page" margin={margin}>
      <ArrivingHeading look="title">
        <Words read={textOf(pack, language)} of="title" />
      </ArrivingHeading>
      <p className="serif">
        {'before' in offer
          ? t(`packs.kind.${offer.kind}`, { version: pack.version, before: offer.before.version })
          : t(`packs.kind.${offer.kind}`)}
      </p>
      {pack.summary === undefined ? null : (
        <p>
          <Words read={textOf(pack, language)} of="summary" />
        </p>
      )}
      {'changes' in offer ? <PackNews changes={offer.changes} /> : null}
      <PackFacts pack={pack} />
      {state === 'failed' ? <Notice title={t('packs.notAdded')} role="alert" /> : null}
      <div className="pack-acts">
        {takes ? (
          <Button
            isDisabled={state === 'busy'}
            onPress={() => {
              setState('busy');
              void onTake().then((done) => {
                if (!done) setState('failed');
              });
            }}
          >
            {kind === 'new' ? t('packs.take') : t('packs.replace')}
          </Button>
        ) : null}
        <Button look={takes ? 'line' : 'filled'} onPress={onLeave}>
          {takes ? t('packs.leave') : t('packs.back')}
        </Button>
      </div>
      {takes ? <p className="note">{t('packs.takeAbout')}</p> : null}
    </Row>
  );
}

/** As many as are read at once; the rest is counted. */
const MOST_SHOWN = 8;

function Problems({ problems }: { readonly problems: readonly PackProblem[] }) {
  const { t } = useMessages();
  const rest = problems.length - MOST_SHOWN;
  return (
    <ul className="pack-problems">
      {problems.slice(0, MOST_SHOWN).map(({ code, line, path, detail }) => (
        <li key={`${code} ${line} ${path} ${detail ?? ''}`}>
          {path === '' ? null : (
            <>
              <bdi dir="ltr" className="pack-path">
                {path}
              </bdi>{' '}
              {t('packs.line', { line })}{' '}
            </>
          )}
          {t(`pack.problem.${code}`)}
          {detail === undefined ? null : (
            <>
              {' '}
              <bdi dir="ltr">({detail})</bdi>
            </>
          )}
        </li>
      ))}
      {rest > 0 ? <li>{t('packs.moreProblems', { count: rest })}</li> : null}
    </ul>
  );
}
