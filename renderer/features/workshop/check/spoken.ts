/** Places and findings of *Check* in plain words: which part, by its number and name, and what is the matter there. */
import type { Finding } from '../../../../shared/programme/workshop/check-pack.ts';
import type { DraftPack } from '../../../../shared/programme/workshop/draft-shape.ts';
import { speakOf } from '../../../../shared/programme/workshop/pack-place.ts';
import { isPartKind } from '../../../../shared/programme/workshop/edit-draft.ts';
import type { Place } from '../../../../shared/programme/workshop/tree-edit.ts';
import type { Language } from '../../../i18n/choose-language.ts';
import { languageName } from '../../../i18n/language-name.ts';
import type { Messages } from '../../../i18n/messages.tsx';
import { nameAt } from '../name-at.ts';
import { PARTS } from '../parts.ts';

/** Fields as their forms call them. Those that are missing here are told by their part alone. */
const FIELDS = {
  title: 'title',
  label: 'name',
  about: 'about',
  text: 'words',
  how: 'how',
  ask: 'ask',
  hint: 'askHint',
  minutes: 'minutes',
  say: 'say',
  definition: 'definition',
  use: 'use',
  avoid: 'avoid',
  examples: 'examples',
  family: 'family',
  rightsNote: 'rightsNote',
  creator: 'creator',
  year: 'year',
  purpose: 'purpose',
  setup: 'setup',
  intent: 'intent',
  lengths: 'lengths',
  blocks: 'blocks',
  items: 'statements',
  scale: 'answers',
  band: 'band',
  prompts: 'weekPrompts',
  arcs: 'sequenceArcs',
  component: 'component',
  thirdThing: 'beside',
  gathering: 'gathering',
  pulse: 'pulse',
  practice: 'practice',
  id: 'id',
  maxPeople: 'maxPeople',
  credit: 'credit',
  source: 'source',
  facet: 'facet',
  minContributors: 'minContributors',
  minPerTheme: 'minPerTheme',
  name: 'name',
  spdx: 'spdx',
  attribution: 'attribution',
  url: 'url',
} as const;
const HEAD = {
  title: 'packTitle',
  summary: 'summary',
  notice: 'notice',
  version: 'version',
  id: 'packId',
  defaultLanguage: 'language',
  authors: 'authors',
  basedOn: 'basedOn',
} as const;
const INNER = {
  steps: 'steps',
  blocks: 'blocks',
  items: 'items',
  scale: 'scale',
  examples: 'examples',
} as const;

function known<Table extends object>(table: Table, key: string | null): Table[keyof Table] | null {
  return key !== null && Object.hasOwn(table, key) ? (table[key as keyof Table] ?? null) : null;
}

export interface Speaker extends Messages {
  readonly language: Language;
}

/** *Prompt 4 (“What stayed with you?”), further question 2, the question*. */
export function sayPlace({ t, language }: Speaker, pack: DraftPack, place: Place): string {
  const spoken = speakOf(pack, place);
  const { section, number, name, inner } = spoken;
  const words: string[] = [];
  if (spoken.language !== null) words.push(languageName(spoken.language, language));
  const head = known(HEAD, section);
  if (isPartKind(section)) {
    if (number === null) words.push(t(`workshop.part.${section}`));
    else {
      const numbered = t(`workshop.one.${section}`, { number });
      words.push(name === null ? numbered : t('workshop.check.named', { part: numbered, name }));
    }
  } else if (head !== null) words.push(t(`workshop.field.${head}`));
  else {
    const part = PARTS.find((one) => one === (section === 'componentFocus' ? 'mapping' : section));
    if (part !== undefined && section !== 'translations') words.push(t(`workshop.part.${part}`));
  }
  const list = known(INNER, inner?.list ?? null);
  if (list !== null && inner !== null) words.push(t(`workshop.inner.${list}`, { number: inner.number }));
  const field = known(FIELDS, spoken.field);
  if (field !== null && head === null) {
    words.push(
      field === 'spdx' || field === 'attribution' || field === 'url'
        ? t(`workshop.licence.${field}`)
        : t(`workshop.field.${field}`),
    );
  }
  return words.length === 0 ? t('workshop.check.whole') : words.join(t('workshop.check.comma'));
}

/** What is the matter, in one sentence. For minutes: by how much, and in which block the time runs out. */
export function sayFinding(
  speaker: Speaker,
  pack: DraftPack,
  { code, place, minutes, detail }: Finding,
): string {
  const { t } = speaker;
  if (code === 'minutes-do-not-add-up' && minutes !== null) {
    const { sum, said, difference } = minutes;
    const amount =
      difference > 0
        ? t('workshop.minutes.over', { sum, said, count: difference })
        : t('workshop.minutes.under', { sum, said, count: -difference });
    const at = Number(place[1]);
    let end = 0;
    const over = (pack.gatherings[at]?.blocks ?? []).findIndex(({ minutes: one = 0 }) => (end += one) > said);
    if (over === -1) return amount;
    const name =
      nameAt(pack, ['gatherings', at, 'blocks', over]) ?? t('workshop.unnamed', { number: over + 1 });
    return `${amount} ${t('workshop.minutes.where', { number: over + 1, name })}`;
  }
  if (code === 'too-long' && detail !== null) return t('workshop.check.tooLong', { size: Number(detail) });
  return t(`pack.problem.${code}`);
}
