/** The fingerprint of a round card, in a worker that is thrown away after one answer: it takes 64 MiB and a second or three. */
import { expose } from 'comlink';
import { ownBytes } from '../../shared/base/bytes.ts';
import { deriveFingerprint } from '../../shared/team/fingerprint.ts';

const fingerprint = { derive: (card: Uint8Array): Uint8Array => deriveFingerprint(ownBytes(card)) };
export type FingerprintWorker = typeof fingerprint;
expose(fingerprint);
