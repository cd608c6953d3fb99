/** Closes a union: compiles only when every case was handled. Throws if the types were wrong about the world. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${typeof value}`);
}
