/** The one name that the guard asks about now, and the sheet it stands on. */
import type { ActiveEditor } from '../../editor/formatting.ts';
import type { ShownName } from '../../editor/name-marks.ts';

export interface CurrentName {
  readonly editor: ActiveEditor;
  readonly name: ShownName;
}
