/** Whether this is `npm run torture`: the long counts, and the controls that are worth their minutes only there. */
export const underTorture = process.env['TORTURE'] !== undefined;
