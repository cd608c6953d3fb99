/** Yes or no. The box is filled and ticked when chosen, and the words turn bold: colour is never the only sign. */
import { Checkbox } from 'react-aria-components';
import './tick.css';

interface TickProps {
  readonly label: string;
  readonly about?: string;
  /** Said instead of the label, where the label alone would be unclear out of its place. */
  readonly said?: string;
  readonly isDisabled?: boolean;
  readonly isChosen: boolean;
  readonly onChange: (chosen: boolean) => void;
}

export function Tick({ label, about, said, isDisabled = false, isChosen, onChange }: TickProps) {
  return (
    <Checkbox
      className="tick"
      isSelected={isChosen}
      isDisabled={isDisabled}
      onChange={onChange}
      {...(said === undefined ? {} : { 'aria-label': said })}
    >
      <span className="tick-box" aria-hidden="true" />
      <span>
        <span className="tick-name">{label}</span>
        {about === undefined ? null : <span className="tick-about">{about}</span>}
      </span>
    </Checkbox>
  );
}
