/**
 * A list inside a part: its things in their order, the form of the one that is open beneath them, and the way to another one. What
 * is opened or added takes the caret, so that somebody at the keyboard need not walk past the whole list.
 */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import {
  moveInner,
  removeInner,
  type InnerList as ListPlace,
} from '../../../../shared/programme/workshop/edit-inner.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { fieldId, useDesk } from '../desk-context.ts';
import type { MakeEdit } from '../shelf/use-kept-draft.ts';
import { OrderList, type OrderItem } from './order-list.tsx';

interface InnerListProps {
  readonly list: ListPlace;
  readonly title: string;
  /** Stands between the title and the list. */
  readonly about?: ReactNode;
  readonly items: readonly OrderItem[];
  /** What stands there when there is nothing yet. */
  readonly empty: string;
  /** The thing that is open; null for none. */
  readonly inner: number | null;
  readonly onInner: (inner: number | null) => void;
  /** As many as a pack takes. */
  readonly most: number;
  readonly add: string;
  readonly onAdd: MakeEdit;
  /** The form of the thing that is open. */
  readonly form: ReactNode;
  /** Stands at the end. */
  readonly children?: ReactNode;
}

export function InnerList(props: InnerListProps) {
  const { list, title, about, items, empty, inner, onInner, most, add, onAdd, form, children } = props;
  const { make } = useDesk();
  const heading = useId();
  const open = useRef<HTMLDivElement>(null);
  const takesCaret = useRef(false);
  const isOpen = inner !== null && inner < items.length;
  useEffect(() => {
    if (!takesCaret.current || !isOpen) return;
    takesCaret.current = false;
    open.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  });
  const show = (next: number): void => {
    takesCaret.current = true;
    onInner(next);
  };
  return (
    <section className="form-group" aria-labelledby={heading} id={fieldId(list)}>
      <h2 className="strong" id={heading}>
        {title}
      </h2>
      {about}
      <OrderList
        label={title}
        items={items}
        empty={empty}
        opened={inner}
        onOpen={show}
        onMove={(from, to) => {
          if (inner !== null) onInner(afterMove(inner, from, to));
          make((draft) => moveInner(draft, list, from, to));
        }}
        onRemove={(at) => {
          onInner(null);
          make((draft) => removeInner(draft, list, at));
        }}
      />
      {isOpen ? (
        <div className="form-inner" ref={open} key={inner}>
          {form}
        </div>
      ) : null}
      {items.length >= most ? null : (
        <Button
          look="word"
          onPress={() => {
            show(items.length);
            make(onAdd);
          }}
        >
          {add}
        </Button>
      )}
      {children}
    </section>
  );
}

/** Where the thing that is open stands after another one, or itself, was moved. */
function afterMove(opened: number, from: number, to: number): number {
  if (opened === from) return to;
  if (from < opened && opened <= to) return opened - 1;
  return to <= opened && opened < from ? opened + 1 : opened;
}
