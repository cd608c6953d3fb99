/**
 * Why something of the vault was refused. Closed: a screen has a sentence for each, and no message carries
 * a word of the journal or a byte of a key.
 */
export type VaultErrorCode =
  /** The seal of a key slot did not open: the passphrase is another one. */
  | 'wrong-key'
  /** A checksum, a seal or a shape does not hold: these bytes are not what was written. */
  | 'damaged'
  /** Written by a later version of the format. It is left alone, never mended or replaced. */
  | 'newer-version'
  /** A key slot asks for a derivation, or for amounts of memory and work, that are not accepted. */
  | 'unsupported-kdf'
  /** Larger than the format allows. Refused before memory is set aside for it. */
  | 'too-large'
  /** The bytes do not begin with a frame's magic. */
  | 'not-a-frame'
  /** The bytes do not begin like a move file. */
  | 'not-a-move-file'
  /** Whole, but of another journal. */
  | 'foreign';

export class VaultError extends Error {
  readonly code: VaultErrorCode;

  constructor(code: VaultErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'VaultError';
    this.code = code;
  }
}
