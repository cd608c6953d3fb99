/**
 * A PDF says of itself when it was made, to the second, and in which time zone. Ours say one constant moment instead, in as many
 * bytes, so that nothing in the file moves.
 */

const KEYS = ['/CreationDate (D:', '/ModDate (D:'] as const;
/** The moment of files of the team's rounds, as a PDF writes it. */
const MOMENT = "20000101000000+00'00')";

/** Changes the bytes it is given, and gives them back. A date that is written in another form stays. */
export function withoutTime(pdf: Buffer): Buffer {
  for (const key of KEYS) {
    for (let at = pdf.indexOf(key, 0, 'latin1'); at !== -1; at = pdf.indexOf(key, at + 1, 'latin1')) {
      const from = at + key.length;
      const until = from + MOMENT.length;
      if (/^\d{14}[+-]\d\d'\d\d'\)$/.test(pdf.toString('latin1', from, until)))
        pdf.write(MOMENT, from, 'latin1');
    }
  }
  return pdf;
}
