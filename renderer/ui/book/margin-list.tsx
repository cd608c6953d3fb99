/** The parts of one place, listed in the margin; the one on the sheet carries a flag on the ruled line. On a narrow page they stand in rows. */
import { PlaceLink, type Place } from './running-head.tsx';
import './margin-list.css';

interface MarginPlace extends Place {
  /** Stands above this place, where another group of them begins. */
  readonly above?: string;
}

interface MarginListProps {
  /** What the list is called, for those who hear it. */
  readonly label: string;
  readonly places: readonly MarginPlace[];
}

export function MarginList({ label, places }: MarginListProps) {
  return (
    <nav aria-label={label}>
      <ul className="margin-list">
        {places.map(({ id, above, ...place }) => (
          <li key={id} className={above === undefined ? undefined : 'margin-list-group'}>
            {above === undefined ? null : <p className="margin-list-above">{above}</p>}
            <PlaceLink {...place} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
