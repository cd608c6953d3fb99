/**
 * Plain advice on a passphrase that could be guessed. The strength library (zxcvbn-ts and its word lists) is loaded
 * when the first advice is asked for; its codes become our own words, and nothing leaves the window.
 */

/** Each has a sentence under `passphrase.advice`. */
export type Advice =
  'keys' | 'repeats' | 'sequences' | 'dates' | 'common' | 'word' | 'names' | 'label' | 'short';

/** The library's scores run from 0 to 4. From here on, guessing costs more than anyone is likely to spend. */
const ENOUGH = 3;

const BY_WARNING: Readonly<Record<string, Advice>> = {
  straightRow: 'keys',
  keyPattern: 'keys',
  simpleRepeat: 'repeats',
  extendedRepeat: 'repeats',
  sequences: 'sequences',
  recentYears: 'dates',
  dates: 'dates',
  topTen: 'common',
  topHundred: 'common',
  common: 'common',
  similarToCommon: 'common',
  pwned: 'common',
  wordByItself: 'word',
  namesByThemselves: 'names',
  commonNames: 'names',
  userInputs: 'label',
};

/** Null: there is nothing to advise against. */
export function adviceFor(score: number, warning: string | null): Advice | null {
  if (score >= ENOUGH) return null;
  return (warning === null ? undefined : BY_WARNING[warning]) ?? 'short';
}

async function loadLibrary() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new ZxcvbnFactory({
    graphs: common.adjacencyGraphs,
    dictionary: { ...common.dictionary, ...english.dictionary },
  });
}

let library: ReturnType<typeof loadLibrary> | undefined;

/** `label` is the name on the cover, which anyone can read. An empty passphrase gets no advice: it is not allowed. */
export async function advise(passphrase: string, label: string): Promise<Advice | null> {
  if (passphrase === '') return null;
  library ??= loadLibrary();
  const result = (await library).check(passphrase, label === '' ? [] : [label]);
  return adviceFor(result.score, result.feedback.warning);
}
