/** Asks the worker, which is started for the first text and ended with the page. The rules may change at any time. */
import { wrap } from 'comlink';
import type { Remote } from 'comlink';
import type { NameFound, NameRules } from '../../../shared/names/find-names.ts';
import type { NamesWorker } from './names.worker.ts';

export interface NameFinder {
  find(texts: readonly string[]): Promise<readonly (readonly NameFound[])[]>;
  onRules(listener: () => void): () => void;
  /** Null: the guard is off, and nothing is looked at. Until it is called for the first time, the guard is off. */
  setRules(rules: NameRules | null): void;
  /** Ends the worker and whatever it was reading. */
  end(): void;
}

export function makeNameFinder(): NameFinder {
  const listeners = new Set<() => void>();
  let rules: NameRules | null = null;
  let started: { worker: Worker; names: Remote<NamesWorker> } | null = null;

  function start(): Remote<NamesWorker> {
    if (started === null) {
      const worker = new Worker(new URL('./names.worker.ts', import.meta.url), {
        type: 'module',
        name: 'names',
      });
      started = { worker, names: wrap<NamesWorker>(worker) };
    }
    return started.names;
  }

  return {
    find: async (texts) => (rules === null ? texts.map(() => []) : start().find(texts, rules)),
    onRules: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setRules: (next) => {
      if (JSON.stringify(next) === JSON.stringify(rules)) return;
      rules = next;
      for (const listener of listeners) listener();
    },
    end: () => {
      started?.worker.terminate();
      started = null;
    },
  };
}
