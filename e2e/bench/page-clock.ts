/**
 * A clock inside the window, so that the test driver's own time is not counted: when something first stood on the screen, how
 * long the vault worker took to answer a call, and how long each frame lasted. Nothing of the app is changed by it.
 */
import type { Page } from '@playwright/test';

/** A call of the page to the vault worker, from asking to the answer. */
export interface WorkerCall {
  readonly name: string;
  readonly ms: number;
  /** What a search was asked and found; null for every other call. */
  readonly found: { readonly asked: string; readonly total: number; readonly close: boolean } | null;
}

interface Clock {
  /** Milliseconds since the passphrase was sent off, by what was then painted for the first time. */
  at: Record<string, number>;
  calls: WorkerCall[];
  frames: number[];
  paints: number[];
  /** Goes up with every answer to a search. */
  answers: number;
  /** Called with the time, at once where it is known. */
  when: (name: string, told: (at: number) => void) => void;
}

type ClockWindow = typeof globalThis & { readonly benchClock: Clock };

/** Once for each window, while the cover is shown. */
export async function startClock(page: Page): Promise<void> {
  await page.evaluate(() => {
    const waiting: { name: string; told: (at: number) => void }[] = [];
    const clock: Clock = {
      at: {},
      calls: [],
      frames: [],
      paints: [],
      answers: 0,
      when: (name, told) => {
        const at = clock.at[name];
        if (at === undefined) waiting.push({ name, told });
        else told(at);
      },
    };
    Object.assign(globalThis, { benchClock: clock });
    let asked = 0;
    const afterPaint = (then: () => void): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', then);
        port1.start();
        port2.postMessage(null);
      });
    };
    const mark = (name: string): void => {
      const at = performance.now() - asked;
      clock.at[name] ??= at;
      for (const one of waiting.splice(0)) clock.when(one.name, one.told);
    };
    const open = new Map<number, { name: string; asked: string; began: number }>();
    const heard = new WeakSet<Worker>();
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function send(this: Worker, message: unknown, transfer?: unknown) {
      const call = message as {
        id?: number;
        path?: readonly string[];
        argumentList?: readonly { value?: unknown }[];
      } | null;
      if (call?.id !== undefined && call.path !== undefined)
        open.set(call.id, {
          name: call.path.join('.'),
          asked: String(call.argumentList?.[0]?.value ?? ''),
          began: performance.now(),
        });
      if (!heard.has(this)) {
        heard.add(this);
        this.addEventListener('message', ({ data }: MessageEvent) => {
          const reply = data as { id?: number; value?: { total?: number; close?: boolean } } | null;
          const begun = reply?.id === undefined ? undefined : open.get(reply.id);
          if (begun === undefined || reply?.id === undefined) return;
          open.delete(reply.id);
          const { total = 0, close = false } = reply.value ?? {};
          const found = begun.name === 'search' ? { asked: begun.asked, total, close } : null;
          clock.calls.push({ name: begun.name, ms: performance.now() - begun.began, found });
          if (found !== null) afterPaint(() => (clock.answers += 1));
        });
      }
      return post.call(this, message, transfer as StructuredSerializeOptions);
    };
    document.addEventListener(
      'submit',
      () => {
        asked = performance.now();
        clock.at = {};
        seen.clear();
      },
      true,
    );
    const stands = (selector: string): boolean => document.querySelector(selector) !== null;
    const places: Readonly<Record<string, () => boolean>> = {
      answered: () => stands('form[aria-busy="false"] [aria-invalid="true"]'),
      opened: () => stands('nav'),
      listed: () => stands('article.entry'),
      // What there is in all of the list, and every row of its first page.
      complete: () => stands('.finder') && document.querySelectorAll('article.entry').length >= 64,
      found: () => stands('article mark'),
    };
    const seen = new Set<string>();
    new MutationObserver(() => {
      if (asked === 0) return;
      for (const [name, isThere] of Object.entries(places)) {
        if (seen.has(name) || !isThere()) continue;
        seen.add(name);
        afterPaint(() => mark(name));
      }
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
}

/**
 * When `name` was first painted, in milliseconds after the passphrase was sent off. Waits for it without asking again and again,
 * which would take a tenth of the time that is measured.
 */
export function whenSeen(
  page: Page,
  name: 'answered' | 'opened' | 'listed' | 'complete' | 'found',
): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((told) => {
        (globalThis as ClockWindow).benchClock.when(wanted, told);
      }),
    name,
  );
}

