import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CallAssembler } from '../../../src/core/languageModel/callAssembler';
import { plainSchema } from '../../../src/core/languageModel/plainSchema';
import { WireTools } from '../../../src/core/languageModel/wireTools';

describe('a tool’s schema, made plain', () => {
  const rows: readonly (readonly [string, unknown, unknown])[] = [
    ['nothing', undefined, { type: 'object', properties: {} }],
    ['no object', 'x', { type: 'object', properties: {} }],
    [
      'bounds, formats and extras',
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          n: { type: 'integer', minimum: 1, description: 'how many' },
          s: { type: ['string', 'null'], format: 'uri', pattern: '^h' },
          e: { const: 'x' },
          l: { type: 'array', items: [{ type: 'string', minLength: 2 }] },
          a: { type: 'array' },
        },
        required: ['n', 'gone', 3],
      },
      {
        type: 'object',
        properties: {
          n: { type: 'integer', description: 'how many' },
          s: { type: 'string' },
          e: { enum: ['x'] },
          l: { type: 'array', items: { type: 'string' } },
          a: { type: 'array', items: {} },
        },
        required: ['n'],
      },
    ],
    [
      'references and combinations',
      {
        $defs: { place: { type: 'object', properties: { line: { type: 'number' } } } },
        properties: {
          at: { $ref: '#/$defs/place', description: 'where' },
          to: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/place' }, { type: 'string' }] },
          both: {
            allOf: [
              { properties: { a: { type: 'string' } }, required: ['a'] },
              { properties: { b: { type: 'string' } }, required: ['b'] },
            ],
          },
        },
      },
      {
        type: 'object',
        properties: {
          at: {
            type: 'object',
            description: 'where',
            properties: { line: { type: 'number' } },
            required: [],
          },
          to: { type: 'object', properties: { line: { type: 'number' } }, required: [] },
          both: {
            properties: { a: { type: 'string' }, b: { type: 'string' } },
            required: ['a', 'b'],
          },
        },
        required: [],
      },
    ],
  ];
  for (const [name, schema, plain] of rows) {
    it(`has ${name}`, () => assert.deepEqual(plainSchema(schema), plain));
  }

  it('ends where it refers to itself', () => {
    const schema = {
      $defs: {
        node: { properties: { next: { $ref: '#/$defs/node' }, more: { $ref: '#/$defs/node' } } },
        loop: { $ref: '#/$defs/loop' },
      },
      properties: { tree: { $ref: '#/$defs/node' }, loop: { $ref: '#/$defs/loop' } },
    };
    assert.ok(JSON.stringify(plainSchema(schema)).length < 1_000_000);
  });

  it('ends soon, however often it combines itself', () => {
    const itself = { allOf: Array.from({ length: 40 }, () => ({ $ref: '#/$defs/a' })) };
    const plain = plainSchema({ $defs: { a: itself }, properties: { a: itself, b: itself } });
    assert.deepEqual(Object.keys(plain['properties'] as object), ['a', 'b']);
  });

  it('has only plain keywords, whatever it is made of', () => {
    const allowed = new Set(['type', 'description', 'enum', 'required', 'properties', 'items']);
    const check = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const name of Object.keys(schema)) assert.ok(allowed.has(name), name);
      if ('properties' in schema) Object.values(schema.properties as object).forEach(check);
      if ('items' in schema) check(schema.items);
    };
    fc.assert(fc.property(fc.object({ maxDepth: 5 }), (schema) => check(plainSchema(schema))));
  });
});

describe('tools on the wire', () => {
  it('have names that the endpoint takes, each its own, and the way back', () => {
    const names = ['read.file', 'read_file', 'read/file', 'ü', '', 'x'.repeat(70), 'x'.repeat(80)];
    const tools = new WireTools(names.map((name) => ({ name, description: 'd' })));
    const wire = tools.tools.map(({ name }) => name);
    assert.equal(new Set(wire).size, names.length);
    for (const name of wire) assert.match(name, /^[A-Za-z0-9_-]{1,64}$/);
    assert.deepEqual(
      wire.map((name) => tools.offeredName(name)),
      names,
    );
    for (const name of names) assert.equal(tools.offeredName(tools.wireName(name)), name);
    assert.equal(tools.offeredName('other'), undefined);
  });
});

describe('very many tools on the wire', () => {
  it('have names of their own soon, even where all have the same', () => {
    const tools = new WireTools(
      Array.from({ length: 20_000 }, (_, at) => ({
        name: `${'x'.repeat(70)}${at}`,
        description: '',
      })),
    );
    assert.equal(new Set(tools.tools.map(({ name }) => name)).size, 20_000);
    assert.equal(tools.offeredName(tools.wireName(`${'x'.repeat(70)}19999`))?.slice(70), '19999');
  });
});

describe('calls of tools', () => {
  const piece = (index: number, text: string, more: { id?: string; name?: string } = {}) => ({
    type: 'toolCall' as const,
    index,
    arguments: text,
    ...more,
  });

  it('are put together, however they are cut and mixed', () => {
    const calls = new CallAssembler();
    calls.add(piece(0, '{"a"', { id: 'x', name: 'one' }));
    calls.add(piece(1, '', { id: 'y', name: 'two' }));
    calls.add({ ...piece(0, ':1}'), extra: { s: 1 } });
    assert.deepEqual(calls.end(), {
      calls: [
        { id: 'x', name: 'one', input: { a: 1 }, extra: { s: 1 } },
        { id: 'y', name: 'two', input: {} },
      ],
      broken: [],
    });
  });

  it('are told apart when they cannot be made', () => {
    const calls = new CallAssembler();
    calls.add(piece(0, '{"a":', { name: 'half' }));
    calls.add(piece(1, '{}'));
    calls.add(piece(2, '7', { name: 'number' }));
    assert.deepEqual(calls.end().broken, [
      { name: 'half' },
      { name: undefined },
      { name: 'number' },
    ]);
  });
});
