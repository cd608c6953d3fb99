/** Write, with the name guard in its outer margin. */
import type { ComponentProps } from 'react';
import { useNameGuard } from '../features/name-guard/use-name-guard.tsx';
import { WritePage } from '../features/write/write-page.tsx';

export function WritePlace(props: Omit<ComponentProps<typeof WritePage>, 'guard'>) {
  const guard = useNameGuard(props.journal, props.page.document);
  return <WritePage {...props} guard={guard} />;
}
