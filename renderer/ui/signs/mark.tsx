/** The mark and the wordmark. The name is a name: it keeps its letters and its direction in every language. */
import './signs.css';

export function Mark({ name, large = false }: { readonly name: string; readonly large?: boolean }) {
  const size = large ? '1.75rem' : '1.375rem';
  return (
    <span className="mark" lang="en" dir="ltr">
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        aria-hidden="true"
      >
        <circle cx="12" cy="12" r="10" />
        <circle cx="12" cy="14.6" r="6.2" />
        <circle cx="12" cy="17" r="2.6" fill="currentColor" stroke="none" />
      </svg>
      {name}
    </span>
  );
}
