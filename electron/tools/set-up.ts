/** Everything that must be there before a window can open; each part says one line only if it has something to do. */
import { build } from './build.ts';
import { hasDisplay } from './display.ts';
import { bringRuntime, type Runtime } from './runtime.ts';
import { bringSystemPackages } from './system-packages.ts';

export interface SetUpWishes {
  readonly tests: boolean;
  readonly build: boolean;
}

/** Throws CannotGoOn. */
export async function setUp(wishes: SetUpWishes): Promise<Runtime> {
  const runtime = await bringRuntime('development');
  await bringSystemPackages({ display: hasDisplay(), tests: wishes.tests }, runtime.executable);
  if (wishes.build) await build();
  return runtime;
}
