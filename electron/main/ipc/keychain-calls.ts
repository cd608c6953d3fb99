/** Calls about the system's keychain and the administrators' rules. */
import type { KeychainDesk } from '../keychain.ts';
import { diskFileSystem } from '../log/disk-file-system.ts';
import { policyPlace } from '../policy-place.ts';
import { readPolicy } from '../policy.ts';
import type { Handlers } from './handle.ts';

type KeychainCalls = Pick<
  Handlers,
  'readPolicy' | 'readKeychain' | 'keepKeychainSecret' | 'takeKeychainSecret' | 'forgetKeychainSecret'
>;

export function answerKeychainCalls(desk: KeychainDesk): KeychainCalls {
  const fs = diskFileSystem();
  return {
    readPolicy: () => readPolicy(fs, policyPlace()),
    readKeychain: ({ vault }) => desk.read(vault),
    keepKeychainSecret: ({ vault, secret }) => desk.keep(vault, secret),
    takeKeychainSecret: ({ vault }) => desk.take(vault),
    forgetKeychainSecret: ({ vault }) => desk.forget(vault),
  };
}
