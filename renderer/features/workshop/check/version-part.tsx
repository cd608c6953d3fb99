/** The number of this version, with advice from what changed since the last one that was saved; and what changed, in words. */
import { changePack, renamePart } from '../../../../shared/programme/workshop/edit-draft.ts';
import type { Draft } from '../../../../shared/programme/workshop/draft.ts';
import { freshId } from '../../../../shared/programme/workshop/fresh-id.ts';
import { adviseVersion } from '../../../../shared/programme/workshop/version-advice.ts';
import { whatChanged, type PackChange } from '../../../../shared/programme/workshop/what-changed.ts';
import { languageName } from '../../../i18n/language-name.ts';
import { useMessages, type Messages } from '../../../i18n/messages.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { Notice } from '../../../ui/signs/band.tsx';
import { useDesk } from '../desk-context.ts';
import { sayPlace } from './spoken.ts';

const MOST_CHANGES = 60;

export function VersionPart({ draft }: { readonly draft: Draft }) {
  const messages = useMessages();
  const { t } = messages;
  const { make } = useDesk();
  const { pack, lastSaved } = draft;
  if (lastSaved === null) {
    return <p className="note">{t('workshop.version.first', { version: pack.version ?? '' })}</p>;
  }
  const changes = whatChanged(lastSaved, pack);
  const { advice, version, newIds } = adviseVersion(lastSaved, changes);
  return (
    <section className="findings-part" aria-labelledby="version">
      <h2 className="strong" id="version">
        {t('workshop.version.title', { version: lastSaved.version ?? '' })}
      </h2>
      <p>{t(`workshop.version.${advice}`, { version })}</p>
      {advice === 'none' || pack.version === version ? null : (
        <Button look="line" onPress={() => make((one) => changePack(one, { version }))}>
          {t('workshop.version.take', { version })}
        </Button>
      )}
      {newIds.map(({ of, id, name }) => (
        <Notice
          key={`${of} ${id}`}
          title={t('workshop.version.meaning', { name: name ?? id })}
          acts={
            <Button
              look="word"
              onPress={() =>
                make((one) =>
                  renamePart(
                    one,
                    of,
                    one.pack[of].findIndex((part) => part.id === id),
                    freshId(one, of),
                  ),
                )
              }
            >
              {t('workshop.version.newId')}
            </Button>
          }
        >
          <p>{t('workshop.version.meaningAbout')}</p>
        </Notice>
      ))}
      {changes.length === 0 ? null : (
        <details className="form-more">
          <summary>{t('workshop.changed.title')}</summary>
          <ul>
            {changes.slice(0, MOST_CHANGES).map((change) => {
              const words = sayChange(messages, draft, change);
              return <li key={words}>{words}</li>;
            })}
          </ul>
        </details>
      )}
    </section>
  );
}

function sayChange(messages: Messages, { pack }: Draft, change: PackChange): string {
  const { t, language } = messages;
  switch (change.kind) {
    case 'pack':
      return t('workshop.changed.field', { field: sayPlace(messages, pack, [change.field]) });
    case 'part':
      return t(`workshop.changed.${change.change}`, {
        kind: t(`workshop.part.${change.of}`),
        name: change.name ?? change.id,
      });
    case 'order':
      return t('workshop.changed.order', { kind: t(`workshop.part.${change.of}`) });
    case 'mapping':
      return t('workshop.changed.mapping');
    case 'language': {
      const name = languageName(change.language, language);
      if (change.change === 'changed') {
        const count = change.added + change.removed + change.changed;
        return t('workshop.changed.language', { language: name, count });
      }
      return change.change === 'added'
        ? t('workshop.changed.languageAdded', { language: name })
        : t('workshop.changed.languageRemoved', { language: name });
    }
  }
}
