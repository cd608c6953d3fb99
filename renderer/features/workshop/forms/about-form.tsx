/** What a pack says of itself: its title, what it is for, whose it is, its language and version. */
import { edit } from '../../../../shared/programme/workshop/edit-draft.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { fieldId, useDesk } from '../desk-context.ts';
import { Words } from '../fields/draft-fields.tsx';

const MOST_AUTHORS = 20;

export function AboutForm() {
  const { t } = useMessages();
  const { pack } = useDesk();
  return (
    <>
      <Words place={['title']} label={t('workshop.field.packTitle')} />
      <Words place={['summary']} label={t('workshop.field.summary')} size="long" />
      <Words
        place={['notice']}
        label={t('workshop.field.notice')}
        hint={t('workshop.field.noticeHint')}
        size="long"
      />
      <Authors />
      <Words
        place={['defaultLanguage']}
        label={t('workshop.field.language')}
        hint={t('workshop.field.languageHint')}
      />
      <Words place={['version']} label={t('workshop.field.version')} hint={t('workshop.field.versionHint')} />
      <details className="form-more">
        <summary>{t('workshop.field.insideFile')}</summary>
        <Words place={['id']} label={t('workshop.field.packId')} hint={t('workshop.field.packIdHint')} />
        {pack.basedOn.length === 0 ? null : (
          <>
            <p className="strong">{t('workshop.field.basedOn')}</p>
            <ul>
              {pack.basedOn.map(({ id = '', version = '', spdx = '' }) => (
                <li key={`${id} ${version}`}>
                  <bdi>{[id, version, spdx].filter((part) => part !== '').join(' · ')}</bdi>
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
    </>
  );
}

function Authors() {
  const { t } = useMessages();
  const { pack, make } = useDesk();
  return (
    <fieldset className="form-group" id={fieldId(['authors'])}>
      <legend>{t('workshop.field.authors')}</legend>
      {pack.authors.map((_, at) => (
        <div key={at} className="form-pair">
          <Words place={['authors', at, 'name']} label={t('workshop.field.authorName', { number: at + 1 })} />
          <Words place={['authors', at, 'role']} label={t('workshop.field.authorRole')} />
          <Button
            look="word"
            label={t('workshop.order.removeLabel', {
              name: t('workshop.field.authorName', { number: at + 1 }),
            })}
            onPress={() => make((draft) => edit(draft, [{ kind: 'remove', list: ['authors'], at }]))}
          >
            {t('workshop.order.remove')}
          </Button>
        </div>
      ))}
      {pack.authors.length >= MOST_AUTHORS ? null : (
        <Button
          look="word"
          onPress={() =>
            make((draft) =>
              edit(draft, [{ kind: 'insert', list: ['authors'], at: pack.authors.length, item: {} }]),
            )
          }
        >
          {t('workshop.field.addAuthor')}
        </Button>
      )}
    </fieldset>
  );
}
