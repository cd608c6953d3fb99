/** A short list of single lines: examples, trademarks, translators. Each has its field and a way out. */
import { edit } from '../../../../shared/programme/workshop/edit-draft.ts';
import { valueAt, type Place } from '../../../../shared/programme/workshop/tree-edit.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { fieldId, useDesk } from '../desk-context.ts';
import type { MakeEdit } from '../shelf/use-kept-draft.ts';
import { Words } from './draft-fields.tsx';

interface TextListProps {
  readonly place: Place;
  readonly title: string;
  readonly itemLabel: (number: number) => string;
  readonly add: string;
  readonly most: number;
  /** Where translations follow the items of the list; otherwise they are taken out plainly. */
  readonly onRemove?: (at: number) => MakeEdit;
}

export function TextList({ place, title, itemLabel, add, most, onRemove }: TextListProps) {
  const { t } = useMessages();
  const { pack, make } = useDesk();
  const value = valueAt(pack, place);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <fieldset className="form-group" id={fieldId(place)}>
      <legend>{title}</legend>
      {items.map((_, at) => (
        <div key={at} className="form-pair">
          <Words place={[...place, at]} label={itemLabel(at + 1)} isItem />
          <Button
            look="word"
            label={t('workshop.order.removeLabel', { name: itemLabel(at + 1) })}
            onPress={() =>
              make(onRemove?.(at) ?? ((draft) => edit(draft, [{ kind: 'remove', list: place, at }])))
            }
          >
            {t('workshop.order.remove')}
          </Button>
        </div>
      ))}
      {items.length >= most ? null : (
        <Button
          look="word"
          onPress={() =>
            make((draft) => edit(draft, [{ kind: 'insert', list: place, at: items.length, item: '' }]))
          }
        >
          {add}
        </Button>
      )}
    </fieldset>
  );
}
