import { describe, expect, it } from 'vitest';
import { isDebian, missingLibraries, missingPackages, wantedPackages } from './system-packages.ts';

describe('isDebian', () => {
  it('knows Debian and its descendants', () => {
    expect(isDebian('NAME="Debian GNU/Linux"\nID=debian\n')).toBe(true);
    expect(isDebian('ID=ubuntu\nID_LIKE=debian\n')).toBe(true);
    expect(isDebian('ID=linuxmint\nID_LIKE="ubuntu debian"\n')).toBe(true);
    expect(isDebian('ID=fedora\n')).toBe(false);
    expect(isDebian('')).toBe(false);
  });
});

describe('missingPackages', () => {
  it('is content with any of the names a package has', () => {
    const installed = () => new Set(['libgtk-3-0t64']);
    const wanted = [['libgtk-3-0', 'libgtk-3-0t64'] as const, ['libnss3'] as const];
    expect(missingPackages(wanted, installed)).toEqual([['libnss3']]);
  });
});

describe('wantedPackages', () => {
  const names = (display: boolean, tests: boolean) => wantedPackages({ display, tests }).flat();
  it('wants a screen nobody sees only without a display or for the tests', () => {
    expect(names(true, false)).not.toContain('xvfb');
    expect(names(false, false)).toContain('xvfb');
    expect(names(true, true)).toContain('xvfb');
  });
  it('wants strace for the tests only', () => {
    expect(names(false, false)).not.toContain('strace');
    expect(names(true, true)).toContain('strace');
  });
});

describe('missingLibraries', () => {
  it('reads what ldd did not find', () => {
    const written =
      '\tlibnss3.so => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n\tlibgbm.so.1 => not found\n';
    expect(missingLibraries(written)).toEqual(['libnss3.so', 'libgbm.so.1']);
  });
});
