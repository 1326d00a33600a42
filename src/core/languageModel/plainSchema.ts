import { fieldsOf, itemsOf } from '../endpoint/json';

type Schema = Readonly<Record<string, unknown>>;

/** Kept as they are; every other keyword is left out. */
const kept = ['type', 'description', 'enum', 'required'] as const;

/** A schema deeper than this, or that refers to itself, ends as "anything". */
const deepest = 16;

/** Schemas within a schema that are looked at; what comes after is "anything". */
const mostNodes = 5000;

/**
 * A tool's schema with the plain keywords alone (type, description, enum, required, properties,
 * items): some endpoints refuse or drop the others. References are put in place, alternatives become
 * the first that says something, combined schemas become one. The result is always an object's.
 */
export function plainSchema(schema: unknown): Schema {
  const root = fieldsOf<'$defs' | 'definitions'>(schema) ?? {};
  const reader = { root, left: mostNodes };
  const plain = plainNode(schema, reader, 0);
  return { ...plain, type: 'object', properties: plain['properties'] ?? {} };
}

interface Reader {
  readonly root: Schema;
  left: number;
}

function plainNode(node: unknown, reader: Reader, depth: number): Schema {
  const fields = fieldsOf<string>(node);
  if (!fields || depth > deepest || reader.left-- <= 0) return {};
  const whole = joined(fields, reader, depth);
  const plain: Record<string, unknown> = {};
  for (const name of kept) if (whole[name] !== undefined) plain[name] = whole[name];
  if (Array.isArray(plain['type'])) plain['type'] = namedType(itemsOf(plain['type']));
  if ('const' in whole) plain['enum'] = [whole['const']];
  const properties = fieldsOf<string>(whole['properties']);
  if (properties) {
    plain['properties'] = Object.fromEntries(
      Object.entries(properties).map(([name, each]) => [name, plainNode(each, reader, depth + 1)]),
    );
    plain['required'] = requiredOf(whole['required'], properties);
  }
  const [first] = itemsOf(whole['items']);
  const items = first ?? whole['items'];
  if (items !== undefined) plain['items'] = plainNode(items, reader, depth + 1);
  else if (plain['type'] === 'array') plain['items'] = {};
  return plain;
}

/** The node with what it refers to, and with what it combines, in its place. */
function joined(fields: Schema, reader: Reader, depth: number): Schema {
  const referred = depth < deepest ? target(fields['$ref'], reader.root) : undefined;
  const parts: readonly unknown[] = [
    ...(referred ? [referred] : []),
    ...itemsOf(fields['allOf']),
    ...firstChoice(fields['anyOf'] ?? fields['oneOf']),
  ];
  return parts.reduce<Schema>((whole, part) => {
    const other = fieldsOf<string>(part);
    if (!other || depth >= deepest || reader.left-- <= 0) return whole;
    return merged(whole, joined(other, reader, depth + 1));
  }, fields);
}

/** What the first says holds; properties and required names of both hold. */
function merged(a: Schema, b: Schema): Schema {
  const properties = { ...fieldsOf<string>(b['properties']), ...fieldsOf<string>(a['properties']) };
  const required = [...namesOf(a['required']), ...namesOf(b['required'])];
  return {
    ...b,
    ...a,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
  };
}

/** Only within the schema itself: `#/$defs/name`. */
function target(ref: unknown, root: Schema): unknown {
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return undefined;
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>((node, step) => fieldsOf<string>(node)?.[step], root);
}

function firstChoice(choices: unknown): readonly unknown[] {
  return itemsOf(choices)
    .filter((each) => fieldsOf<'type'>(each)?.type !== 'null')
    .slice(0, 1);
}

function namedType(types: readonly unknown[]): unknown {
  return types.find((type) => type !== 'null');
}

function requiredOf(required: unknown, properties: Schema): readonly string[] {
  return [...new Set(namesOf(required))].filter((name) => Object.hasOwn(properties, name));
}

function namesOf(value: unknown): readonly string[] {
  return itemsOf(value).filter((name) => typeof name === 'string');
}
