/**
 * The name guard's worker: reads texts and answers where something in them points at a person. It keeps nothing, holds no
 * key, and stands apart from the vault's worker, so that neither waits for the other.
 */
import { expose } from 'comlink';
import { findNames } from '../../../shared/names/find-names.ts';
import type { NameFound, NameRules } from '../../../shared/names/find-names.ts';

const namesWorker = {
  find: (texts: readonly string[], rules: NameRules): NameFound[][] =>
    texts.map((text) => findNames(text, rules)),
};

export type NamesWorker = typeof namesWorker;
expose(namesWorker);
