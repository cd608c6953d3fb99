/** Where a word is looked for, and what narrows it down: an arc, a tag, and two days. Escape clears the word. */
import { useId } from 'react';
import { Button, Input, Label, SearchField as AriaSearchField } from 'react-aria-components';
import { useMessages } from '../../i18n/messages.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';
import { FindSign } from '../../ui/signs/icons.tsx';
import type { SearchFilters } from '../../vault/open-journal.ts';
import './search.css';

/** Longer than anything that is looked for. */
const LONGEST = 400;

interface SearchFieldProps {
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

export function SearchField({ typed, onType }: SearchFieldProps) {
  const { t } = useMessages();
  return (
    <AriaSearchField className="field find" value={typed} onChange={onType} maxLength={LONGEST}>
      <Label>{t('lookBack.search.label')}</Label>
      <div className="find-line">
        <FindSign />
        <Input dir="auto" autoComplete="off" spellCheck={false} />
        {typed === '' ? null : <Button className="word find-clear">{t('lookBack.search.clear')}</Button>}
      </div>
    </AriaSearchField>
  );
}

interface NarrowProps {
  readonly filters: SearchFilters;
  readonly arcs: readonly string[];
  readonly tags: readonly string[];
  readonly onFilters: (filters: SearchFilters) => void;
}

const ANY = '';

export function Narrow({ filters, arcs, tags, onFilters }: NarrowProps) {
  const { t } = useMessages();
  const from = useId();
  const to = useId();
  // What is chosen stays on offer, whatever was found.
  const withChosen = (found: readonly string[], chosen: string | null): string[] => [
    ...new Set([...found, ...(chosen === null ? [] : [chosen])]),
  ];
  const offered = withChosen(arcs, filters.arcTitle);
  const offeredTags = withChosen(tags, filters.tag);
  const day = (value: string): string | null => (value === '' ? null : value);
  return (
    <details className="narrow">
      <summary>{t('lookBack.search.narrow')}</summary>
      <div className="narrow-days">
        <div className="field">
          <label htmlFor={from}>{t('lookBack.search.from')}</label>
          <input
            id={from}
            type="date"
            value={filters.from ?? ''}
            onChange={(event) => onFilters({ ...filters, from: day(event.target.value) })}
          />
        </div>
        <div className="field">
          <label htmlFor={to}>{t('lookBack.search.to')}</label>
          <input
            id={to}
            type="date"
            value={filters.to ?? ''}
            onChange={(event) => onFilters({ ...filters, to: day(event.target.value) })}
          />
        </div>
      </div>
      {offered.length === 0 ? null : (
        <RadioList
          label={t('lookBack.search.arc')}
          choices={[
            { value: ANY, label: t('lookBack.search.anyArc') },
            ...offered.map((arc) => ({ value: arc, label: <span dir="auto">{arc}</span> })),
          ]}
          chosen={filters.arcTitle ?? ANY}
          onChoose={(value) => onFilters({ ...filters, arcTitle: value === ANY ? null : value })}
        />
      )}
      {offeredTags.length === 0 ? null : (
        <RadioList
          label={t('lookBack.search.tag')}
          choices={[
            { value: ANY, label: t('lookBack.search.anyTag') },
            ...offeredTags.map((tag) => ({ value: tag, label: <span dir="auto">{tag}</span> })),
          ]}
          chosen={filters.tag ?? ANY}
          onChoose={(value) => onFilters({ ...filters, tag: value === ANY ? null : value })}
        />
      )}
    </details>
  );
}
