/** Local moments: a page keeps the evening it was written in, wherever it is read later. */
import { z } from './schema.ts';

export const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/;

/** A local moment: ISO 8601 with the offset of the place it was written in, so that a page keeps its own evening. */
export const momentSchema = z.string().regex(MOMENT);

/** ISO 8601 to the second, with the offset of this computer's zone at that time: `2026-11-19T17:52:08+01:00`. */
export function localMoment(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const shifted = new Date(date.getTime() + offset * 60_000);
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
  return `${shifted.toISOString().slice(0, 19)}${sign}${hours}:${minutes}`;
}

/** Milliseconds since 1970 of a local moment, for ordering. */
export function instantOf(moment: string): number {
  return Date.parse(moment);
}

/** The calendar day as it was at that place: `2026-11-19`. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}
