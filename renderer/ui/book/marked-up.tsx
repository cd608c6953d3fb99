/**
 * Words with emphasis, lines and lists, drawn from the tree that their reader made of them and never from a string of markup. Whose
 * words they are, and in which language, the element around them says.
 */
import './marked-up.css';

interface Span {
  readonly text: string;
  readonly emphasis: boolean;
}
type Line = readonly Span[];

type MarkedBlock =
  | { readonly kind: 'paragraph'; readonly lines: readonly Line[] }
  | { readonly kind: 'list'; readonly items: readonly Line[] };

interface MarkedProps {
  readonly blocks: readonly MarkedBlock[];
}

/** Paragraphs and lists, for a place that may hold them. */
export function MarkedUp({ blocks }: MarkedProps) {
  return blocks.map((block, at) =>
    block.kind === 'list' ? (
      <ul key={at} className="marked-list">
        {block.items.map((item, line) => (
          <li key={line}>
            <Spans line={item} />
          </li>
        ))}
      </ul>
    ) : (
      <p key={at} className="marked-paragraph">
        {block.lines.map((line, row) => (
          <span key={row} className="marked-line">
            <Spans line={line} />
          </span>
        ))}
      </p>
    ),
  );
}

/** The same for a heading or a label, which may hold no paragraph: lines under each other, and plain words where there is but one. */
export function MarkedLines({ blocks }: MarkedProps) {
  const [first] = blocks;
  if (blocks.length === 1 && first?.kind === 'paragraph' && first.lines.length === 1) {
    return <Spans line={first.lines[0] ?? []} />;
  }
  return blocks.map((block, at) => (
    <span key={at} className="marked-block">
      {(block.kind === 'list' ? block.items : block.lines).map((line, row) => (
        <span key={row} className={block.kind === 'list' ? 'marked-line marked-item' : 'marked-line'}>
          <Spans line={line} />
        </span>
      ))}
    </span>
  ));
}

function Spans({ line }: { readonly line: Line }) {
  return line.map(({ text, emphasis }, at) =>
    emphasis ? (
      <em key={at} className="marked">
        {text}
      </em>
    ) : (
      text
    ),
  );
}
