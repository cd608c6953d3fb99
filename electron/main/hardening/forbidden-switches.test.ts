import { describe, expect, it } from 'vitest';
import { readForbiddenSwitch } from './forbidden-switches.ts';

describe('switches of a packaged app', () => {
  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect-brk=0',
    '-inspect',
    '--js-flags=--allow-natives-syntax',
    '--no-sandbox',
    '--NO-SANDBOX',
    '--renderer-cmd-prefix=gdb',
    '--load-extension=/tmp/x',
    '--proxy-server=http://example.org',
    '--host-resolver-rules=',
    '--user-data-dir=/tmp',
    '--enable-logging',
    '--log-net-log=/tmp/x',
    '-r',
    '--',
  ])('%s', (argument) => {
    const forbidden = readForbiddenSwitch([argument]);
    // Two dashes alone end the switches; nothing after them is one.
    expect(forbidden === null).toBe(argument === '--');
  });

  it('lets pass what desktops and people with special needs add, and paths', () => {
    const argv = [
      '--force-renderer-accessibility',
      '--lang=ar',
      '--ozone-platform-hint=auto',
      '/home/a/file',
      'file',
    ];
    expect(readForbiddenSwitch(argv)).toBeNull();
  });

  it('says the name and never the value', () => {
    expect(readForbiddenSwitch(['ok', '--user-data-dir=/secret/place'])).toBe('--user-data-dir');
  });
});
