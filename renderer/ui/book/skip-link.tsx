/** The first stop of the Tab key: leads past the running head to the page. Seen only while it has focus. */
import type { ReactNode } from 'react';

export function SkipLink({ children }: { readonly children: ReactNode }) {
  return (
    <button
      type="button"
      className="skip"
      onClick={() => {
        document.querySelector('main')?.focus();
      }}
    >
      {children}
    </button>
  );
}
