/**
 * The closed notebook: the spine where the margin will be, a flat front with the rings of the mark, and a label. What
 * needs a passphrase or a first answer stands on the label, because labels are boxes.
 */
import type { ReactNode } from 'react';
import { Mark } from '../signs/mark.tsx';
import './cover.css';

interface CoverProps {
  readonly name: string;
  /** What stands at the foot of the spine: something true about this computer. */
  readonly spine?: ReactNode;
  /** Below the label: the other notebooks on this computer. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

const RINGS = [
  [300, 298],
  [336, 262],
  [371, 227],
  [405, 193],
  [438, 160],
  [470, 128],
  [501, 97],
  [531, 67],
  [559, 39],
] as const;

export function Cover({ name, spine, below, children }: CoverProps) {
  return (
    <div className="cover">
      <header className="cover-spine">
        <Mark name={name} large />
        {spine === undefined ? null : <div className="cover-foot">{spine}</div>}
      </header>
      <main className="cover-front" tabIndex={-1}>
        <svg
          className="cover-rings"
          viewBox="0 0 600 600"
          fill="none"
          stroke="currentColor"
          aria-hidden="true"
        >
          {RINGS.map(([at, radius]) => (
            <circle key={radius} cx="300" cy={at} r={radius} strokeWidth="1.1" />
          ))}
          <circle cx="300" cy="585" r="13" fill="currentColor" stroke="none" />
        </svg>
        <div className="cover-label">{children}</div>
        {below === undefined ? null : <div className="cover-below">{below}</div>}
      </main>
    </div>
  );
}

export type CoverColour = 'blue' | 'ochre' | 'moss' | 'rose' | 'stone' | 'none';

/** A small closed notebook, to stand before a label. `none` is one that is not there yet. */
export function SmallCover({ colour }: { readonly colour: CoverColour }) {
  return <span className="small-cover" data-cover={colour} aria-hidden="true" />;
}
