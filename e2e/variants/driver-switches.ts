/** Stands in for electron/main/hardening/allowed-switches.ts in a copy made for one test: the test driver's own switches. */
import { allowedSwitches as allowed } from '../../electron/main/hardening/allowed-switches.ts';

export const allowedSwitches: ReadonlySet<string> = new Set([...allowed, 'inspect', 'remote-debugging-port']);
