/** Folders that a computer carries away by itself, named from their path: the writer is told before one is chosen. */
import { posix, win32 } from 'node:path';
import type { CarriedBy } from '../../../shared/ipc/safety-calls.ts';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folders at which another computer's disk is mounted. */
  readonly networkMounts: readonly string[];
  /** On macOS: whether iCloud Drive carries Desktop and Documents. */
  readonly iCloudCarriesDocuments: boolean;
}

/** Null when nothing is known to carry it. What an administrator or another program does with a folder cannot be seen. */
export function nameCarrier(folder: string, around: Surroundings): CarriedBy | null {
  const { platform, home, env } = around;
  const windows = platform === 'win32';
  const path = windows ? win32 : posix;
  const plain = (some: string): string => (platform === 'linux' ? some : some.toLowerCase());
  const isInside = (place: string | undefined): boolean => {
    if (!place || !path.isAbsolute(place)) return false;
    const from = path.relative(plain(path.normalize(place)), plain(path.normalize(folder)));
    return from === '' || (from.split(path.sep)[0] !== '..' && !path.isAbsolute(from));
  };

  const library = posix.join(home, 'Library');
  if (platform === 'darwin') {
    const carried = [
      posix.join(library, 'Mobile Documents'),
      ...(around.iCloudCarriesDocuments ? [posix.join(home, 'Documents'), posix.join(home, 'Desktop')] : []),
    ];
    if (carried.some(isInside)) return 'icloud';
  }
  if ([env['OneDrive'], env['OneDriveConsumer'], env['OneDriveCommercial']].some(isInside)) return 'onedrive';
  for (const part of folder.split(windows ? /[\\/]/ : '/')) {
    if (/^onedrive( - .+|-.+)?$/iu.test(part)) return 'onedrive';
    if (/^icloud ?drive$/iu.test(part)) return 'icloud';
    if (/^dropbox( \(.+\)|-.+)?$/iu.test(part)) return 'dropbox';
    if (/^(google ?drive(-.+)?|my drive|googledrivefs)$/iu.test(part)) return 'google-drive';
  }
  if (windows && /^(\\\\|\/\/)/u.test(folder)) return 'network';
  return around.networkMounts.some(isInside) ? 'network' : null;
}

const NETWORK_TYPES =
  /^(nfs\d?|cifs|smb\d?|smbfs|fuse\.(sshfs|rclone|gvfsd-fuse|davfs)|davfs|afs|9p|ceph|glusterfs)$/u;

/** From the lines of /proc/mounts: `device folder type …`, with spaces in a folder written as \040. */
export function networkMountsIn(mounts: string): string[] {
  return mounts.split('\n').flatMap((line) => {
    const [, folder, type] = line.split(' ');
    if (folder === undefined || type === undefined || !NETWORK_TYPES.test(type)) return [];
    return [folder.replaceAll('\\040', ' ')];
  });
}
