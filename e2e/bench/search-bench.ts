/**
 * Search alone, outside the app: `node e2e/bench/search-bench.ts [pages]`. Ready from a sealed index within 1.5 s, a question
 * within 16 ms at the 95th percentile, and everything found that a scan of all words finds; fails above.
 */
import * as Y from 'yjs';
import { summarise } from '../../shared/journal/entry.ts';
import type { EntrySummary } from '../../shared/journal/entry.ts';
import { makeSearch } from '../../renderer/vault/search/search.ts';
import type { IndexRows, Search } from '../../renderer/vault/search/search.ts';
import { drawQuestions, makeScan } from './scan.ts';
import { documentOf, seededPages, textOf } from './seeded-pages.ts';

const COUNT = Number(process.argv[2] ?? 10_000);
const QUESTIONS = 150;
const READY_LIMIT = 1500;
const QUESTION_LIMIT = 16;
const SHOWN = 20;

const states = new Map<string, Uint8Array>();
const summaries = new Map<string, EntrySummary>();
const texts: string[] = [];
for (const page of seededPages(COUNT)) {
  const document = documentOf(page);
  const summary = summarise(page.id, document);
  if (summary === null) throw new Error('not an entry');
  states.set(page.id, Y.encodeStateAsUpdateV2(document));
  summaries.set(page.id, summary);
  texts.push(textOf(page));
}

const kept = new Map<string, Uint8Array>();
const rows: IndexRows = {
  era: () => 'bench',
  ids: async () => [...kept.keys()],
  read: async (id) => kept.get(id) ?? new Uint8Array(),
  write: async (id, row) => void kept.set(id, row),
  remove: async (id) => void kept.delete(id),
};
const open = (): Search =>
  makeSearch(
    {
      summaries,
      states: async (ids) => ids.map((id) => states.get(id) ?? null),
      reflects: () => 1,
      settled: async () => {},
    },
    rows,
  );

/** Milliseconds of this process's own work: other programs on the machine do not count. */
const worked = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const before = worked();
await open().settled();
const built = worked();
const search = open();
await search.ready();
const ready = worked() - built;

const scan = makeScan(texts);
const { vocabulary } = scan;
const questions = drawQuestions(vocabulary, QUESTIONS);

const times: number[] = [];
let missed = 0;
for (const question of questions) {
  const began = worked();
  const results = await search.find(question, { arcTitle: null, tag: null, from: null, to: null }, SHOWN);
  times.push(worked() - began);
  const scanned = scan.count(question);
  // Where nothing begins so, words that come close are shown instead.
  if (scanned > 0 && (results.close || results.total !== scanned)) missed += 1;
}
times.sort((a, b) => a - b);
const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

process.stdout.write(
  [
    `pages ${COUNT}, words ${vocabulary.length}, questions ${times.length}`,
    `built afresh and sealed: ${(built - before).toFixed(0)} ms`,
    `ready from the sealed index: ${ready.toFixed(0)} ms (limit ${READY_LIMIT} ms)`,
    `a question, median ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, slowest ${at(1).toFixed(1)} ms (limit ${QUESTION_LIMIT} ms at p95)`,
    `questions with another count than the scan: ${missed}`,
    '',
  ].join('\n'),
);
if (missed > 0 || ready > READY_LIMIT || at(0.95) > QUESTION_LIMIT) process.exitCode = 1;
