/**
 * The one door to zod. Every boundary of the app parses with a schema from here.
 *
 * zod can compile schemas with `new Function`; the window's content security policy forbids that, and even the
 * attempt would be reported as a violation. So compilation is switched off before the first schema exists.
 */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
