/** One kind of part: the list of them in their order, or the form of the one that is open. */
import { useState } from 'react';
import type { PartKind } from '../../../shared/programme/pack-lists.ts';
import {
  addPart,
  duplicatePart,
  movePart,
  removePart,
  renamePart,
} from '../../../shared/programme/workshop/edit-draft.ts';
import { nameAt } from './name-at.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { WordsField } from '../../ui/controls/words-field.tsx';
import { fieldId, useDesk } from './desk-context.ts';
import { OrderList } from './fields/order-list.tsx';
import type { PartFormProps } from './forms/form-props.ts';
import { GatheringForm } from './forms/gathering-form.tsx';
import { PromptForm } from './forms/prompt-form.tsx';
import { PulseForm } from './forms/pulse-form.tsx';
import { FamilyForm, LabelledForm, PracticeForm, ThemeForm } from './forms/simple-forms.tsx';
import { ThirdThingForm } from './forms/third-thing-form.tsx';
import { ArcForm, SequenceForm } from './forms/walk-forms.tsx';
import type { Opened } from './parts.ts';

interface PartPageProps {
  readonly kind: PartKind;
  readonly opened: Opened;
  readonly onOpen: (opened: Opened) => void;
  /** Prompts only: the way to a table. */
  readonly onTable: () => void;
  /** One was added, at this place of its kind. */
  readonly onNew: (at: number) => void;
}

/** As many of each kind as a pack may hold. */
const MOST: Readonly<Record<PartKind, number>> = {
  components: 12,
  focusAreas: 24,
  touchstones: 24,
  practices: 40,
  thirdThings: 100,
  arcs: 20,
  gatherings: 40,
  prompts: 500,
  families: 8,
  themes: 32,
  pulses: 6,
  sequences: 8,
};

export function PartPage({ kind, opened, onOpen, onTable, onNew }: PartPageProps) {
  const { t } = useMessages();
  const { pack, make } = useDesk();
  const { at } = opened;
  const show = (next: number | null): void => onOpen({ part: kind, at: next, inner: null });
  const nameOf = (index: number): string =>
    nameAt(pack, [kind, index]) ?? t('workshop.unnamed', { number: index + 1 });
  const addAct =
    pack[kind].length >= MOST[kind] ? null : (
      <Button
        look="line"
        onPress={() => {
          const next = pack[kind].length;
          make((draft) => addPart(draft, kind, {}));
          onNew(next);
        }}
      >
        {t(`workshop.add.${kind}`)}
      </Button>
    );
  if (at !== null && pack[kind][at] !== undefined) {
    return (
      <>
        <p>
          <Button look="word" onPress={() => show(null)}>
            {t(`workshop.all.${kind}`)}
          </Button>
        </p>
        <h1
          className="lead desk-heading"
          id="part-heading"
          tabIndex={-1}
          lang={pack.defaultLanguage}
          dir="auto"
        >
          {nameOf(at)}
        </h1>
        <div className="form" key={at} id={fieldId([kind, at])}>
          <PartForm
            kind={kind}
            at={at}
            inner={opened.inner}
            onInner={(inner) => onOpen({ part: kind, at, inner })}
          />
          <PartId key={pack[kind][at].id} kind={kind} at={at} />
          <p className="form-acts">
            <Button look="word" isDisabled={at === 0} onPress={() => show(at - 1)}>
              {t('workshop.before')}
            </Button>
            <Button look="word" isDisabled={at === pack[kind].length - 1} onPress={() => show(at + 1)}>
              {t('workshop.after')}
            </Button>
            {addAct}
          </p>
        </div>
      </>
    );
  }
  return (
    <>
      <h1 className="lead desk-heading" id="part-heading" tabIndex={-1}>
        {t(`workshop.part.${kind}`)}
      </h1>
      <p className="note desk-about">{t(`workshop.partAbout.${kind}`)}</p>
      <p className="form-acts part-acts">
        {addAct}
        {kind === 'prompts' && addAct !== null ? (
          <Button look="line" onPress={onTable}>
            {t('workshop.table.open')}
          </Button>
        ) : null}
      </p>
      <OrderList
        label={t(`workshop.part.${kind}`)}
        items={pack[kind].map((_, index) => ({ name: nameOf(index), language: pack.defaultLanguage }))}
        empty={t('workshop.nothing')}
        onOpen={show}
        onMove={(from, to) => make((draft) => movePart(draft, kind, from, to))}
        onRemove={(index) => make((draft) => removePart(draft, kind, index))}
        onCopy={(index) => make((draft) => duplicatePart(draft, kind, index))}
      />
    </>
  );
}

function PartForm({ kind, ...props }: PartFormProps & { readonly kind: PartKind }) {
  switch (kind) {
    case 'components':
    case 'focusAreas':
    case 'touchstones':
      return <LabelledForm kind={kind} {...props} />;
    case 'practices':
      return <PracticeForm {...props} />;
    case 'thirdThings':
      return <ThirdThingForm {...props} />;
    case 'arcs':
      return <ArcForm {...props} />;
    case 'gatherings':
      return <GatheringForm {...props} />;
    case 'prompts':
      return <PromptForm {...props} />;
    case 'families':
      return <FamilyForm {...props} />;
    case 'themes':
      return <ThemeForm {...props} />;
    case 'pulses':
      return <PulseForm {...props} />;
    case 'sequences':
      return <SequenceForm {...props} />;
  }
}

/** The name that the file calls a part by. It is taken when the field is left, because every letter of it would be another part. */
function PartId({ kind, at }: { readonly kind: PartKind; readonly at: number }) {
  const { t } = useMessages();
  const { pack, make, errorAt } = useDesk();
  const id = pack[kind][at]?.id ?? '';
  const [typed, setTyped] = useState(id);
  return (
    <details className="form-more">
      <summary>{t('workshop.field.insideFile')}</summary>
      <div
        onBlur={() => {
          if (typed !== id) make((draft) => renamePart(draft, kind, at, typed));
        }}
      >
        <WordsField
          id={fieldId([kind, at, 'id'])}
          label={t('workshop.field.id')}
          hint={t('workshop.field.idHint')}
          value={typed}
          onChange={setTyped}
          error={errorAt([kind, at, 'id'])}
        />
      </div>
    </details>
  );
}
