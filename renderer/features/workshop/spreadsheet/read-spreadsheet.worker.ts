/** Reads one table and is thrown away: whatever a file makes of a reader's memory goes with it. It holds no key and knows no journal. */
import { expose } from 'comlink';
import { readSpreadsheet } from './read-spreadsheet.ts';

const spreadsheetWorker = { read: readSpreadsheet };

export type SpreadsheetWorker = typeof spreadsheetWorker;
expose(spreadsheetWorker);
