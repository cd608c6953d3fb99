/** How what was found is spoken of, and what could stand in its place. */
import type { NameKind } from '../../../shared/names/find-names.ts';
import type { ShownName } from '../../editor/name-marks.ts';
import type { Translate } from '../../i18n/messages.tsx';

export type SpokenKind = 'name' | 'phone' | 'email' | 'code';

export function spokenKind(kind: NameKind): SpokenKind {
  return kind === 'phone' || kind === 'email' || kind === 'code' ? kind : 'name';
}

export function insteadOf(name: ShownName, t: Translate): string {
  const kind = spokenKind(name.kind);
  return kind === 'name' ? (name.initials ?? '') : t(`names.instead.${kind}`);
}
