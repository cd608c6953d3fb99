/** The parts of one place, listed in the margin; the one on the sheet carries a flag on the ruled line. On a narrow page they stand in rows. */
import { PlaceLink, type Place } from './running-head.tsx';
import './margin-list.css';

interface MarginListProps {
  /** What the list is called, for those who hear it. */
  readonly label: string;
  readonly places: readonly Place[];
}

export function MarginList({ label, places }: MarginListProps) {
  return (
    <nav aria-label={label}>
      <ul className="margin-list">
        {places.map(({ id, ...place }) => (
          <li key={id}>
            <PlaceLink {...place} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
