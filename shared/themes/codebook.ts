/**
 * The themes a pack offers, and the families they fall back to. People choose from it; nothing here reads a journal.
 */

/** A theme as a pack words it: what it is, when to use it, when another one fits better, and how it sounds. */
export interface Theme {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
  readonly use: string;
  readonly avoid: string;
  readonly examples: readonly string[];
  readonly family: string;
}

export interface Family {
  readonly id: string;
  readonly label: string;
}

/** What a codebook is made from: the part of a pack that names themes. At most 32 themes in at most 8 families. */
export interface ThemeSource {
  readonly id: string;
  readonly version: string;
  readonly themes: readonly Theme[];
  readonly families: readonly Family[];
}

/** How a chosen theme feels. `question` is chosen without leaning either way. */
export const LEANS = ['strength', 'strain', 'both', 'question'] as const;

export interface ThemeFamily extends Family {
  readonly themes: readonly Theme[];
}

export interface Codebook {
  readonly packId: string;
  readonly packVersion: string;
  /** At most 32, in the order of the pack. */
  readonly themes: readonly Theme[];
  /** At most 8, in the order of the pack, each with at least one theme. */
  readonly families: readonly ThemeFamily[];
}

/** The codebook of a pack; null when the pack brings no themes, and so has nothing to share. */
export function codebookOf(pack: ThemeSource): Codebook | null {
  if (pack.themes.length === 0) return null;
  const families = pack.families
    .map((family) => ({ ...family, themes: pack.themes.filter((theme) => theme.family === family.id) }))
    .filter(({ themes }) => themes.length > 0);
  return { packId: pack.id, packVersion: pack.version, themes: pack.themes, families };
}

/** The family a theme falls back to where too few people named it; null for a theme that is not in the book. */
export function familyOf(codebook: Codebook, themeId: string): ThemeFamily | null {
  return codebook.families.find(({ themes }) => themes.some(({ id }) => id === themeId)) ?? null;
}
