/** Settings: the safety copy. Nothing is chosen for the writer; where a folder is carried away is said before it is taken. */
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import { sayWhen } from './last-copy.tsx';
import { stopCopying, useFolderChoice, useSafetyCopy } from './use-safety-copy.ts';
import type { Copied } from './use-safety-copy.ts';
import './safety-copy.css';

interface SafetySectionProps {
  readonly journal: Copied;
  readonly onLock: () => void;
}

export function SafetySection({ journal, onLock }: SafetySectionProps) {
  const { t, language } = useMessages();
  const copy = useSafetyCopy(journal);
  const choice = useFolderChoice(journal);
  const { asked, choose, take, leave, problem, busy, copyNow, fetchMore, fetched } = choice;
  if (copy === null) return null;
  const { chosen, last } = copy;
  const carrier = asked?.carriedBy ?? null;
  return (
    <div className="settings-text">
      <p>{t('safety.about')}</p>
      {chosen === null ? (
        <p>{t('safety.none')}</p>
      ) : (
        <div>
          <h2 className="strong">{t('safety.folder')}</h2>
          <p className="settings-folder" dir="ltr" lang="zxx">
            {chosen.folder}
          </p>
          {chosen.sameDisk ? <p>{t('safety.sameDisk')}</p> : null}
          {chosen.carriedBy === null ? null : <p>{t(`safety.carried.${chosen.carriedBy}`)}</p>}
        </div>
      )}
      <p role="status">
        {busy
          ? t('safety.making')
          : last === null
            ? chosen === null
              ? ''
              : t('safety.noneYet')
            : `${t('safety.last')}: ${t('safety.lastWhen', { when: sayWhen(last, language) })}`}
      </p>
      {copy.isAhead && fetched === null ? (
        <Notice
          title={t('safety.aheadTitle')}
          role="status"
          acts={
            <Button look="line" onPress={() => void fetchMore()} isDisabled={busy}>
              {t('safety.fetch')}
            </Button>
          }
        >
          <p>{t('safety.isAhead')}</p>
          <p>{t('safety.fetchAbout')}</p>
        </Notice>
      ) : null}
      {fetched === null ? null : (
        <Notice
          title={t(fetched === 0 ? 'safety.fetchedNothing' : 'safety.fetched')}
          role="status"
          acts={
            fetched === 0 ? undefined : (
              <Button look="line" onPress={onLock}>
                {t('safety.lockToSee')}
              </Button>
            )
          }
        >
          <p>{t(fetched === 0 ? 'safety.fetchedNothingAbout' : 'safety.fetchedAbout')}</p>
        </Notice>
      )}
      {problem === null || problem === 'cancelled' ? null : (
        <Notice title={t('safety.problem.title')} role="alert">
          <p>{t(`safety.problem.${problem}`)}</p>
        </Notice>
      )}
      {asked === null || carrier === null ? (
        <div className="safety-acts">
          {busy ? (
            <Button look="line" onPress={stopCopying}>
              {t('move.stop')}
            </Button>
          ) : chosen === null ? (
            <Button onPress={() => void choose()}>{t('safety.choose')}</Button>
          ) : (
            <>
              <Button onPress={() => void copyNow()}>{t('safety.makeNow')}</Button>
              <Button look="word" onPress={() => void choose()}>
                {t('safety.chooseOther')}
              </Button>
            </>
          )}
        </div>
      ) : (
        <Notice
          title={t('safety.carriedTitle')}
          role="alert"
          acts={
            <>
              <Button look="line" onPress={() => void choose()}>
                {t('safety.chooseOther')}
              </Button>
              <Button look="word" onPress={() => void take()}>
                {t('safety.takeAnyway')}
              </Button>
              <Button look="quiet" onPress={leave}>
                {t('app.cancel')}
              </Button>
            </>
          }
        >
          <p className="settings-folder" dir="ltr" lang="zxx">
            {asked.folder}
          </p>
          <p>{t(`safety.carried.${carrier}`)}</p>
          {journal.owner === 'mine' ? null : <p>{t('safety.carriedSchool')}</p>}
        </Notice>
      )}
    </div>
  );
}
