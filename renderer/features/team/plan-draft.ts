/** A draft of a plan in the reader's language: the pack's gathering of that length, and the words a draft begins with. */
import type { Gathering, Pack } from '../../../shared/programme/pack.ts';
import { textOf } from '../../../shared/programme/translate.ts';
import type { Picture } from '../../../shared/team/picture.ts';
import { MOST_HEARD } from '../../../shared/team/plan-budget.ts';
import {
  draftPlan,
  gatheringFor,
  type PlanWishes,
  type SessionPlan,
} from '../../../shared/team/session-plan.ts';
import type { Language } from '../../i18n/choose-language.ts';
import type { Translate } from '../../i18n/messages.tsx';

export interface DraftWishes extends Pick<
  PlanWishes,
  'minutes' | 'start' | 'date' | 'place' | 'lastPromise' | 'heard'
> {
  readonly pack: Pack;
}
/** The themes that were chosen in a picture; null for a plan without one. */
export type Heard = { readonly picture: Picture; readonly themes: readonly string[] } | null;
type Draft = ReturnType<typeof draftPlan>;

/** Null where the programme brings no gathering. */
export function draftInLanguage(wishes: DraftWishes, t: Translate, language: Language): Draft | null {
  const { pack, ...rest } = wishes;
  const gathering = gatheringFor(pack.gatherings, wishes.minutes);
  if (gathering === null) return null;
  const read = textOf(pack, language);
  const first = pack.touchstones.find(({ id }) => id === 't-invitation') ?? pack.touchstones[0];
  return draftPlan({
    ...rest,
    gathering: inLanguage(gathering, pack, language),
    words: {
      who: {
        arrival: t('team.who.host'),
        touchstones: t('team.who.all'),
        'what-we-heard': t('team.who.reader'),
        work: t('team.who.timekeeper'),
        quiet: t('team.who.all'),
        close: t('team.who.all'),
        other: t('team.who.host'),
      },
      agreement: first === undefined ? '' : (read(`touchstones.${first.id}.title`)?.text ?? first.title),
      bring: t('team.draft.bring'),
      stays: t('team.draft.stays'),
      leaves: t('team.draft.leaves'),
    },
  });
}

/** What a plan says of the chosen themes: the theme, its band and its lean, in words. */
export function heardFrom(
  picture: Picture,
  themes: readonly string[],
  pack: Pack,
  t: Translate,
  language: Language,
): SessionPlan['heard'] {
  const read = textOf(pack, language);
  return picture.themes
    .filter(({ id }) => themes.includes(id))
    .slice(0, MOST_HEARD)
    .map(({ id, band, lean }) => ({
      label: read(`themes.${id}.label`)?.text ?? id,
      band: t(`team.band.${band}`),
      lean: lean === null ? '' : t(`team.lean.${lean}`),
    }));
}

function inLanguage(gathering: Gathering, pack: Pack, language: Language): Gathering {
  const read = textOf(pack, language);
  const said = (key: string) => read(`gatherings.${gathering.id}.${key}`)?.text;
  return {
    ...gathering,
    title: said('title') ?? gathering.title,
    purpose: said('purpose') ?? gathering.purpose,
    blocks: gathering.blocks.map((block, at) => ({
      ...block,
      title: said(`blocks.${at}.title`) ?? block.title,
      say: said(`blocks.${at}.say`) ?? block.say,
    })),
  };
}
