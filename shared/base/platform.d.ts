/**
 * The whole platform that `shared/` may use: WebCrypto, text coding and streams.
 * Everything else (document, process, Buffer, fetch …) does not exist here, so using it does not compile.
 */
type BufferSource = ArrayBufferView<ArrayBuffer> | ArrayBuffer;

interface CryptoKey {
  readonly type: 'private' | 'public' | 'secret';
  readonly extractable: boolean;
  readonly algorithm: { name: string };
  readonly usages: readonly string[];
}

interface SubtleCrypto {
  digest(algorithm: string, data: BufferSource): Promise<ArrayBuffer>;
  importKey(
    format: 'raw',
    keyData: BufferSource,
    algorithm: string | { name: string },
    extractable: boolean,
    keyUsages: readonly string[],
  ): Promise<CryptoKey>;
  deriveKey(
    algorithm: { name: 'HKDF'; hash: string; salt: BufferSource; info: BufferSource },
    baseKey: CryptoKey,
    derivedKeyType: { name: 'AES-GCM'; length: number },
    extractable: boolean,
    keyUsages: readonly string[],
  ): Promise<CryptoKey>;
  deriveBits(
    algorithm: { name: 'HKDF'; hash: string; salt: BufferSource; info: BufferSource },
    baseKey: CryptoKey,
    length: number,
  ): Promise<ArrayBuffer>;
  encrypt(
    algorithm: { name: 'AES-GCM'; iv: BufferSource; additionalData?: BufferSource; tagLength?: number },
    key: CryptoKey,
    data: BufferSource,
  ): Promise<ArrayBuffer>;
  decrypt(
    algorithm: { name: 'AES-GCM'; iv: BufferSource; additionalData?: BufferSource; tagLength?: number },
    key: CryptoKey,
    data: BufferSource,
  ): Promise<ArrayBuffer>;
}

declare const crypto: {
  readonly subtle: SubtleCrypto;
  getRandomValues<T extends ArrayBufferView<ArrayBuffer>>(array: T): T;
};

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: BufferSource): string;
}

interface ReadableStream<R> {
  getReader(): { read(): Promise<{ done: boolean; value?: R }> };
}
