/** What is different in another version of a programme: what came, what changed, what is gone, by name. */
import type { PackChange } from '../../../shared/programme/workshop/what-changed.ts';
import { intlTag } from '../../i18n/choose-language.ts';
import { languageName } from '../../i18n/language-name.ts';
import { useMessages } from '../../i18n/messages.tsx';

/** As many names as are read at once; the rest is counted. */
const MOST_NAMES = 6;

export function PackNews({ changes }: { readonly changes: readonly PackChange[] }) {
  const { t, language } = useMessages();
  const list = new Intl.ListFormat(intlTag(language), { type: 'unit' });
  const named = (change: 'added' | 'changed' | 'removed'): string[] =>
    changes.flatMap((one) => {
      if (one.kind === 'language' && one.change === change) return [languageName(one.language, language)];
      return one.kind === 'part' && one.change === change ? [one.name ?? one.id] : [];
    });
  const rows = (['added', 'changed', 'removed'] as const).map((change) => ({ change, names: named(change) }));
  const head = changes.some(({ kind }) => kind === 'pack');
  const order = changes.some(({ kind }) => kind === 'order' || kind === 'mapping');
  return (
    <section aria-labelledby="pack-news">
      <h2 className="strong" id="pack-news">
        {t('packs.news')}
      </h2>
      <dl className="pack-facts">
        {rows.map(({ change, names }) =>
          names.length === 0 ? null : (
            <div key={change} className="pack-fact">
              <dt>{t(`packs.change.${change}`)}</dt>
              <dd>
                <bdi>{list.format(names.slice(0, MOST_NAMES))}</bdi>
                {names.length > MOST_NAMES ? (
                  <> {t('packs.moreNames', { count: names.length - MOST_NAMES })}</>
                ) : null}
              </dd>
            </div>
          ),
        )}
      </dl>
      {head ? <p className="note">{t('packs.change.head')}</p> : null}
      {order ? <p className="note">{t('packs.change.order')}</p> : null}
      {changes.length === 0 ? <p className="note">{t('packs.change.none')}</p> : null}
    </section>
  );
}
