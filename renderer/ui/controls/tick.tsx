/** Yes or no. The box is filled and ticked when chosen, and the words turn bold: colour is never the only sign. */
import { Checkbox } from 'react-aria-components';
import './tick.css';

interface TickProps {
  readonly label: string;
  readonly about?: string;
  readonly isChosen: boolean;
  readonly onChange: (chosen: boolean) => void;
}

export function Tick({ label, about, isChosen, onChange }: TickProps) {
  return (
    <Checkbox className="tick" isSelected={isChosen} onChange={onChange}>
      <span className="tick-box" aria-hidden="true" />
      <span>
        <span className="tick-name">{label}</span>
        {about === undefined ? null : <span className="tick-about">{about}</span>}
      </span>
    </Checkbox>
  );
}
