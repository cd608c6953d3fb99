/** Signs for how words look. Drawn like the others: 1.75 px strokes, square where possible, sized in rem. */

const paths = {
  bold: 'M7 4h6.5a4 4 0 0 1 0 8H7zM7 12h7.5a4 4 0 0 1 0 8H7z',
  italic: 'M10 4h8M6 20h8M14.5 4l-5 16',
  heading: 'M6 4v16M18 4v16M6 12h12',
  bulletList: 'M9 6h11M9 12h11M9 18h11M4 6h.5M4 12h.5M4 18h.5',
  orderedList: 'M10 6h10M10 12h10M10 18h10M4 5l1.5-1v5M3.75 14h2.5l-2.5 4h2.75',
  quote: 'M5 5v14M10 8h10M10 12h10M10 16h6',
  undo: 'M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6',
  redo: 'm15 7 5 5-5 5M20 12H10a6 6 0 0 0-6 6',
} as const;

export function FormatSign({ format }: { readonly format: keyof typeof paths }) {
  return (
    <svg
      width="1.25rem"
      height="1.25rem"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={format === 'bold' ? 2.75 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[format]} />
    </svg>
  );
}
