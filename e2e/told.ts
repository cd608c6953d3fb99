/**
 * Everything by which a window tells something: what stands on it and in its attributes, what is read aloud, what can be
 * pasted, what is stored, what is printed. And whether any of it is a count.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { RunningApp } from './launch.ts';
import { listFiles } from './find-bytes.ts';
import { spellingsOf } from './planted-cards.ts';

/** The whole page, for a search by bytes. */
export async function everythingTold(running: RunningApp, pdfs: readonly string[]): Promise<string> {
  const { page } = running;
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  const stored = await page.evaluate(() =>
    JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      history.state,
      location.href,
    ]),
  );
  return [html, await readAloud(running), await clipboardOf(running), stored, ...pdfs.map(textOfPdf)].join(
    '\n',
  );
}

export function textOfPdf(path: string): string {
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
}

/** Names, descriptions and values of the engine's own accessibility tree. */
async function readAloud({ page }: RunningApp): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .flatMap(({ name, description, value }) => [name?.value, description?.value, value?.value])
    .filter((one) => typeof one === 'string')
    .join('\n');
}

/** Selects all, copies, and gives what another program could now paste, in every form. */
async function copyAll(running: RunningApp): Promise<string> {
  await running.page.keyboard.press('Control+A');
  await running.page.keyboard.press('Control+C');
  return clipboardOf(running);
}

async function clipboardOf({ app }: RunningApp): Promise<string> {
  return app.evaluate(async ({ clipboard }) => {
    // Electron 45 has one way for every form; the versions before have a way for each.
    const before = clipboard as unknown as { readHTML?: () => string; readRTF?: () => string };
    const said = [await clipboard.readText(), before.readHTML?.(), before.readRTF?.()];
    if (before.readHTML === undefined) {
      for (const item of await clipboard.read())
        for (const type of item.types) {
          const form = await item.getType(type);
          if (form instanceof Blob) said.push(await form.text());
        }
    }
    return said.join('\n');
  });
}

/** Texts and attributes of what the page shows; names that join elements, and drawings' coordinates, are left out. */
async function shownOn({ page }: Pick<RunningApp, 'page'>): Promise<string> {
  return page.evaluate(() => {
    const silent =
      /^(?:id|for|class|style|type|name|dir|lang|tabindex|role|href|aria-(?:labelledby|describedby|controls|owns|details)|data-react.*|data-rac)$/u;
    const said: string[] = [document.querySelector('main')?.innerText ?? '', document.title];
    for (const one of document.querySelectorAll('main *:not(svg, svg *), .printed-page *:not(svg, svg *)')) {
      for (const { name, value } of one.attributes) if (!silent.test(name)) said.push(`${name}=${value}`);
    }
    return said.join('\n');
  });
}

const TEAM = /\bYear (?:seven|nine)\b/gu;
const DAY = /\b\d{1,2} [A-Z][a-z]+\b/gu;
/** Figures, and the words of those that a count of nine people could be. */
const COUNT = /\p{Nd}+|%|\b(?:four|five|six|seven|eight|nine|ten)\b/giu;
/** What a copied page carries beside its words: how it looks, drawings, names that join elements. */
const NOT_SAID = [
  /<svg.*?<\/svg>|<meta[^>]*>|<\/?h\d|&#\w+;/gsu,
  / (?:style|class|id|for|dir|lang|type|name|tabindex|role|href|aria-(?:labelledby|describedby)|data-[\w-]+)="[^"]*"/gu,
];

/** The counts in what is told, beside the day of the round, the name of the team and the names of paper sizes. */
export function countsIn(told: string): string[] {
  return (
    told
      .replaceAll(DAY, '')
      .replaceAll(TEAM, '')
      .replaceAll(/\bA4\b/giu, '')
      .match(COUNT) ?? []
  );
}

/** The counts in each way by which the window and its `pdf` tell something. */
export async function countsTold(
  running: RunningApp,
  pdf: string,
): Promise<Readonly<Record<'screen' | 'aloud' | 'clipboard' | 'print', readonly string[]>>> {
  const copied = await copyAll(running);
  return {
    screen: countsIn(await shownOn(running)),
    aloud: countsIn(await readAloud(running)),
    clipboard: countsIn(NOT_SAID.reduce((said, pattern) => said.replaceAll(pattern, ''), copied)),
    print: countsIn(textOfPdf(pdf)),
  };
}
export const NO_COUNTS = { screen: [], aloud: [], clipboard: [], print: [] };

/** Where one of these rows of numbers stands: in what was told, or in a file. */
export function tracesOf(rows: readonly Uint16Array[], told: string, files: readonly string[]): string[] {
  const spellings = rows.flatMap(spellingsOf);
  const hits: string[] = [];
  for (const one of spellings) if (typeof one === 'string' && told.includes(one)) hits.push(`told: ${one}`);
  for (const path of files) {
    const bytes = readFileSync(path);
    for (const one of spellings) if (bytes.includes(one)) hits.push(path);
  }
  return hits;
}

export function filesBut(folder: string, but: string): string[] {
  return listFiles(folder).filter((path) => !path.startsWith(but));
}
