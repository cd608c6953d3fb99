/**
 * All pages of the index: those in volumes, packed, and those that changed since, as they are. A page that changes leaves an
 * empty place in its volume, so nothing is made anew while somebody writes; a volume with empty places is packed again before it
 * is sealed.
 */
import { newId } from '../../../shared/base/ids.ts';
import { makeCloseWords } from './close-words.ts';
import type { CloseWords } from './close-words.ts';
import type { EntryText } from './entry-text.ts';
import { BREAK, holds } from './indexed-page.ts';
import type { IndexedPage, Wants } from './indexed-page.ts';
import { MOST_PAGES, packPages } from './pack-pages.ts';
import { openPacking } from './packed-pages.ts';
import type { PackedPages, Packing } from './packed-pages.ts';

export interface Volume {
  readonly id: string;
  pages: PackedPages;
  /** Places whose page changed or went. */
  readonly gone: Set<number>;
  /** The cache holds it as it is here. */
  sealed: boolean;
}

export interface Shelf {
  has(id: string): boolean;
  put(page: IndexedPage): void;
  remove(id: string): void;
  /** Calls `visit` for every page that holds all of it, in no order. */
  find(wants: Wants, visit: (id: string, readText: () => EntryText) => void): void;
  /** Words of the journal that come close to what was typed. */
  closeTo(typed: string): ReadonlySet<string>;
  /** A volume as it was sealed. Gives back the ids that it holds; `mayStay` leaves out the others, and what is there already. */
  addVolume(id: string, packing: Packing, mayStay: (id: string) => boolean): readonly string[];
  /** Packs what is not packed, when it is more than `most`. */
  pack(most: number, pause: () => Promise<void>): Promise<void>;
  /** A volume that is not sealed, packed without empty places and holding what fits of what was not packed; null: all are. */
  nextToSeal(pause: () => Promise<void>): Promise<Volume | null>;
  /** Volumes of which no page is left. */
  takeEmpty(): readonly Volume[];
}

export function makeShelf(): Shelf {
  const volumes: Volume[] = [];
  const homes = new Map<string, { volume: Volume; place: number }>();
  const fresh = new Map<string, IndexedPage>();
  let close: CloseWords | null = null;

  function leaveHome(id: string): void {
    const home = homes.get(id);
    homes.delete(id);
    if (home === undefined) return;
    home.volume.gone.add(home.place);
    home.volume.sealed = false;
  }

  function settle(volume: Volume): void {
    for (let place = 0; place < volume.pages.size; place += 1)
      if (!volume.gone.has(place)) homes.set(volume.pages.idOf(place), { volume, place });
  }

  const left = ({ pages, gone }: Volume): number => pages.size - gone.size;

  function pagesLeftIn({ pages, gone }: Volume): IndexedPage[] {
    const kept: IndexedPage[] = [];
    for (let place = 0; place < pages.size; place += 1) if (!gone.has(place)) kept.push(pages.pageOf(place));
    return kept;
  }

  /** Packs `volume` anew with as many fresh pages as fit, or a new volume of them. */
  async function packInto(volume: Volume | null, pause: () => Promise<void>): Promise<Volume> {
    const kept = volume === null ? [] : pagesLeftIn(volume);
    const added = [...fresh.values()].slice(0, MOST_PAGES - kept.length);
    const pages = openPacking(await packPages([...kept, ...added], pause));
    const packed = volume ?? { id: newId(), pages, gone: new Set<number>(), sealed: false };
    packed.pages = pages;
    packed.gone.clear();
    packed.sealed = false;
    if (volume === null) volumes.push(packed);
    for (const { id } of added) fresh.delete(id);
    settle(packed);
    return packed;
  }

  const withRoom = (): Volume | null => volumes.findLast((volume) => left(volume) < MOST_PAGES) ?? null;

  return {
    has: (id) => homes.has(id) || fresh.has(id),
    put: (page) => {
      leaveHome(page.id);
      fresh.set(page.id, page);
      if (close !== null) for (const word of page.words) if (word !== BREAK) close.add(word);
    },
    remove: (id) => {
      leaveHome(id);
      fresh.delete(id);
      // It may have held the only page with a word.
      close = null;
    },
    find: (wants, visit) => {
      for (const { pages, gone } of volumes)
        pages.find(wants, (place) => {
          if (!gone.has(place)) visit(pages.idOf(place), () => pages.textOf(place));
        });
      for (const page of fresh.values()) if (holds(page, wants)) visit(page.id, () => page.text);
    },
    closeTo: (typed) => {
      if (close === null) {
        close = makeCloseWords();
        for (const { pages } of volumes) for (const word of pages.packing.words) close.add(word);
        for (const { words } of fresh.values()) for (const word of words) if (word !== BREAK) close.add(word);
      }
      return close.find(typed);
    },
    addVolume: (id, packing, mayStay) => {
      const volume: Volume = { id, pages: openPacking(packing), gone: new Set(), sealed: true };
      for (const [place, page] of packing.ids.entries())
        if (homes.has(page) || fresh.has(page) || !mayStay(page)) volume.gone.add(place);
      if (volume.gone.size > 0) volume.sealed = false;
      volumes.push(volume);
      settle(volume);
      return packing.ids.filter((page) => homes.get(page)?.volume === volume);
    },
    pack: async (most, pause) => {
      while (fresh.size > most) await packInto(fresh.size < MOST_PAGES ? withRoom() : null, pause);
    },
    nextToSeal: async (pause) => {
      const torn = volumes.find(({ gone, pages }) => gone.size > 0 && gone.size < pages.size);
      if (torn !== undefined) return packInto(torn, pause);
      if (fresh.size > 0) return packInto(withRoom(), pause);
      return volumes.find(({ sealed }) => !sealed) ?? null;
    },
    takeEmpty: () => {
      const empty = volumes.filter((volume) => left(volume) === 0);
      for (const volume of empty) volumes.splice(volumes.indexOf(volume), 1);
      return empty;
    },
  };
}
