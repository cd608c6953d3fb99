/** The four words by which people hear that they hold the same round card; the same words in every language, and as digits. */
import type { OpenCard } from '../../../shared/team/round-card.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { SpokenWords } from '../../ui/signs/spoken-words.tsx';
import { useFingerprint } from '../../vault/use-fingerprint.ts';

export function RoundWords({ card }: { readonly card: OpenCard }) {
  const { t } = useMessages();
  const words = useFingerprint(card.bytes);
  if (words === null) return <p role="status">{t('team.words.working')}</p>;
  if (words === 'failed') return <p role="alert">{t('card.fourWordsFailed')}</p>;
  return <SpokenWords words={words} label={t('team.words.label')} />;
}
