/** A page in a window of half the width with letters of twice the size: nothing goes off its side, and no word is cut up. */
import { expect } from '@playwright/test';
import type { RunningApp } from './launch.ts';

const WIDE = 1280;
const NARROW = 640;
/** A few words of a sign or a band take no more lines than this, unless they are cut up into letters. */
const MOST_LINES = 2;

/** `shortTexts`: a selector of texts of a few words. */
export async function expectFitsNarrow(
  { app, page }: Pick<RunningApp, 'app' | 'page'>,
  screen: string,
  shortTexts: string,
): Promise<void> {
  const show = async (width: number, textSize: string): Promise<void> => {
    await app.evaluate(({ BrowserWindow }, wanted) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(wanted, window.getContentSize()[1] ?? wanted);
    }, width);
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), textSize);
    await page.waitForFunction((wanted) => innerWidth === wanted, width);
  };
  await show(NARROW, '200%');
  const found = await page.evaluate((selector) => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const lines = [...document.querySelectorAll(selector)].map((one) => {
      const words = document.createRange();
      words.selectNodeContents(one);
      return new Set([...words.getClientRects()].map(({ top }) => Math.round(top))).size;
    });
    return { sideways: scrollWidth - clientWidth, lines };
  }, shortTexts);
  expect(found.sideways, `sideways scrolling on ${screen}`).toBeLessThanOrEqual(0);
  expect(found.lines.length, `short texts on ${screen}`).toBeGreaterThan(0);
  expect(Math.max(...found.lines), `lines of a short text on ${screen}`).toBeLessThanOrEqual(MOST_LINES);
  await show(WIDE, '100%');
}
