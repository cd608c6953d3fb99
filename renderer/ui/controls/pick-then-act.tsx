/** One of many, and then a button that does it: the arrow keys alone already pick in a list, and must do nothing. */
import { useState } from 'react';
import { Button } from './button.tsx';
import { PickField } from './pick-field.tsx';
import './pick-then-act.css';

interface PickThenActProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  /** What stands there before anything is picked. */
  readonly none: string;
  readonly act: string;
  readonly onAct: (value: Value) => void;
  readonly hint?: string;
}

export function PickThenAct<Value extends string>(props: PickThenActProps<Value>) {
  const { label, choices, none, act, onAct, hint } = props;
  const [picked, setPicked] = useState<Value | ''>('');
  const choice = choices.find(({ value }) => value === picked);
  return (
    <div className="pick-then-act">
      <PickField
        label={label}
        hint={hint}
        value={choice?.value ?? ''}
        none={none}
        choices={choices}
        onPick={setPicked}
      />
      <Button
        look="line"
        isDisabled={choice === undefined}
        onPress={() => {
          setPicked('');
          if (choice !== undefined) onAct(choice.value);
        }}
      >
        {act}
      </Button>
    </div>
  );
}
