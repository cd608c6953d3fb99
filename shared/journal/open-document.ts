/**
 * From stored updates to one Yjs document. Valid updates applied one by one in an unlucky order can stay pending for ever,
 * so they are merged first and applied once; what is still pending then is said, and never saved over.
 */
import * as Y from 'yjs';

/** No document is ever found by its guid, and it stays outside of the state. Yjs draws one otherwise, which takes as long as all the rest of opening. */
const GUID = 'page';

export type OpenedDocument = { whole: true; document: Y.Doc } | { whole: false };

export function openDocument(updates: readonly Uint8Array[]): OpenedDocument {
  const document = new Y.Doc({ guid: GUID });
  if (updates.length > 0) Y.applyUpdateV2(document, Y.mergeUpdatesV2([...updates]));
  if (hasPending(document)) Y.applyUpdateV2(document, Y.encodeStateAsUpdateV2(document));
  return hasPending(document) ? { whole: false } : { whole: true, document };
}

export function hasPending(document: Y.Doc): boolean {
  return document.store.pendingStructs !== null || document.store.pendingDs !== null;
}
