/**
 * A draft as the bytes of a pack file. One draft has one writing: fields in the order of FORMAT.md, nothing that only repeats
 * what stands there when it is left out, two spaces, a line feed at the end. Opening what was written and writing it again
 * gives the same bytes. It writes what is there, sound or not; whether a reader would take it, check-pack.ts says.
 */
import { LEAST_CONTRIBUTORS, LEAST_PER_THEME } from '../pack.ts';
import { stringsOf } from '../pack-strings.ts';
import type { DraftPack } from './draft-shape.ts';
import { asWhole } from './as-whole.ts';

/** `optional` lists are left out when they are empty; a value equal to `unless` is left out. */
type Rule =
  | 'value'
  | { readonly unless: unknown }
  | { readonly item: Shape | 'value'; readonly optional: boolean }
  | { readonly object: Shape; readonly optional: boolean };
type Shape = Readonly<Record<string, Rule>>;

const off: Rule = { unless: false };
const values = (optional: boolean): Rule => ({ item: 'value', optional });
const several = (item: Shape): Rule => ({ item, optional: true });
const some = (item: Shape): Rule => ({ item, optional: false });

const LABELLED: Shape = { id: 'value', title: 'value', about: 'value' };

const PACK: Shape = {
  format: 'value',
  formatVersion: 'value',
  id: 'value',
  version: 'value',
  title: 'value',
  summary: 'value',
  notice: 'value',
  defaultLanguage: 'value',
  authors: some({ name: 'value', role: 'value', contact: 'value' }),
  licence: {
    object: {
      spdx: 'value',
      attribution: 'value',
      url: 'value',
      mayRedistribute: { unless: true },
      trademarks: values(true),
    },
    optional: false,
  },
  basedOn: several({ id: 'value', version: 'value', spdx: 'value' }),
  components: some(LABELLED),
  focusAreas: several(LABELLED),
  componentFocus: several({ component: 'value', focusArea: 'value', strength: 'value' }),
  touchstones: several(LABELLED),
  practices: several({
    id: 'value',
    title: 'value',
    how: 'value',
    minutes: 'value',
    minPeople: 'value',
    maxPeople: 'value',
    needsTrainedFacilitator: off,
    credit: 'value',
  }),
  thirdThings: several({
    id: 'value',
    title: 'value',
    creator: 'value',
    year: 'value',
    text: 'value',
    rights: 'value',
    rightsNote: 'value',
  }),
  arcs: some({
    id: 'value',
    title: 'value',
    intent: 'value',
    kind: 'value',
    steps: some({
      order: 'value',
      label: 'value',
      prompts: values(true),
      gathering: 'value',
      pulse: 'value',
      light: off,
    }),
  }),
  gatherings: several({
    id: 'value',
    title: 'value',
    purpose: 'value',
    minutes: 'value',
    setup: 'value',
    blocks: some({
      minutes: 'value',
      slot: 'value',
      title: 'value',
      say: 'value',
      practice: 'value',
      prompt: 'value',
      thirdThing: 'value',
    }),
  }),
  prompts: some({
    id: 'value',
    type: 'value',
    title: 'value',
    text: 'value',
    component: 'value',
    focusAreas: values(true),
    lengths: { unless: [2, 10, 25] },
    steps: several({ ask: 'value', from: { unless: 2 }, hint: 'value' }),
    thirdThing: 'value',
    tone: 'value',
    share: { unless: 'themes-only' },
  }),
  families: several({ id: 'value', label: 'value' }),
  themes: several({
    id: 'value',
    label: 'value',
    definition: 'value',
    use: 'value',
    avoid: 'value',
    examples: values(false),
    family: 'value',
  }),
  pulses: several({
    id: 'value',
    title: 'value',
    notValidated: off,
    source: 'value',
    minContributors: 'value',
    scale: some({ label: 'value', band: 'value' }),
    items: some({ id: 'value', text: 'value', facet: 'value' }),
  }),
  sequences: some({ id: 'value', title: 'value', about: 'value', default: off, arcs: values(false) }),
  sharing: {
    object: {
      minContributors: { unless: LEAST_CONTRIBUTORS },
      minPerTheme: { unless: LEAST_PER_THEME },
    },
    optional: true,
  },
  translations: 'value',
  changelog: several({ version: 'value', date: 'value', note: 'value' }),
};

/** The file of a draft: UTF-8, at most as large as what was typed. */
export function writePack(draft: DraftPack): Uint8Array<ArrayBuffer> {
  const written = writeFields({ ...draft, translations: writeTranslations(draft) }, PACK);
  return new TextEncoder().encode(`${JSON.stringify(written, null, 2)}\n`);
}

function writeFields(source: Readonly<Record<string, unknown>>, shape: Shape): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const [field, rule] of Object.entries(shape)) {
    const value = writeValue(source[field], rule);
    if (value !== undefined) written[field] = value;
  }
  return written;
}

function writeValue(value: unknown, rule: Rule): unknown {
  if (value === undefined || value === '' || Number.isNaN(value)) return undefined;
  if (rule === 'value') return value;
  if ('object' in rule) {
    const fields = writeFields(value as Readonly<Record<string, unknown>>, rule.object);
    return Object.keys(fields).length === 0 && rule.optional ? undefined : fields;
  }
  if ('unless' in rule) {
    const kept = Array.isArray(value) ? value.toSorted((a, b) => Number(a) - Number(b)) : value;
    return JSON.stringify(kept) === JSON.stringify(rule.unless) ? undefined : kept;
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  if (items.length === 0 && rule.optional) return undefined;
  const { item } = rule;
  return item === 'value'
    ? items
    : items.map((one) => writeFields(one as Readonly<Record<string, unknown>>, item));
}

/** Languages by tag; strings in the order of the pack, and those the pack does not know after them. */
function writeTranslations(draft: DraftPack): unknown {
  const languages = Object.entries(draft.translations).toSorted(([a], [b]) => compare(a, b));
  if (languages.length === 0) return undefined;
  const order = new Map([...stringsOf(asWhole(draft)).keys()].map((key, index) => [key, index]));
  const placeOf = (key: string): number => order.get(key) ?? order.size;
  return Object.fromEntries(
    languages.map(([tag, { translators, status, forVersion, strings }]) => {
      const inOrder = Object.entries(strings)
        .filter(([, text]) => text !== '')
        .toSorted(([a], [b]) => placeOf(a) - placeOf(b) || compare(a, b));
      const about = writeFields(
        { translators, status, forVersion },
        { translators: values(true), status: { unless: 'draft' }, forVersion: 'value' },
      );
      return [tag, { ...about, strings: Object.fromEntries(inOrder) }];
    }),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
