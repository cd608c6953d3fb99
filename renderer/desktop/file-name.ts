/** A title as the name of a file, as the system's dialogs take it: letters, figures, spaces and hyphens; empty when it has none of them. */
export function fileName(title: string): string {
  return title
    .replaceAll(/[^\p{L}\p{M}\p{N} -]+/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
    .slice(0, 60)
    .trim();
}
