/**
 * The list pages of the cache, checked by hand. What a page may hold is said by `pageSchema`, in the schema's words and nowhere
 * else, and the test holds this to it; but a journal of 10,000 entries has a hundred thousand fields, and without `new Function`,
 * which the window's rules forbid, the schema takes about 100 ms over them before the list can be shown.
 */
import { MOMENT } from '../../shared/base/moment.ts';
import type { EntrySummary } from '../../shared/journal/entry.ts';
import { entrySummarySchema } from '../../shared/journal/entry.ts';
import { PAGE_SIZE } from './cache-rows.ts';

export interface ListedEntry {
  readonly summary: EntrySummary;
  readonly reflects: number;
}

/** Throws when it is not a page of the list. */
export function readListPage(value: unknown): readonly ListedEntry[] {
  if (!Array.isArray(value) || value.length > PAGE_SIZE || !value.every(isListedEntry))
    throw new Error('not a page of the list');
  return value;
}

function isListedEntry(value: unknown): value is ListedEntry {
  if (!isRecord(value)) return false;
  for (const field in value) if (field !== 'summary' && field !== 'reflects') return false;
  return Number.isSafeInteger(value['reflects']) && isSummary(value['summary']);
}

/** Fields that are always there. */
const ALWAYS = 8;
const rare = entrySummarySchema.pick({ tags: true, themes: true, note: true }).shape;

function isSummary(value: unknown): value is EntrySummary {
  if (!isRecord(value)) return false;
  let always = 0;
  for (const field in value) {
    const held = value[field];
    switch (field) {
      case 'id':
      case 'firstLine':
        if (typeof held !== 'string') return false;
        always += 1;
        break;
      case 'promptText':
      case 'promptId':
      case 'packId':
      case 'arcTitle':
        if (held !== null && typeof held !== 'string') return false;
        always += 1;
        break;
      case 'made':
        if (typeof held !== 'string' || !MOMENT.test(held)) return false;
        always += 1;
        break;
      case 'deleted':
        if (held !== null && (typeof held !== 'string' || !MOMENT.test(held))) return false;
        always += 1;
        break;
      case 'arcId':
        if (typeof held !== 'string') return false;
        break;
      case 'putAway':
      case 'starred':
        if (held !== true) return false;
        break;
      case 'tags':
      case 'themes':
      case 'note':
        if (!rare[field].safeParse(held).success) return false;
        break;
      default:
        return false;
    }
  }
  return always === ALWAYS;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
