/** Words of a page, to be read: the same blocks and marks as on the sheet, and nothing else. */
import { createElement, type ReactNode } from 'react';
import { partIds } from '../../shared/journal/entry.ts';
import type { PromptAsSeen } from '../../shared/journal/entry.ts';
import type { Body, BodyElement, BodyNode } from '../../shared/journal/revisions.ts';
import { parseMarkup } from '../../shared/programme/markup.ts';
import { MarkedLines } from '../ui/book/marked-up.tsx';
import './body-view.css';

interface BodyViewProps {
  readonly body: Body;
  readonly prompt: PromptAsSeen | null;
}

export function BodyView({ body, prompt }: BodyViewProps) {
  return (
    <div className="body-words">
      {partIds(prompt).map((part) => {
        const content = body[part];
        if (content === undefined) return null;
        const question = prompt?.questions.find(({ id }) => id === part);
        return (
          <div key={part}>
            {question === undefined ? null : (
              <p className="body-ask" dir="auto">
                <MarkedLines blocks={parseMarkup(question.ask)} />
              </p>
            )}
            {showNodes(content)}
          </div>
        );
      })}
    </div>
  );
}

const BLOCKS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
};

// The words never change while they are shown, so their place is name enough.
function showNodes(content: readonly BodyNode[]): ReactNode[] {
  return content.map((node, place) => {
    if (!('text' in node)) return showElement(node, place);
    let words: ReactNode = node.text;
    if (node.marks?.['italic'] !== undefined) words = <em>{words}</em>;
    if (node.marks?.['bold'] !== undefined) words = <strong>{words}</strong>;
    return <span key={place}>{words}</span>;
  });
}

function showElement(node: BodyElement, place: number): ReactNode {
  const { type, attributes, content = [] } = node;
  if (type === 'hardBreak') return <br key={place} />;
  // The page's own headings come above: the question, and whether this is then or now.
  const heading = attributes?.['level'] === 3 ? 'h4' : 'h3';
  const name = type === 'heading' ? heading : BLOCKS[type];
  return name === undefined ? null : createElement(name, { key: place, dir: 'auto' }, ...showNodes(content));
}
