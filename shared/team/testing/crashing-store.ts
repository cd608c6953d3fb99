/** A round store in memory that can lose its power at any step: before a step's effect, or after it and before it says so. */
import type { Bytes } from '../../base/bytes.ts';
import type { RoundStore } from '../round-store.ts';

export class PowerCut extends Error {}

export class CrashingStore implements RoundStore {
  readonly files: Map<string, Bytes>;
  /** Every change that took effect, in order. */
  readonly changes: string[] = [];
  #stepsLeft = Number.POSITIVE_INFINITY;
  #afterEffect = false;

  constructor(files: ReadonlyMap<string, Bytes> = new Map()) {
    this.files = new Map(files);
  }

  /** The power goes at the given step from now (0 is the next), before or after its effect. */
  cutAt(step: number, afterEffect: boolean): void {
    this.#stepsLeft = step;
    this.#afterEffect = afterEffect;
  }

  /** The same disk after the power came back. */
  restarted(): CrashingStore {
    return new CrashingStore(this.files);
  }

  async read(name: string): Promise<Bytes | null> {
    await this.#step(() => undefined);
    return this.files.get(name)?.slice() ?? null;
  }

  async create(name: string, bytes: Bytes): Promise<boolean> {
    let free = false;
    await this.#step(() => {
      free = !this.files.has(name);
      if (free) this.#change(`create ${name}`, () => this.files.set(name, bytes.slice()));
    });
    return free;
  }

  async replace(name: string, bytes: Bytes): Promise<void> {
    await this.#step(() => this.#change(`replace ${name}`, () => this.files.set(name, bytes.slice())));
  }

  async remove(name: string): Promise<void> {
    await this.#step(() => this.#change(`remove ${name}`, () => this.files.delete(name)));
  }

  #change(said: string, effect: () => void): void {
    effect();
    this.changes.push(said);
  }

  async #step(effect: () => void): Promise<void> {
    await Promise.resolve();
    this.#stepsLeft -= 1;
    if (this.#stepsLeft < 0 && !this.#afterEffect) throw new PowerCut();
    effect();
    if (this.#stepsLeft < 0) throw new PowerCut();
  }
}
