/**
 * How the app looks and when it locks. Kept in the clear beside the journals, because it is needed before any key:
 * nothing here says what anybody wrote, or that anybody did.
 */
import { z } from '../base/schema.ts';

export const languages = ['en', 'es', 'ar'] as const;
export const themes = ['system', 'light', 'paper', 'dark', 'contrast', 'contrast-dark'] as const;
export const typefaces = ['literata', 'schibsted', 'atkinson', 'opendyslexic'] as const;

export const preferencesSchema = z.strictObject({
  version: z.literal(1),
  /** `system`: the first of the system's languages that the app speaks. */
  language: z.enum(['system', ...languages]),
  theme: z.enum(themes),
  typeface: z.enum(typefaces),
  /** Percent of the browser's text size. */
  textSize: z.int().min(100).max(200),
  lineSpacing: z.enum(['close', 'open', 'wide']),
  /** Letter and word spacing, always together. */
  spacing: z.enum(['as-drawn', 'a-little', 'more', 'most']),
  motion: z.enum(['system', 'none']),
  /** Minutes without a keystroke after which the app locks. */
  idleMinutes: z.int().min(1).max(60),
  /** Whether screen pictures and shared screens show the window; `as-owner`: not on a school's computer. */
  screenCapture: z.enum(['as-owner', 'hidden', 'shown']).default('as-owner'),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const defaultPreferences: Preferences = {
  version: 1,
  language: 'system',
  theme: 'system',
  typeface: 'literata',
  textSize: 100,
  lineSpacing: 'open',
  spacing: 'as-drawn',
  motion: 'system',
  idleMinutes: 5,
  screenCapture: 'as-owner',
};
