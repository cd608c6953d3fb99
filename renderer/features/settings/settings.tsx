/** Settings: what there is to choose stands in the margin, one part of it on the sheet. Every choice holds at once. */
import { useState, type ReactNode } from 'react';
import type { About } from '../../../shared/ipc/app-calls.ts';
import type { PolicyInForce } from '../../../shared/ipc/keychain-calls.ts';
import type { Preferences } from '../../../shared/ipc/preferences.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { ArrivingHeading } from '../../ui/book/arriving-heading.tsx';
import { Row } from '../../ui/book/book.tsx';
import { MarginList } from '../../ui/book/margin-list.tsx';
import type { OpenJournal } from '../../vault/open-journal.ts';
import { AboutSection, FilesSection } from './about-sections.tsx';
import { LanguageSection, LockingSection, ScreenSection } from './choice-sections.tsx';
import { NamesSection } from './names-section.tsx';
import { ReadingSection } from './reading-section.tsx';
import { ReminderSection } from './reminder-section.tsx';
import './settings.css';

interface SettingsProps {
  readonly journal: Pick<OpenJournal, 'names' | 'changeNames'>;
  readonly preferences: Preferences;
  readonly about: About;
  readonly onChange: (preferences: Preferences) => void;
  /** The parts that are about this journal's keys. */
  readonly keyParts: Readonly<Record<KeyPart, ReactNode>>;
  readonly startsAt?: SettingsSection | undefined;
  /** What the administrators of this computer laid down. */
  readonly policy: PolicyInForce;
}

const keyPartNames = ['passphrase', 'recovery', 'keychain', 'newKeys', 'safety', 'move', 'teams'] as const;
type KeyPart = (typeof keyPartNames)[number];

const sections = [
  'reading',
  'language',
  'names',
  'reminder',
  'locking',
  'passphrase',
  'recovery',
  'keychain',
  'newKeys',
  'safety',
  'move',
  'teams',
  'files',
  'about',
] as const;
export type SettingsSection = (typeof sections)[number];

export function Settings({
  journal,
  preferences,
  about,
  onChange,
  keyParts,
  policy,
  startsAt = 'reading',
}: SettingsProps) {
  const { t } = useMessages();
  const [section, setSection] = useState<SettingsSection>(startsAt);
  const [turned, setTurned] = useState(startsAt !== 'reading');

  const list = (
    <MarginList
      label={t('settings.title')}
      places={sections.map((one) => ({
        id: one,
        label: t(`settings.${one}.title`),
        current: one === section,
        onPress: () => {
          setTurned(true);
          setSection(one);
        },
      }))}
    />
  );
  const part = { preferences, onChange };
  return (
    <Row className="settings" margin={list}>
      <ArrivingHeading key={section} look={headingLook(section)} takesFocus={turned}>
        {t(`settings.${section}.title`)}
      </ArrivingHeading>
      {section === 'reading' ? <ReadingSection {...part} /> : null}
      {section === 'language' ? <LanguageSection {...part} /> : null}
      {section === 'names' ? <NamesSection journal={journal} /> : null}
      {section === 'reminder' ? <ReminderSection /> : null}
      {section === 'locking' ? <LockingSection {...part} policy={policy} /> : null}
      {section === 'locking' ? <ScreenSection {...part} /> : null}
      {isKeyPart(section) ? keyParts[section] : null}
      {section === 'files' ? <FilesSection about={about} /> : null}
      {section === 'about' ? <AboutSection about={about} /> : null}
    </Row>
  );
}

const isKeyPart = (section: SettingsSection): section is KeyPart =>
  (keyPartNames as readonly string[]).includes(section);

/** The sample stands where the name of its part would; the name is still said. */
const headingLook = (section: SettingsSection) =>
  section === 'reading' ? 'unseen' : 'lead settings-heading';
