/** The language of the app, and after how long it locks by itself. */
import type { PolicyInForce } from '../../../shared/ipc/keychain-calls.ts';
import { languages, type Preferences } from '../../../shared/ipc/preferences.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';
import { Setting, type SectionProps } from './setting.tsx';

/** Every language is named in itself, so that it can be found by whoever needs it. */
const OWN_NAMES = { en: 'English', es: 'Español', ar: 'العربية' } as const;

export function LanguageSection({ preferences, onChange }: SectionProps) {
  const { t } = useMessages();
  return (
    <Setting name={t('settings.language.label')} hint={t('settings.language.hint')}>
      {(labelledBy) => (
        <RadioList<Preferences['language']>
          labelledBy={labelledBy}
          chosen={preferences.language}
          onChoose={(language) => {
            onChange({ ...preferences, language });
          }}
          choices={[
            { value: 'system', label: t('settings.language.system') },
            ...languages.map((language) => ({ value: language, label: OWN_NAMES[language], lang: language })),
          ]}
        />
      )}
    </Setting>
  );
}

export function ScreenSection({ preferences, onChange }: SectionProps) {
  const { t } = useMessages();
  return (
    <Setting name={t('settings.screen.label')} hint={t('settings.screen.hint')}>
      {(labelledBy) => (
        <RadioList<Preferences['screenCapture']>
          labelledBy={labelledBy}
          chosen={preferences.screenCapture}
          onChoose={(screenCapture) => {
            onChange({ ...preferences, screenCapture });
          }}
          choices={[
            { value: 'as-owner', label: t('settings.screen.asOwner') },
            { value: 'hidden', label: t('settings.screen.hidden') },
            { value: 'shown', label: t('settings.screen.shown') },
          ]}
        />
      )}
    </Setting>
  );
}

const MINUTES = [1, 2, 5, 10, 15, 30];

interface LockingSectionProps extends SectionProps {
  readonly policy: PolicyInForce;
}

export function LockingSection({ preferences, onChange, policy }: LockingSectionProps) {
  const { t } = useMessages();
  const most = policy.idleMinutesAtMost ?? Number.POSITIVE_INFINITY;
  const inForce = Math.min(preferences.idleMinutes, most);
  // Minutes set by an earlier version or by hand stand in the list too: what holds is always shown.
  const offered = [...new Set([...MINUTES, inForce])]
    .filter((minutes) => minutes <= most)
    .toSorted((one, other) => one - other);
  return (
    <>
      <Setting name={t('settings.locking.label')} hint={t('settings.locking.hint')}>
        {(labelledBy) => (
          <RadioList
            labelledBy={labelledBy}
            chosen={String(inForce)}
            onChoose={(minutes) => {
              onChange({ ...preferences, idleMinutes: Number(minutes) });
            }}
            choices={offered.map((minutes) => ({
              value: String(minutes),
              label: t('settings.locking.minutes', { count: minutes }),
            }))}
          />
        )}
      </Setting>
      {policy.state === 'unreadable' ? (
        <p>
          {t('settings.policy.unreadable', {
            place: policy.place,
            count: policy.idleMinutesAtMost ?? inForce,
          })}
        </p>
      ) : policy.idleMinutesAtMost === null ? null : (
        <p>{t('settings.policy.held', { count: policy.idleMinutesAtMost, place: policy.place })}</p>
      )}
    </>
  );
}
