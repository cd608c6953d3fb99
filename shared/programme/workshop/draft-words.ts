/** Translations that follow their strings: lists inside a part are counted, so a question that moves takes its words along. */

export type Strings = Readonly<Record<string, string>>;

/**
 * The strings with the number after `prefix` (`prompts.y01.steps.`) changed by `to`; where it gives -1, the string goes.
 * The same object when nothing changed.
 */
export function moveWords(strings: Strings, prefix: string, to: (at: number) => number): Strings {
  let moved = false;
  const kept: [string, string][] = [];
  for (const [key, text] of Object.entries(strings)) {
    const found = key.startsWith(prefix) ? /^(\d{1,6})(\..*)?$/.exec(key.slice(prefix.length)) : null;
    const at = Number(found?.[1] ?? -1);
    const next = at === -1 ? -1 : to(at);
    if (at === next || at === -1) kept.push([key, text]);
    else {
      moved = true;
      if (next !== -1) kept.push([`${prefix}${next}${found?.[2] ?? ''}`, text]);
    }
  }
  return moved ? Object.fromEntries(kept) : strings;
}

/** The strings with `from` at the front of their keys changed to `to`; where `to` is null, they go. */
export function renameWords(strings: Strings, from: string, to: string | null): Strings {
  if (!Object.keys(strings).some((key) => key.startsWith(from))) return strings;
  return Object.fromEntries(
    Object.entries(strings).flatMap(([key, text]): [string, string][] => {
      if (!key.startsWith(from)) return [[key, text]];
      return to === null ? [] : [[to + key.slice(from.length), text]];
    }),
  );
}
