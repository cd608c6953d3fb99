/**
 * Things in an order: opened by their names, moved by dragging, by the keyboard (Enter on the handle, then the arrow keys) or by
 * two buttons, taken out by a third. After a move the caret is where it was, on the thing that moved.
 */
import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { useMessages } from '../../../i18n/messages.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import './order-list.css';

export interface OrderItem {
  /** What it is called; never empty. */
  readonly name: string;
  readonly about?: string | undefined;
  readonly language?: string | undefined;
}

interface OrderListProps {
  readonly label: string;
  readonly items: readonly OrderItem[];
  /** What stands there when there is nothing yet. */
  readonly empty: string;
  readonly opened?: number | null;
  /** Left out where a thing has nothing to open. */
  readonly onOpen?: (at: number) => void;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: (at: number) => void;
  readonly onCopy?: ((at: number) => void) | undefined;
}

type Act = 'up' | 'down' | 'remove';

export function OrderList(props: OrderListProps) {
  const { label, items, empty, opened = null, onOpen, onMove, onRemove, onCopy } = props;
  const { t } = useMessages();
  const list = useRef<HTMLDivElement>(null);
  const next = useRef<{ at: number; act: Act } | null>(null);
  const [said, setSaid] = useState('');

  const move = (from: number, to: number, act?: Act): void => {
    if (from === to || to < 0 || to >= items.length) return;
    if (act !== undefined) next.current = { at: to, act };
    setSaid(t('workshop.order.moved', { name: items[from]?.name ?? '', place: to + 1, of: items.length }));
    onMove(from, to);
  };
  useEffect(() => {
    if (next.current === null) return;
    const { at, act } = next.current;
    next.current = null;
    const row = list.current?.querySelector(`[data-row="${Math.min(at, items.length - 1)}"]`);
    const button = (one: Act) =>
      row?.querySelector<HTMLButtonElement>(`[data-act="${one}"] button:not(:disabled)`);
    const found = button(act) ?? button(act === 'up' ? 'down' : 'up');
    (found ?? document.getElementById('part-heading'))?.focus();
  }, [items]);

  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': items[Number(key)]?.name ?? '' })),
    onReorder: ({ keys, target }) => {
      const [from] = [...keys].map(Number);
      if (from === undefined) return;
      const gap = Number(target.key) + (target.dropPosition === 'after' ? 1 : 0);
      move(from, from < gap ? gap - 1 : gap);
    },
  });

  return (
    <div className="order" ref={list}>
      <p className="unseen" role="status">
        {said}
      </p>
      {items.length === 0 ? (
        <p className="order-empty serif">{empty}</p>
      ) : (
        <GridList
          aria-label={label}
          className="order-list"
          keyboardNavigationBehavior="tab"
          dragAndDropHooks={dragAndDropHooks}
        >
          {items.map(({ name, about, language }, at) => (
            <GridListItem
              key={at}
              id={String(at)}
              textValue={name}
              className="order-item"
              data-row={at}
              data-open={at === opened ? '' : undefined}
            >
              <AriaButton slot="drag" className="order-grip" aria-label={t('workshop.order.drag', { name })}>
                <span aria-hidden="true">⠿</span>
              </AriaButton>
              <div className="order-words">
                {onOpen === undefined ? (
                  <span className="order-name" lang={language} dir="auto">
                    {name}
                  </span>
                ) : (
                  <Button look="quiet" onPress={() => onOpen(at)}>
                    <span className="order-name" lang={language} dir="auto">
                      {name}
                    </span>
                  </Button>
                )}
                {about === undefined ? null : <span className="order-about">{about}</span>}
              </div>
              <div className="order-acts">
                <span data-act="up">
                  <Button
                    look="word"
                    label={t('workshop.order.upLabel', { name })}
                    isDisabled={at === 0}
                    onPress={() => move(at, at - 1, 'up')}
                  >
                    {t('workshop.order.up')}
                  </Button>
                </span>
                <span data-act="down">
                  <Button
                    look="word"
                    label={t('workshop.order.downLabel', { name })}
                    isDisabled={at === items.length - 1}
                    onPress={() => move(at, at + 1, 'down')}
                  >
                    {t('workshop.order.down')}
                  </Button>
                </span>
                {onCopy === undefined ? null : (
                  <Button
                    look="word"
                    label={t('workshop.order.copyLabel', { name })}
                    onPress={() => onCopy(at)}
                  >
                    {t('workshop.order.copy')}
                  </Button>
                )}
                <span data-act="remove">
                  <Button
                    look="word"
                    label={t('workshop.order.removeLabel', { name })}
                    onPress={() => {
                      next.current = { at, act: 'remove' };
                      setSaid(t('workshop.order.removed', { name }));
                      onRemove(at);
                    }}
                  >
                    {t('workshop.order.remove')}
                  </Button>
                </span>
              </div>
            </GridListItem>
          ))}
        </GridList>
      )}
    </div>
  );
}
