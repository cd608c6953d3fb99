/** Something read out of a page's document, read again whenever the named maps of it change, by whatever hand. */
import { useEffect, useState } from 'react';
import type * as Y from 'yjs';

/** `read` must be a function of its own module, and `maps` a list of its own module: both are compared by identity. */
export function useShared<Value>(
  document: Y.Doc,
  maps: readonly string[],
  read: (document: Y.Doc) => Value,
): Value {
  const [value, setValue] = useState(() => read(document));
  useEffect(() => {
    const again = (): void => setValue(read(document));
    for (const name of maps) document.getMap(name).observeDeep(again);
    return () => {
      for (const name of maps) document.getMap(name).unobserveDeep(again);
    };
  }, [document, maps, read]);
  return value;
}
