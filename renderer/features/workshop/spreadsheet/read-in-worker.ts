/** Reads a table in a worker of its own, which ends with the answer or when its time is over. */
import { wrap } from 'comlink';
import type { SpreadsheetReading } from './read-spreadsheet.ts';
import type { SpreadsheetWorker } from './read-spreadsheet.worker.ts';

/** Five thousand rows take about a second on an old laptop. In milliseconds. */
const PATIENCE = 20_000;

export async function readInWorker(bytes: Uint8Array): Promise<SpreadsheetReading> {
  const worker = new Worker(new URL('./read-spreadsheet.worker.ts', import.meta.url), {
    type: 'module',
    name: 'spreadsheet',
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<SpreadsheetReading>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, problem: 'took-too-long' }), PATIENCE);
    worker.addEventListener('error', () => resolve({ ok: false, problem: 'not-a-table' }));
  });
  try {
    return await Promise.race([wrap<SpreadsheetWorker>(worker).read(bytes), late]);
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}
