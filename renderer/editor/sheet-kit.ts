/** What a sheet may be made of: exactly the nodes and marks of shared/journal/entry-body.ts, and no other. */
import { StarterKit } from '@tiptap/starter-kit';

export const sheetKit = StarterKit.configure({
  heading: { levels: [2, 3] },
  code: false,
  codeBlock: false,
  horizontalRule: false,
  link: false,
  strike: false,
  trailingNode: false,
  underline: false,
  // The document keeps its own history.
  undoRedo: false,
});
