/** What is told of a programme before it is taken in, and while it is here: whose it is, on what terms, and what it holds. */
import type { ReactNode } from 'react';
import type { Pack } from '../../../shared/programme/pack.ts';
import { languagesOf, textOf, type ReadWording } from '../../../shared/programme/translate.ts';
import { intlTag } from '../../i18n/choose-language.ts';
import { languageName } from '../../i18n/language-name.ts';
import { useMessages } from '../../i18n/messages.tsx';
import './packs.css';

/** One string of a pack, in the language and the direction that it has. */
export function Words({ read, of }: { readonly read: ReadWording; readonly of: string }): ReactNode {
  const words = read(of);
  return words === null ? null : (
    <span lang={words.language} dir={words.direction} className="pack-words">
      {words.text}
    </span>
  );
}

export function PackFacts({ pack }: { readonly pack: Pack }) {
  const { t, language } = useMessages();
  const list = new Intl.ListFormat(intlTag(language), { type: 'unit' });
  const read = textOf(pack, language);
  const { licence, authors, basedOn, trademarks } = { ...pack, trademarks: pack.licence.trademarks };
  return (
    <>
      {pack.notice === undefined ? null : (
        <p>
          <Words read={read} of="notice" />
        </p>
      )}
      <dl className="pack-facts">
        <dt>{t('programme.version')}</dt>
        <dd>
          <bdi>{pack.version}</bdi>
        </dd>
        <dt>{t('programme.licence')}</dt>
        <dd>
          <bdi>{licence.spdx}</bdi>
          <br />
          <bdi>{licence.attribution}</bdi>
          {licence.url === undefined ? null : (
            <>
              <br />
              <bdi dir="ltr" className="pack-address">
                {licence.url}
              </bdi>
            </>
          )}
          {licence.mayRedistribute ? null : (
            <>
              <br />
              {t('packs.notHandedOn')}
            </>
          )}
        </dd>
        <dt>{t('programme.authors')}</dt>
        <dd>
          {authors.map(({ name, role, contact }) => (
            <span key={name} className="pack-author">
              <bdi>{[name, role, contact].filter((part) => part !== undefined).join(', ')}</bdi>
            </span>
          ))}
        </dd>
        {trademarks.length === 0 ? null : (
          <>
            <dt>{t('programme.trademarks')}</dt>
            <dd>{trademarks.join(', ')}</dd>
          </>
        )}
        {basedOn.length === 0 ? null : (
          <>
            <dt>{t('packs.basedOn')}</dt>
            <dd>
              {basedOn.map(({ id, version }) => (
                <span key={`${id} ${version}`} className="pack-author">
                  <bdi dir="ltr">
                    {id} {version}
                  </bdi>
                </span>
              ))}
            </dd>
          </>
        )}
        <dt>{t('packs.languages')}</dt>
        <dd>{list.format(languagesOf(pack).map((tag) => languageName(tag, language)))}</dd>
        <dt>{t('programme.holds')}</dt>
        <dd>
          {list.format([
            t('programme.prompts', { count: pack.prompts.length }),
            t('programme.gatheringCount', { count: pack.gatherings.length }),
            t('programme.themes', { count: pack.themes.length }),
            t('packs.pieceCount', { count: pack.thirdThings.length }),
            t('packs.practiceCount', { count: pack.practices.length }),
          ])}
        </dd>
      </dl>
    </>
  );
}
