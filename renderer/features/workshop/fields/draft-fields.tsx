/**
 * Fields that stand for one place of the draft each. What is typed is in the draft at once, whatever a finished pack would say to
 * it; what is too long stays, and is told by how much.
 */
import { useState } from 'react';
import { TEXT_SIZE, type TextKind } from '../../../../shared/programme/pack.ts';
import { edit } from '../../../../shared/programme/workshop/edit-draft.ts';
import { nameAt } from '../name-at.ts';
import type { PartKind } from '../../../../shared/programme/pack-lists.ts';
import { valueAt, type Place } from '../../../../shared/programme/workshop/tree-edit.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { AmountField } from '../../../ui/controls/amount-field.tsx';
import { PickField } from '../../../ui/controls/pick-field.tsx';
import { Tick } from '../../../ui/controls/tick.tsx';
import { WordsField } from '../../../ui/controls/words-field.tsx';
import { fieldId, useDesk } from '../desk-context.ts';

const MOST_PEOPLE = 1000;

interface FieldProps {
  readonly place: Place;
  readonly label: string;
  readonly hint?: string;
}

/** Puts a value at a place; undefined takes the field out. */
export function usePut(): (place: Place, value: unknown, joins?: string) => void {
  const { make } = useDesk();
  return (place, value, joins) =>
    make((draft) => edit(draft, [{ kind: 'set', place, ...(value === undefined ? {} : { value }) }]), joins);
}

interface WordsProps extends FieldProps {
  readonly size?: TextKind;
  /** Never taken out, because it is an item of a list and not a field. */
  readonly isItem?: boolean;
}

export function Words({ place, label, hint, size = 'short', isItem = false }: WordsProps) {
  const { t } = useMessages();
  const { pack, errorAt } = useDesk();
  const put = usePut();
  const value = valueAt(pack, place);
  const words = typeof value === 'string' ? value : '';
  const over = words.length - TEXT_SIZE[size];
  return (
    <WordsField
      id={fieldId(place)}
      label={label}
      hint={hint}
      value={words}
      several={size !== 'short'}
      language={words === '' ? undefined : pack.defaultLanguage}
      error={over > 0 ? t('workshop.tooLong', { over, size: TEXT_SIZE[size] }) : errorAt(place)}
      onChange={(next) => put(place, next === '' && !isItem ? undefined : next, fieldId(place))}
    />
  );
}

interface AmountProps extends FieldProps {
  readonly from: number;
  readonly to: number;
}

export function Amount({ place, label, hint, from, to }: AmountProps) {
  const { t } = useMessages();
  const { pack, errorAt } = useDesk();
  const put = usePut();
  const value = valueAt(pack, place);
  const amount = typeof value === 'number' ? value : undefined;
  const isOutside = amount !== undefined && (amount < from || amount > to);
  return (
    <AmountField
      id={fieldId(place)}
      label={label}
      hint={hint}
      value={amount}
      from={from}
      to={to}
      error={isOutside ? t('workshop.outside', { from, to }) : errorAt(place)}
      onChange={(next) => put(place, next, fieldId(place))}
    />
  );
}

interface ThresholdProps {
  readonly place: Place;
  readonly label: string;
  /** The floor: it can be raised and never lowered. */
  readonly least: number;
}

/** From how many people on something is shown. What lies under the floor never comes into the draft, and the field says so. */
export function Threshold({ place, label, least }: ThresholdProps) {
  const { t } = useMessages();
  const { pack, errorAt } = useDesk();
  const put = usePut();
  const [isRefused, setRefused] = useState(false);
  const value = valueAt(pack, place);
  const amount = typeof value === 'number' ? value : undefined;
  // A pack from elsewhere may bring one.
  const isUnder = isRefused || (amount !== undefined && amount < least);
  const isOver = amount !== undefined && amount > MOST_PEOPLE;
  const outside = isOver ? t('workshop.outside', { from: least, to: MOST_PEOPLE }) : undefined;
  return (
    <AmountField
      id={fieldId(place)}
      label={label}
      hint={t('workshop.field.raiseOnly', { least })}
      value={amount}
      from={least}
      to={MOST_PEOPLE}
      refusesUnder={least}
      onRefused={() => setRefused(true)}
      error={isUnder ? t('workshop.field.underFloor', { least }) : (outside ?? errorAt(place))}
      onChange={(next) => {
        setRefused(false);
        put(place, next, fieldId(place));
      }}
    />
  );
}

interface PickProps<Value extends string> extends FieldProps {
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly none?: string;
}

export function Pick<Value extends string>({ place, label, hint, choices, none }: PickProps<Value>) {
  const { pack, errorAt } = useDesk();
  const put = usePut();
  const value = valueAt(pack, place);
  return (
    <PickField
      id={fieldId(place)}
      label={label}
      hint={hint}
      value={(typeof value === 'string' ? value : '') as Value | ''}
      choices={choices}
      {...(none === undefined ? {} : { none })}
      error={errorAt(place)}
      onPick={(next) => put(place, next === '' ? undefined : next)}
    />
  );
}

/** Points to a part of a kind, or to none. */
export function PartPick({ kind, ...field }: FieldProps & { readonly kind: PartKind }) {
  const { t } = useMessages();
  return <Pick {...field} choices={usePartChoices(kind)} none={t('workshop.none')} />;
}

export function usePartChoices(kind: PartKind): { value: string; label: string }[] {
  const { pack } = useDesk();
  return pack[kind].flatMap(({ id }, at) =>
    id === '' ? [] : [{ value: id, label: nameAt(pack, [kind, at]) ?? id }],
  );
}

export function Switch({ place, label, hint }: FieldProps) {
  const { pack } = useDesk();
  const put = usePut();
  return (
    <Tick
      label={label}
      {...(hint === undefined ? {} : { about: hint })}
      isChosen={valueAt(pack, place) === true}
      onChange={(chosen) => put(place, chosen)}
    />
  );
}
