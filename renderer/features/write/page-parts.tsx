/**
 * The fields of a page. Every type of prompt is laid out from the same parts: the answer to the prompt, the fields that go
 * with its type, and the questions that a longer page adds. A field with words stays, however short the page becomes.
 */
import type * as Y from 'yjs';
import { partName, typedParts } from '../../../shared/journal/entry.ts';
import type { Minutes, PromptAsSeen } from '../../../shared/journal/entry.ts';
import { plainText } from '../../../shared/journal/entry-body.ts';
import { parseMarkup, plainMarkup } from '../../../shared/programme/markup.ts';
import type { ActiveEditor } from '../../editor/formatting.ts';
import type { NameWatch } from '../../editor/name-marks.ts';
import type { PassageWatch } from '../../editor/passage-marks.ts';
import { ReflectionEditor } from '../../editor/reflection-editor.tsx';
import { useMessages } from '../../i18n/messages.tsx';
import { MarkedLines } from '../../ui/book/marked-up.tsx';
import './page-parts.css';

interface PagePartsProps {
  readonly document: Y.Doc;
  readonly prompt: PromptAsSeen | null;
  readonly minutes: Minutes;
  /** The page has come back, or its writer asked for the second half. */
  readonly afterwards: boolean;
  /** The id of the heading that the first field answers. */
  readonly questionId: string;
  readonly onActive: (editor: ActiveEditor) => void;
  /** What looks for names on the sheets. */
  readonly names: NameWatch | undefined;
  /** What holds themes on passages of the sheets. */
  readonly passages: PassageWatch;
}

export function PageParts(props: PagePartsProps) {
  const { document, prompt, minutes, afterwards, questionId, onActive, names, passages } = props;
  const { t } = useMessages();
  const hasWords = (id: string): boolean => plainText(document.getXmlFragment(partName(id)), 1) !== '';
  const typed = typedParts(prompt?.type).filter(({ id, from }) =>
    hasWords(id) ? true : from === 'afterwards' ? afterwards : from <= minutes,
  );
  const asked = (prompt?.questions ?? []).filter(({ id, from }) => from <= minutes || hasWords(id));
  const question = ({ id, ask, hint }: (typeof asked)[number]) => (
    <section key={id} className="write-question">
      <h2 id={`ask-${id}`} lang={prompt?.language} dir="auto">
        <MarkedLines blocks={parseMarkup(ask)} />
      </h2>
      {hint === undefined ? null : (
        <p className="note" lang={prompt?.language} dir="auto">
          <MarkedLines blocks={parseMarkup(hint)} />
        </p>
      )}
      <ReflectionEditor
        fragment={document.getXmlFragment(partName(id))}
        label={t('write.yourAnswer', { question: plainMarkup(ask) })}
        describedBy={`ask-${id}`}
        autoFocus={false}
        onActive={onActive}
        names={names}
        marks={{ watch: passages, part: id }}
      />
    </section>
  );
  const field = ({ id }: (typeof typed)[number]) => (
    <section key={id} className="typed-part" data-part={id}>
      <h2 id={`part-${id}`}>{t(`write.part.${id}`)}</h2>
      <ReflectionEditor
        fragment={document.getXmlFragment(partName(id))}
        label={t(`write.part.${id}`)}
        describedBy={questionId}
        // A page that came back is opened for its second half.
        autoFocus={id === 'afterwards' && afterwards}
        onActive={onActive}
        names={names}
        marks={{ watch: passages, part: id }}
      />
    </section>
  );
  const [second, ...rest] = asked;
  return (
    <div className="page-parts" data-type={prompt?.type ?? 'blank'}>
      <div className="page-pair">
        <div className="sheet-first">
          <ReflectionEditor
            fragment={document.getXmlFragment(partName('main'))}
            label={t('write.yourPage')}
            describedBy={questionId}
            autoFocus={!afterwards}
            onActive={onActive}
            names={names}
            marks={{ watch: passages, part: 'main' }}
          />
        </div>
        {typed.length === 0 ? null : <div className="typed-parts">{typed.map(field)}</div>}
        {second === undefined ? null : question(second)}
      </div>
      {rest.map(question)}
    </div>
  );
}
