/** The views of one's pages that have a name of their own, and the names of those that were chosen in the outer margin. */
import { formatFullDay } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { PlaceLink } from '../../ui/book/running-head.tsx';
import type { Overview } from '../../vault/open-journal.ts';
import type { Which } from './use-pages.ts';

/** Kept as one, because a choice is compared by identity. */
export const BY_ARC: Which = { kind: 'by-arc' };
const STARRED: Which = { kind: 'starred' };

interface ViewsProps {
  readonly which: Which;
  readonly overview: Overview;
  readonly onTurn: (which: Which) => void;
}

/** Arcs and stars are offered where there are any. */
export function Views({ which, overview, onTurn }: ViewsProps) {
  const { t } = useMessages();
  const views: readonly { readonly which: Which; readonly label: string; readonly isOffered: boolean }[] = [
    { which: 'kept', label: t('lookBack.kept'), isOffered: true },
    { which: BY_ARC, label: t('lookBack.byArc'), isOffered: overview.hasArcs },
    { which: STARRED, label: t('lookBack.starredView'), isOffered: overview.hasStars },
    { which: 'deleted', label: t('lookBack.deletedView'), isOffered: true },
  ];
  return (
    <nav aria-label={t('lookBack.views')}>
      <ul className="look-back-views">
        {views
          .filter((view) => view.isOffered || view.which === which)
          .map((view) => (
            <li key={view.label}>
              <PlaceLink
                label={view.label}
                current={view.which === which}
                onPress={() => onTurn(view.which)}
              />
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** What was chosen in the outer margin, in words; null for every other view. */
export function useChosenName(which: Which, overview: Overview): string | null {
  const { t, language } = useMessages();
  if (typeof which === 'string') return null;
  if (which.kind === 'day')
    return t('lookBack.ofDay', { day: formatFullDay(`${which.day}T00:00:00+00:00`, language) });
  if (which.kind === 'tag') return t('lookBack.ofTag', { tag: which.tag });
  if (which.kind !== 'theme') return null;
  const theme = overview.themes.find((one) => one.pack === which.pack && one.theme === which.theme);
  return t('lookBack.ofTheme', { theme: theme?.title ?? '' });
}
