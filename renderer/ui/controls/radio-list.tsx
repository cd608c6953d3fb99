/** One of several. The chosen one has a filled dot and a bold name, so colour is never the only sign. */
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import './radio-list.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  /** Stands above the dot and the name. */
  readonly picture?: ReactNode;
  /** A smaller line under the name. */
  readonly about?: string;
  /** Set when the name is in another language than the page. */
  readonly lang?: string;
}

interface RadioListProps<Value extends string> {
  /** What is being chosen; with `labelledBy` it stands elsewhere on the page. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: Value | null;
  readonly onChoose: (value: Value) => void;
  readonly layout?: 'column' | 'row' | 'pairs' | 'pictures';
  readonly hint?: string;
  readonly className?: string;
  readonly autoFocus?: boolean;
}

export function RadioList<Value extends string>({
  label,
  labelledBy,
  choices,
  chosen,
  onChoose,
  layout = 'column',
  hint,
  className = '',
  autoFocus = false,
}: RadioListProps<Value>) {
  const choose = (value: string) => {
    const choice = choices.find((one) => one.value === value);
    if (choice !== undefined) onChoose(choice.value);
  };
  return (
    <RadioGroup
      className={`radios ${className}`.trimEnd()}
      value={chosen}
      onChange={choose}
      orientation={layout === 'column' ? 'vertical' : 'horizontal'}
      {...(labelledBy === undefined ? {} : { 'aria-labelledby': labelledBy })}
    >
      {label === undefined ? null : <Label className="radios-label">{label}</Label>}
      <div className={`radios-${layout}`}>
        {choices.map((choice, index) => (
          <Radio
            key={choice.value}
            value={choice.value}
            className="radio"
            autoFocus={autoFocus && (chosen === null ? index === 0 : chosen === choice.value)}
          >
            {choice.picture}
            <span className="radio-dot" aria-hidden="true" />
            <span className="radio-words" lang={choice.lang}>
              <span className="radio-name">{choice.label}</span>
              {choice.about === undefined ? null : <span className="radio-about">{choice.about}</span>}
            </span>
          </Radio>
        ))}
      </div>
      {hint === undefined ? null : <p className="note">{hint}</p>}
    </RadioGroup>
  );
}
