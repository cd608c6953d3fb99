/**
 * The running head: the mark, the places, and Lock. While a page is being written it shrinks to the way back and
 * Lock (`back` in place of `places`): choosing where to go is not writing.
 */
import { Link } from 'react-aria-components';
import { BackSign, LockSign } from '../signs/icons.tsx';
import { Mark } from '../signs/mark.tsx';
import './book.css';

export interface Place {
  readonly id: string;
  readonly label: string;
  readonly current: boolean;
  readonly onPress: () => void;
}

interface RunningHeadProps {
  readonly name: string;
  /** What the list of places is called, for those who hear it. */
  readonly placesLabel: string;
  readonly places: readonly Place[];
  /** Given: the way back stands alone, instead of the places. */
  readonly back?: { readonly label: string; readonly onPress: () => void };
  readonly settings?: Omit<Place, 'id'>;
  readonly lock: { readonly label: string; readonly onPress: () => void };
}

export function PlaceLink({ label, current, onPress }: Omit<Place, 'id'>) {
  return (
    <Link className="link" onPress={onPress} {...(current ? { 'aria-current': 'page' } : {})}>
      {label}
    </Link>
  );
}

export function RunningHead({ name, placesLabel, places, back, settings, lock }: RunningHeadProps) {
  return (
    <header className="row head">
      <div className="row-margin">
        <Mark name={name} />
      </div>
      <nav className="row-sheet" aria-label={placesLabel}>
        <ul className="head-places">
          {back === undefined ? (
            places.map((place) => (
              <li key={place.id}>
                <PlaceLink {...place} />
              </li>
            ))
          ) : (
            <li>
              <Link className="link" onPress={back.onPress}>
                <BackSign />
                {back.label}
              </Link>
            </li>
          )}
        </ul>
      </nav>
      <div className="row-outer head-acts">
        {settings === undefined ? null : <PlaceLink {...settings} />}
        <Link className="link" onPress={lock.onPress}>
          <LockSign />
          {lock.label}
        </Link>
      </div>
    </header>
  );
}
