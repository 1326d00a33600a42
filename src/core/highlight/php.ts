import { clike } from '@codemirror/legacy-modes/mode/clike';
import type { StringStream } from '@codemirror/streamparser';
import type { Mode } from './highlighter';

const keywords =
  'abstract and as break case catch class clone const continue declare default do echo else elseif ' +
  'empty enum extends final finally fn for foreach function global goto if implements include ' +
  'include_once instanceof insteadof interface isset list match namespace new or print private ' +
  'protected public readonly require require_once return static switch throw trait try unset use var ' +
  'while xor yield';
const types = 'array bool callable float int iterable mixed never object self string void parent';
const atoms = 'true false null TRUE FALSE NULL';

/** PHP, for which the legacy modes have none: their C-like mode with PHP's words and variables. */
export const php: Mode = clike({
  name: 'php',
  keywords: wordsOf(keywords),
  types: wordsOf(types),
  atoms: wordsOf(atoms),
  multiLineStrings: true,
  hooks: {
    $: (stream: StringStream) => {
      stream.eatWhile(/\w/);
      return 'variable';
    },
    '#': (stream: StringStream) => {
      if (stream.peek() === '[') return 'meta';
      stream.skipToEnd();
      return 'comment';
    },
    '<': (stream: StringStream) => (stream.match(/^\?(?:php|=)?/) === null ? false : 'meta'),
    '?': (stream: StringStream) => (stream.eat('>') === undefined ? false : 'meta'),
  },
});

function wordsOf(list: string): Record<string, true> {
  return Object.fromEntries(list.split(' ').map((word) => [word, true] as const));
}
