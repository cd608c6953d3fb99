/** Where damage lies in the log, for people: by the days of the pages whose pieces stand beside it. */
import { dayOf } from '../../shared/base/moment.ts';
import type { EntrySummary } from '../../shared/journal/entry.ts';
import type { OrderFinding, PlacedFrame } from '../../shared/vault/frame-order.ts';
import type { VaultRecord } from '../../shared/vault/record.ts';

/** The pages whose pieces come before and after it in its run, the nearest first. */
export interface DamagedPlace {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The days between which a damaged place lies; the earlier first, both the same where it is beside one page. */
export interface DamagedNear {
  readonly from: string;
  readonly to: string;
}

/** Nobody reads a longer list on a tired evening; how many places there are is said anyway. */
const MOST_NAMED = 5;

/** `frames` and `records` are of the same length and order. `damaged`: runs of which something could not be read. */
export function findDamagedPlaces(
  frames: readonly PlacedFrame[],
  records: readonly VaultRecord[],
  findings: readonly OrderFinding[],
  damaged: ReadonlySet<string>,
): DamagedPlace[] {
  const pieces = frames.flatMap(({ header: { run, seq } }, at) => {
    const record = records[at];
    return record?.kind === 'entry' && damaged.has(run) ? [{ run, seq, id: record.id }] : [];
  });
  const inRun = Map.groupBy(
    pieces.toSorted((a, b) => a.seq - b.seq),
    ({ run }) => run,
  );
  const gaps = findings.filter((finding) => finding.kind === 'missing');
  return [...damaged].flatMap((run) => {
    const ofRun = inRun.get(run) ?? [];
    const missing = gaps.filter((gap) => gap.run === run);
    // Damage at the end of a run leaves no gap in its numbers.
    if (missing.length === 0) return [{ before: idsOf(ofRun.toReversed()), after: [] }];
    return missing.map(({ from, to }) => ({
      before: idsOf(ofRun.filter(({ seq }) => seq < from).toReversed()),
      after: idsOf(ofRun.filter(({ seq }) => seq > to)),
    }));
  });
}

const idsOf = (pieces: readonly { readonly id: string }[]): string[] => [
  ...new Set(pieces.map(({ id }) => id)),
];

/** A page of which a piece is missing may not be known any more: then the next one counts. Where none is known, nothing is said. */
export function daysOfDamage(
  places: readonly DamagedPlace[],
  summaries: ReadonlyMap<string, EntrySummary>,
): DamagedNear[] {
  const near = new Map<string, DamagedNear>();
  for (const { before, after } of places) {
    const days = [before, after].flatMap((ids) => {
      const known = ids.find((id) => summaries.has(id));
      const summary = known === undefined ? undefined : summaries.get(known);
      return summary === undefined ? [] : [dayOf(summary.made)];
    });
    const [from, to = from] = days.toSorted();
    if (from !== undefined && to !== undefined) near.set(`${from} ${to}`, { from, to });
  }
  return [...near.values()].slice(0, MOST_NAMED);
}
