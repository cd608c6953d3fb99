/** How long a picture takes: from the press of the button that takes the sum to the frame in which the drawing is there. */
import type { Page } from '@playwright/test';

/** Milliseconds, by the page's own clock. The drawing must come within two minutes. */
export async function timePicture(page: Page, press: () => Promise<void>): Promise<number> {
  const time = page.evaluate(
    () =>
      new Promise<number>((done) => {
        let began = 0;
        window.addEventListener('pointerup', ({ timeStamp }) => (began = timeStamp), {
          capture: true,
          once: true,
        });
        const look = (): void => {
          const isThere = document.querySelector('main .picture-band') !== null;
          // The first frame draws it; in the next it has been drawn.
          if (isThere) requestAnimationFrame(() => requestAnimationFrame((now) => done(now - began)));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await press();
  return time;
}
