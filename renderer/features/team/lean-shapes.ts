/** How the leans of a picture are drawn. */
export const LEAN_SHAPES = {
  'mostly-strength': 'strength',
  'mostly-strain': 'strain',
  mixed: 'both',
} as const;
export const LEAN_BANDS = ['mostly-strength', 'mostly-strain', 'mixed'] as const;
