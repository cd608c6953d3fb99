/** As much of JSON Schema 2020-12 as pack.schema.json uses, read anew, so that the schema is tried by something that did not write it. */

type Schema = Readonly<Record<string, unknown>>;

const KNOWN = new Set([
  '$schema',
  'title',
  'description',
  'default',
  'type',
  'const',
  'enum',
  'anyOf',
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'items',
  'properties',
  'required',
  'additionalProperties',
  'propertyNames',
]);

/** Places that do not fit, as JSON pointers; empty when all fits. Throws at a keyword it does not know. */
export function unfitPlaces(value: unknown, schema: Schema, at = ''): string[] {
  const unknown = Object.keys(schema).filter((key) => !KNOWN.has(key));
  if (unknown.length > 0) throw new Error(`Unknown keywords at ${at}: ${unknown.join(', ')}`);
  const { anyOf } = schema;
  if (Array.isArray(anyOf))
    return anyOf.some((one) => unfitPlaces(value, one as Schema, at).length === 0) ? [] : [at];
  const fits =
    isOfType(value, schema['type']) &&
    (schema['const'] === undefined || value === schema['const']) &&
    (!Array.isArray(schema['enum']) || schema['enum'].includes(value));
  if (!fits) return [at];
  if (typeof value === 'string') return textFits(value, schema) ? [] : [at];
  if (typeof value === 'number') return within(value, schema['minimum'], schema['maximum']) ? [] : [at];
  if (Array.isArray(value)) {
    const below = value.flatMap((item, index) =>
      unfitPlaces(item, schema['items'] as Schema, `${at}/${index}`),
    );
    return within(value.length, schema['minItems'], schema['maxItems']) ? below : [at, ...below];
  }
  return typeof value === 'object' && value !== null ? unfitFields(value, schema, at) : [];
}

function unfitFields(value: object, schema: Schema, at: string): string[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const others = schema['additionalProperties'] ?? true;
  const names = schema['propertyNames'] as Schema | undefined;
  const missing = ((schema['required'] ?? []) as string[]).filter((key) => !Object.hasOwn(value, key));
  const below = Object.entries(value).flatMap(([key, one]): string[] => {
    const here = `${at}/${key}`;
    if (names !== undefined && unfitPlaces(key, names).length > 0) return [here];
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (own !== undefined) return unfitPlaces(one, own, here);
    if (others === false) return [here];
    return others === true ? [] : unfitPlaces(one, others as Schema, here);
  });
  return [...missing.map((key) => `${at}/${key}`), ...below];
}

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case undefined:
      return true;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

function textFits(text: string, schema: Schema): boolean {
  const { pattern } = schema;
  const size = Array.from(text).length;
  return (
    within(size, schema['minLength'], schema['maxLength']) &&
    (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text))
  );
}

function within(size: number, least: unknown, most: unknown): boolean {
  return (typeof least !== 'number' || size >= least) && (typeof most !== 'number' || size <= most);
}
