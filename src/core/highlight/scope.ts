/**
 * What a piece of code is, for colouring: a closed set, one colour each. `definition` is a name where
 * it is introduced, `builtin` a name the language comes with.
 */
export type Scope =
  | 'atom'
  | 'attribute'
  | 'builtin'
  | 'comment'
  | 'definition'
  | 'deleted'
  | 'emphasis'
  | 'function'
  | 'heading'
  | 'inserted'
  | 'invalid'
  | 'keyword'
  | 'link'
  | 'meta'
  | 'number'
  | 'operator'
  | 'property'
  | 'punctuation'
  | 'regexp'
  | 'string'
  | 'strong'
  | 'tag'
  | 'type'
  | 'variable';

/** Style names as the language modes return them, with their modifiers or without. */
const scopes: Readonly<Record<string, Scope>> = {
  angleBracket: 'punctuation',
  atom: 'atom',
  attribute: 'attribute',
  attributeName: 'attribute',
  attributeValue: 'string',
  bool: 'atom',
  bracket: 'punctuation',
  builtin: 'builtin',
  character: 'string',
  className: 'type',
  comment: 'comment',
  controlKeyword: 'keyword',
  def: 'definition',
  deleted: 'deleted',
  emphasis: 'emphasis',
  error: 'invalid',
  escape: 'regexp',
  header: 'heading',
  heading: 'heading',
  inserted: 'inserted',
  integer: 'number',
  invalid: 'invalid',
  keyword: 'keyword',
  labelName: 'meta',
  link: 'link',
  macroName: 'meta',
  meta: 'meta',
  modifier: 'keyword',
  namespace: 'type',
  null: 'atom',
  number: 'number',
  operator: 'operator',
  paren: 'punctuation',
  prop: 'property',
  property: 'property',
  propertyName: 'property',
  'propertyName.function': 'function',
  processingInstruction: 'meta',
  punctuation: 'punctuation',
  qualifier: 'attribute',
  quote: 'comment',
  regexp: 'regexp',
  self: 'keyword',
  squareBracket: 'punctuation',
  string: 'string',
  'string-2': 'regexp',
  'string.special': 'regexp',
  strong: 'strong',
  tag: 'tag',
  tagName: 'tag',
  type: 'type',
  typeName: 'type',
  'typeName.standard': 'type',
  unit: 'number',
  url: 'link',
  variable: 'variable',
  'variable-2': 'variable',
  'variable-3': 'type',
  variableName: 'variable',
  'variableName.constant': 'atom',
  'variableName.definition': 'definition',
  'variableName.function': 'function',
  'variableName.special': 'builtin',
  'variableName.standard': 'builtin',
};

/** The scope of a mode's style, such as `"variableName.function"` or `"tag error"`; null for plain text. */
export function scopeOf(style: string): Scope | null {
  for (const name of style.split(' ')) {
    for (let part = name; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
      if (Object.hasOwn(scopes, part)) return scopes[part] ?? null;
    }
  }
  return null;
}
