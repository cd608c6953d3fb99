/**
 * `app://wellspring/…`: the only address that answers. It serves a fixed list of files, found once at start; a request is
 * looked up in that list by its exact address and never becomes a path. Every response carries the content security
 * policy, worker scripts too.
 */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { protocol } from 'electron';
import type { Protocol } from 'electron';
import { drawNonce, securityHeaders } from './hardening/content-security-policy.ts';

const SCHEME = 'app';
export const appOrigin = `${SCHEME}://wellspring`;

const NONCE_PLACE = '__CSP_NONCE__';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true } },
  ]);
}

export async function serveApp(on: Protocol): Promise<void> {
  const files = listFiles(join(import.meta.dirname, '../renderer'));
  on.handle(SCHEME, async (request) => {
    const file = request.method === 'GET' ? files.get(request.url) : undefined;
    const nonce = drawNonce();
    if (file === undefined) return new Response(null, { status: 404, headers: securityHeaders(nonce) });
    const headers = { ...securityHeaders(nonce), 'Content-Type': file.type };
    if (extname(file.path) === '.html') {
      const page = await readFile(file.path, 'utf8');
      return new Response(page.replaceAll(NONCE_PLACE, nonce), { headers });
    }
    return new Response(await readFile(file.path), { headers });
  });
}

function listFiles(root: string): Map<string, { path: string; type: string }> {
  const files = new Map<string, { path: string; type: string }>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const address = relative(root, path).split(sep).map(encodeURIComponent).join('/');
    files.set(`${appOrigin}/${address}`, { path, type });
  }
  return files;
}