/** As soon as the journal is open: to Look back, and when its list stands there, a word into the search field. */
export async function hurryToSearch(page: Page, word: string): Promise<void> {
  await page.evaluate((typed) => {
    const clock = (globalThis as ClockWindow).benchClock;
    const steps: (() => boolean)[] = [
      () => {
        const places = [...document.querySelectorAll<HTMLElement>('nav a, nav [role="link"]')];
        const place = places.find(({ textContent }) => textContent.trim() === 'Look back');
        place?.click();
        return place !== undefined;
      },
      () => {
        const field = document.querySelector<HTMLInputElement>('input[type="search"]');
        // Whoever types sees a list; typing before it is painted would make it wait for a search.
        if (field === null || clock.at['complete'] === undefined) return false;
        const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
        set?.call(field, typed);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        return true;
      },
    ];
    const go = (): void => {
      while (steps[0]?.() === true) steps.shift();
      if (steps.length === 0) observer.disconnect();
    };
    // A painted list is no mutation.
    clock.when('complete', go);
    const observer = new MutationObserver(go);
    observer.observe(document, { subtree: true, childList: true });
  }, word);
}

/** Each question into the search field when the answer to the one before stands there; the wait before asking is in `seen`. */
export function askAll(
  page: Page,
  questions: readonly string[],
): Promise<{ question: string; seen: number }[]> {
  return page.evaluate(async (list) => {
    const clock = (globalThis as ClockWindow).benchClock;
    const field = document.querySelector<HTMLInputElement>('input[type="search"]');
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
    const asked: { question: string; seen: number }[] = [];
    for (const question of list) {
      // The same words again would not be asked.
      if (field?.value === question) continue;
      const before = clock.answers;
      const began = performance.now();
      set?.call(field, question);
      field?.dispatchEvent(new Event('input', { bubbles: true }));
      while (clock.answers === before) {
        if (performance.now() - began > 60_000) throw new Error('no answer to a question');
        await new Promise((done) => {
          requestAnimationFrame(done);
        });
      }
      asked.push({ question, seen: performance.now() - began });
    }
    return asked;
  }, questions);
}

/** The calls since the last time this was asked. */
export function takeCalls(page: Page): Promise<WorkerCall[]> {
  return page.evaluate(() => (globalThis as ClockWindow).benchClock.calls.splice(0));
}

/** From now on, the length of every frame and of every key's way to the screen. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const clock = (globalThis as ClockWindow).benchClock;
    clock.frames = [];
    clock.paints = [];
    let last = performance.now();
    const frame = (now: number): void => {
      clock.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(frame);
    });
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name === 'keydown' || name === 'keypress' || name === 'beforeinput') clock.paints.push(duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
}

export function takeFrames(page: Page): Promise<{ frames: number[]; paints: number[] }> {
  return page.evaluate(() => {
    const { frames, paints } = (globalThis as ClockWindow).benchClock;
    return { frames, paints };
  });
}

/** What is waiting is sent to the disk now, as when the window loses the keyboard; the answer is in `takeCalls`. */
export async function saveNow(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { calls } = (globalThis as ClockWindow).benchClock;
    const count = (): number => calls.filter(({ name }) => name === 'save').length;
    const before = count();
    window.dispatchEvent(new Event('blur'));
    const until = performance.now() + 10_000;
    while (count() === before && performance.now() < until)
      await new Promise((done) => {
        setTimeout(done, 1);
      });
  });
}
