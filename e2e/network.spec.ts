/**
 * No network: a whole run under strace, and controls that prove what the trace would show. Only the test driver's loopback and
 * Chromium's one packetless probe (a UDP connect by which it learns whether IPv6 is routed) may appear.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildVariant } from './build-variant.ts';
import { expect, projectRoot, test } from './launch.ts';
import type { RunningApp } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { tracedElectron } from './traced.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';

const NETWORK = ['-e', 'trace=network'];

/** Chromium's probe: a datagram socket is connected here to learn whether IPv6 is routed, and closed without a packet. */
const PROBE = '2001:4860:4860::8888';

interface NetworkCall {
  readonly line: string;
  readonly address: string;
  readonly port: number;
}

/** Calls that name an internet address, without the driver's loopback and the packetless probe. */
function internetCalls(trace: string, driverPorts: readonly number[]): NetworkCall[] {
  const calls: NetworkCall[] = [];
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    if (!/\b(?:connect|sendto|sendmsg|sendmmsg|bind)\(/.test(line) || !/AF_INET6?/.test(line)) continue;
    const port = Number(/sin6?_port=htons\((\d+)\)/.exec(line)?.[1] ?? -1);
    const address = /(?:inet_addr\("|inet_pton\(AF_INET6, ")([^"]+)"/.exec(line)?.[1] ?? '';
    if (address === '127.0.0.1' && (port === 0 || driverPorts.includes(port))) continue;
    if (line.includes('connect(') && address === PROBE) continue;
    calls.push({ line, address, port });
  }
  return calls;
}

/** A server on this machine that notes who comes. It stands for everything outside. */
async function listenHere(): Promise<{ url: string; port: number; visits: string[]; stop: () => void }> {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' });
    response.end('reached');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, visits, stop: () => server.close() };
}

/** Every way out that we know of, planted in page, worker and main, at a server that would answer. */
async function tryEveryWayOut({ app, page }: RunningApp, url: string): Promise<void> {
  await page.evaluate(async (target) => {
    await fetch(`${target}/page`).catch(() => undefined);
    const source = `fetch('${target}/worker').catch(() => undefined)`;
    try {
      new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    } catch {
      // Refused by the policy.
    }
    const link = document.createElement('a');
    link.href = `${target}/link`;
    link.target = '_blank';
    document.body.append(link);
    link.click();
    new Image().src = `${target}/image`;
  }, url);
  await page.evaluate(async () => {
    if (globalThis.RTCPeerConnection === undefined) return;
    const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:192.0.2.1:3478' }] });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
    await new Promise((done) => setTimeout(done, 1500));
    connection.close();
  });
  await app.evaluate(async ({ net }, target) => {
    await net.fetch(`${target}/main-net`).catch(() => undefined);
    if (typeof globalThis.fetch === 'function')
      await globalThis.fetch(`${target}/main-node`).catch(() => undefined);
  }, url);
  await page.waitForTimeout(500);
}

/** Ports that the driver listens on: Chromium's debugging port and Node's. They stand in the trace as listening sockets. */
function driverPorts(trace: string): number[] {
  const text = readFileSync(trace, 'utf8');
  return [...text.matchAll(/getsockname\(\d+, \{sa_family=AF_INET, sin_port=htons\((\d+)\)/g)].map((match) =>
    Number(match[1]),
  );
}

test('a whole run asks nothing of the network, whatever is tried', async ({ computer, launch }) => {
  const server = await listenHere();
  const { executable, trace } = tracedElectron(computer, NETWORK);
  const running = await launch({
    executable,
    args: [projectRoot],
  });
  running.expectErrors(/Content Security Policy|ERR_BLOCKED_BY_CLIENT|violates|Refused to|Not allowed/i);
  const { page } = running;
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  const book = new BookPage(page);
  await book.write(10);
  await book.type('A link: https://example.org/ and www.example.org.');
  await book.untilSaved();
  await page.getByRole('navigation').getByRole('link').first().click();
  await book.goTo('Look back');
  await book.goTo('Settings');
  await tryEveryWayOut(running, server.url);
  // Long enough for the engine's own errands at start and when idle.
  await page.waitForTimeout(8000);
  await running.close();
  server.stop();
  expect(server.visits).toEqual([]);
  expect(internetCalls(trace, driverPorts(trace)).map((call) => call.line)).toEqual([]);
  // The trace saw something at all: the driver's own loopback.
  expect(readFileSync(trace, 'utf8')).toMatch(/AF_INET/);
});

test('a script that gets peer connections back from a frame of its own still reaches nobody', async ({
  computer,
  launch,
}) => {
  const { executable, trace } = tracedElectron(computer, NETWORK);
  const running = await launch({ executable, args: [projectRoot] });
  const made = await running.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const realm = frame.contentWindow as unknown as typeof globalThis;
    const servers = [
      'stun:192.0.2.1:3478',
      'turn:192.0.2.1:3478?transport=tcp',
      'turns:192.0.2.1:5349?transport=tcp',
    ];
    const connection = new realm.RTCPeerConnection({
      iceServers: servers.map((urls) => ({ urls, username: 'x', credential: 'x' })),
    });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
    await new Promise((done) => setTimeout(done, 4000));
    return true;
  });
  expect(made).toBe(true);
  await running.close();
  // It may learn which of its own addresses would be used (datagram sockets, connected and closed without a packet) and
  // knock at the proxy that is not there; nothing is sent, and nobody outside is connected to.
  const reached = internetCalls(trace, driverPorts(trace)).filter(({ line, address, port }) => {
    const isBind = line.includes('bind(') && port === 0;
    const isRouteProbe = line.includes('connect(') && address === '8.8.8.8' && port === 53;
    const isDeadEnd = address === '127.0.0.1' && port === 1;
    return !isBind && !isRouteProbe && !isDeadEnd;
  });
  expect(reached.map((call) => call.line)).toEqual([]);
  const sent = readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => /192\.0\.2\.1/.test(line));
  expect(sent).toEqual([]);
});

test('with the rules off, each planted way out is seen', async ({ computer, launch }) => {
  const appFolder = await buildVariant('open-network', {
    main: {
      'electron/main/hardening/no-network.ts': 'e2e/variants/open-network.ts',
      'electron/main/hardening/content-security-policy.ts': 'e2e/variants/open-policy.ts',
      'electron/main/hardening/navigation.ts': 'e2e/variants/open-navigation.ts',
    },
    preload: { 'electron/preload/no-peer-connections.ts': 'e2e/variants/open-peer-connections.ts' },
  });
  const server = await listenHere();
  const { executable, trace } = tracedElectron(computer, NETWORK);
  const running = await launch({ executable, args: [appFolder] });
  running.expectErrors(/./);
  await tryEveryWayOut(running, server.url);
  await running.page.waitForTimeout(2000);
  await running.kill();
  server.stop();
  for (const way of ['/page', '/worker', '/link', '/image', '/main-net', '/main-node']) {
    expect(server.visits).toContain(way);
  }
  const calls = internetCalls(
    trace,
    driverPorts(trace).filter((port) => port !== server.port),
  );
  expect(calls.some((call) => call.port === server.port)).toBe(true);
  // A peer connection gathers its addresses: sockets of its own, bound past every rule for pages.
  expect(calls.some((call) => call.line.includes('bind('))).toBe(true);
});
