/**
 * Lean and weather, drawn and not coloured: an arch carries (strength), a line sags (strain), both make a lens, dots are a
 * question; weather is three lines, the heavy one low, high, or both. Always followed by the word.
 */

const LEAN_PATHS = {
  strength: 'M3 17.5C6-1 28-1 31 17.5',
  strain: 'M3 2.5C6 21 28 21 31 2.5',
  both: 'M3 10C8 1 26 1 31 10C26 19 8 19 3 10',
  question: 'M8 10h.01M17 10h.01M26 10h.01',
} as const;
export type LeanShape = keyof typeof LEAN_PATHS;

export function LeanSign({ lean }: { readonly lean: LeanShape }) {
  return (
    <svg
      className="lean-sign"
      width="2.125rem"
      height="1.25rem"
      viewBox="0 0 34 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={lean === 'question' ? 4 : 2.4}
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={LEAN_PATHS[lean]} />
    </svg>
  );
}

const HEAVY = 4;
const LIGHT = 1.2;
export type WeatherShape = 'low' | 'mixed' | 'high';

export function WeatherSign({ weather }: { readonly weather: WeatherShape }) {
  const weightOf = (heavy: boolean): number => (heavy ? HEAVY : LIGHT);
  return (
    <svg className="weather-sign" width="1.75rem" height="1.25rem" viewBox="0 0 28 20" aria-hidden="true">
      <g stroke="currentColor">
        <path d="M2 3.5H26" strokeWidth={weightOf(weather !== 'low')} />
        <path d="M2 10H26" strokeWidth={LIGHT} />
        <path d="M2 16.5H26" strokeWidth={weightOf(weather !== 'high')} />
      </g>
    </svg>
  );
}
