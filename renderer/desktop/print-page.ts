/**
 * What the window has ready for paper, to the printer or into a PDF. While that is made the document bears the title of the
 * page and not of the app: it is what a reader of the PDF hears first, and what a print queue shows.
 */
import type { Reply, Request } from '../../shared/ipc/contract.ts';
import { callDesktop } from './desktop.ts';

type Paper = Request<'printWindow'>['paper'];

export function printPage(paper: Paper, title: string): Promise<Reply<'printWindow'>> {
  return underTitle(title, () => callDesktop('printWindow', { paper }));
}

/** `name` is proposed for the file, without its ending. */
export function savePage(paper: Paper, name: string, title: string): Promise<Reply<'saveWindow'>> {
  return underTitle(title, () => callDesktop('saveWindow', { paper, name }));
}

async function underTitle<T>(title: string, work: () => Promise<T>): Promise<T> {
  const before = document.title;
  document.title = title;
  try {
    return await work();
  } finally {
    document.title = before;
  }
}
