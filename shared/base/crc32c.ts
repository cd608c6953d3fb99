/**
 * CRC-32C (Castagnoli): reflected polynomial 0x82F63B78, start and final complement 0xFFFFFFFF.
 * It finds accidents, never intent: nothing is trusted because its checksum holds.
 */
const TABLE = makeTable();

/** The checksum of the bytes as an unsigned 32-bit number. `crc32c(utf8('123456789'))` is 0xE3069283. */
export function crc32c(bytes: Uint8Array): number {
  let register = 0xff_ff_ff_ff;
  for (let index = 0; index < bytes.length; index += 1) {
    register = (TABLE[(register ^ (bytes[index] ?? 0)) & 0xff] ?? 0) ^ (register >>> 8);
  }
  return ~register >>> 0;
}

function makeTable(): Uint32Array {
  const table = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte += 1) {
    let register = byte;
    for (let bit = 0; bit < 8; bit += 1) {
      register = (register & 1) === 1 ? (register >>> 1) ^ 0x82_f6_3b_78 : register >>> 1;
    }
    table[byte] = register;
  }
  return table;
}
