/** Which pages a list holds, and what there is to choose by: over the summaries, newest first. Nothing is counted for anybody. */
import { dayOf } from '../../shared/base/moment.ts';
import type { EntrySummary } from '../../shared/journal/entry.ts';
import { mayOfferThemes } from '../../shared/programme/may-offer-themes.ts';
import { tagKey, themeKey } from '../../shared/journal/own-marks.ts';
import type { ThemeAsSeen } from '../../shared/journal/own-marks.ts';
import type { Listed, Overview } from './open-journal.ts';

/** `ordered`: every page, newest first. */
export function choosePages(ordered: readonly EntrySummary[], which: Listed): readonly EntrySummary[] {
  if (which === 'deleted') return ordered.filter(({ deleted }) => deleted !== null);
  const written = ordered.filter(({ deleted }) => deleted === null);
  if (which === 'written') return written;
  const kept = written.filter(({ putAway }) => putAway !== true);
  if (which === 'kept') return kept;
  switch (which.kind) {
    case 'by-arc':
      return byArc(kept);
    case 'day':
      return kept.filter(({ made }) => dayOf(made) === which.day);
    case 'tag':
      return kept.filter(({ tags = [] }) => tags.some((tag) => tagKey(tag) === tagKey(which.tag)));
    case 'theme':
      return kept.filter(({ themes = [] }) => themes.some((theme) => themeKey(theme) === themeKey(which)));
    case 'starred':
      return kept.filter(({ starred }) => starred === true);
    case 'prompt':
      return kept.filter(({ packId, promptId }) => packId === which.packId && promptId === which.promptId);
  }
}

/** The arc a page was written in; null when it was in none. An arc is the same whatever language its title was read in. */
function arcKeyOf({ packId, arcId, arcTitle }: EntrySummary): string | null {
  return arcTitle === null ? null : `${packId ?? ''}/${arcId ?? arcTitle}`;
}

/** Arcs by their newest page, each whole; the pages of no arc after all of them. */
function byArc(kept: readonly EntrySummary[]): readonly EntrySummary[] {
  const arcs = new Map<string, EntrySummary[]>();
  const others: EntrySummary[] = [];
  for (const entry of kept) {
    const key = arcKeyOf(entry);
    const known = key === null ? others : arcs.get(key);
    if (known !== undefined) known.push(entry);
    else if (key !== null) arcs.set(key, [entry]);
  }
  return [...[...arcs.values()].flat(), ...others];
}

export function overviewOf(ordered: readonly EntrySummary[]): Overview {
  const kept = choosePages(ordered, 'kept');
  const tags = new Map<string, string>();
  const themes = new Map<string, ThemeAsSeen>();
  const prompts = new Set<string>();
  const repeated = new Set<string>();
  for (const entry of kept) {
    for (const tag of entry.tags ?? []) if (!tags.has(tagKey(tag))) tags.set(tagKey(tag), tag);
    // The newest page says how a theme is called now.
    for (const theme of entry.themes ?? [])
      if (!themes.has(themeKey(theme))) themes.set(themeKey(theme), theme);
    const prompt = promptKeyOf(entry);
    if (prompt !== null && prompts.has(prompt)) repeated.add(prompt);
    if (prompt !== null) prompts.add(prompt);
  }
  return {
    days: [...new Set(kept.map(({ made }) => dayOf(made)))],
    tags: [...tags.values()].toSorted((one, other) => one.localeCompare(other)),
    themes: [...themes.values()].toSorted((one, other) => one.title.localeCompare(other.title)),
    hasArcs: kept.some(({ arcTitle }) => arcTitle !== null),
    hasStars: kept.some(({ starred }) => starred === true),
    repeated: [...repeated],
  };
}

/** `<pack id>/<prompt id>`; null for a blank page. */
function promptKeyOf({ packId, promptId }: EntrySummary): string | null {
  return packId === null || promptId === null ? null : `${packId}/${promptId}`;
}

/** Ids of a pack's themes on pages of these days (both counted), in the order of the alphabet; never of a page put away, nor of
 * a clearness committee. `mayOffer`: the prompts whose pages may, as `pack prompt`. */
export function themeMarksBetween(
  ordered: readonly EntrySummary[],
  packId: string,
  between: { readonly from: string; readonly to: string },
  mayOffer: readonly string[],
): readonly string[] {
  const allowed = new Set(mayOffer);
  const marks = new Set<string>();
  for (const { made, themes = [], ...page } of choosePages(ordered, 'kept')) {
    const day = dayOf(made);
    if (day < between.from || day > between.to) continue;
    const { packId: asker, promptId } = page;
    const prompt = asker === null || promptId === null ? null : { packId: asker, promptId };
    if (prompt !== null && !allowed.has(`${prompt.packId} ${prompt.promptId}`)) continue;
    if (!mayOfferThemes(null, prompt)) continue;
    for (const { pack, theme } of themes) if (pack === packId) marks.add(theme);
  }
  return [...marks].toSorted();
}
