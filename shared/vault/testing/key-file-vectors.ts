/** Whole key files. */
import { vault } from './frame-vectors.ts';
import { formerSlot, keychainSlot, other, recoverySlot, slot } from './key-vectors.ts';
import { digest, fixedBytes, flipped } from './reference-writer.ts';

export interface KeyFileVector {
  readonly name: string;
  readonly text: string;
  readonly expect: string;
  readonly damagedSlots?: readonly number[];
}

/** The canonical form, written out by hand: names in order, no white space, slots by their checksums alone. */
function keyFileText(overrides: Record<string, unknown> = {}, slots: readonly Buffer[] = [slot()]): string {
  const stored = slots.map((bytes) => ({
    bytes: bytes.toString('hex'),
    sha256: digest(bytes).toString('hex'),
  }));
  const file: Record<string, unknown> = {
    format: 'wellspring-vault',
    generation: 7,
    label: 'Evening pages – ص',
    owner: 'mine',
    vault,
    version: 1,
    ...overrides,
  };
  const covered: Record<string, unknown> = { ...file, slots: stored.map(({ sha256 }) => ({ sha256 })) };
  const names = Object.keys(covered).toSorted();
  const canonical = `{${names.map((name) => `"${name}":${JSON.stringify(covered[name])}`).join(',')}}`;
  const sha256 = digest(Buffer.from(canonical)).toString('hex');
  return JSON.stringify({ ...file, slots: stored, sha256 });
}

export function makeKeyFileVectors(): readonly KeyFileVector[] {
  const good = keyFileText();
  const hexSlot = slot().toString('hex');
  const second = slot({ slotId: other, salt: fixedBytes('second salt') });
  const twoSlots = keyFileText({}, [slot(), second]);
  const vector = (
    name: string,
    text: string,
    expect: string,
    damagedSlots?: readonly number[],
  ): KeyFileVector =>
    damagedSlots === undefined ? { name, text, expect } : { name, text, expect, damagedSlots };
  return [
    vector('one slot', good, 'opens', []),
    vector('two slots', twoSlots, 'opens', []),
    vector('a passphrase and a recovery code', keyFileText({}, [slot(), recoverySlot()]), 'opens', []),
    vector('a recovery code alone', keyFileText({}, [recoverySlot()]), 'opens', []),
    vector('a passphrase and a keychain', keyFileText({}, [slot(), keychainSlot()]), 'opens', []),
    vector(
      'a second data key and the one before it',
      keyFileText({ epoch: 1 }, [slot(), formerSlot()]),
      'opens',
      [],
    ),
    vector('a change with its identifier', keyFileText({ epoch: 1, changes: [other] }), 'opens', []),
    vector(
      'changes of which the first is not known',
      keyFileText({ epoch: 2, changes: [other] }),
      'opens',
      [],
    ),
    vector('256 changes', keyFileText({ epoch: 256, changes: Array(256).fill(other) }), 'opens', []),
    vector('257 changes', keyFileText({ epoch: 257, changes: Array(257).fill(other) }), 'damaged'),
    vector('more changes than the epoch', keyFileText({ epoch: 1, changes: [other, vault] }), 'damaged'),
    vector('a change without an epoch', keyFileText({ changes: [other] }), 'damaged'),
    vector('no changes, which are left out', keyFileText({ epoch: 1, changes: [] }), 'damaged'),
    vector('a change that is no identifier', keyFileText({ epoch: 1, changes: ['1'] }), 'damaged'),
    vector(
      'a change exchanged by hand',
      keyFileText({ epoch: 1, changes: [other] }).replace(`["${other}"]`, `["${vault}"]`),
      'damaged',
    ),
    vector('epoch zero, which is left out', keyFileText({ epoch: 0 }), 'damaged'),
    vector('an epoch over its field', keyFileText({ epoch: 4_294_967_296 }), 'damaged'),
    vector('epoch raised by hand', keyFileText({ epoch: 1 }).replace('"epoch":1', '"epoch":2'), 'damaged'),
    vector('other spelling, same value', JSON.stringify(JSON.parse(good), null, 4), 'opens', []),
    vector('a damaged slot beside a good one', twoSlots.replace(hexSlot, flipHex(hexSlot)), 'opens', [0]),
    vector(
      'a slot of a later version beside a good one',
      keyFileText({}, [slot({ version: 2 }), second]),
      'opens',
      [],
    ),
    vector(
      "another journal's slot beside a good one",
      keyFileText({}, [slot({ vault: other }), second]),
      'opens',
      [0],
    ),
    vector('a label of 80 characters', keyFileText({ label: 'x'.repeat(80) }), 'opens', []),
    vector('the only slot damaged', good.replace(hexSlot, flipHex(hexSlot)), 'damaged'),
    vector("only another journal's slot", keyFileText({ vault: other }), 'damaged'),
    vector('an empty file', '', 'damaged'),
    vector('zeros', '\0'.repeat(600), 'damaged'),
    vector('cut short', good.slice(0, -1), 'damaged'),
    vector('not an object', '[]', 'damaged'),
    vector('another format', keyFileText({ format: 'wellspring-team' }), 'damaged'),
    vector('generation raised by hand', good.replace('"generation":7', '"generation":8'), 'damaged'),
    vector('owner changed by hand', good.replace('"mine"', '"shared"'), 'damaged'),
    vector('version changed by hand', good.replace('"version":1', '"version":3'), 'damaged'),
    vector('checksum of something else', good.replace(/[0-9a-f]{64}"\}$/, `${'0'.repeat(64)}"}`), 'damaged'),
    vector("a slot's checksum changed", good.replace(/"sha256":"."?/, '"sha256":"0'), 'damaged'),
    vector('a label of 81 characters', keyFileText({ label: 'x'.repeat(81) }), 'damaged'),
    vector('an owner that does not exist', keyFileText({ owner: 'nobody' }), 'damaged'),
    vector('generation zero', keyFileText({ generation: 0 }), 'damaged'),
    vector('generation one and a half', keyFileText({ generation: 1.5 }), 'damaged'),
    vector('version zero', keyFileText({ version: 0 }), 'damaged'),
    vector('a member more', keyFileText({ note: 'x' }), 'damaged'),
    vector('no slots', keyFileText({}, []), 'damaged'),
    vector(
      'seventeen slots',
      keyFileText(
        {},
        Array.from({ length: 17 }, () => slot()),
      ),
      'damaged',
    ),
    vector('over 64 KiB', good + ' '.repeat(65_536), 'damaged'),
    vector('nested without end', '['.repeat(60_000), 'damaged'),
    vector('version two', keyFileText({ version: 2 }), 'newer-version'),
    vector(
      'version two with members of its own',
      keyFileText({ version: 2, epoch: 4, note: 'x' }),
      'newer-version',
    ),
  ];
}

function flipHex(text: string): string {
  return flipped(Buffer.from(text, 'hex'), 100).toString('hex');
}
