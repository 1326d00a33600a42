import { text } from './applyCase';
import type { ApplyCase } from './applyCase';
import { gauge, newTotal, refused, shop, shopWithNewTotal, tabs } from './samples';

/** Everything that has nothing but the code and the document. */
export const likenessCases: readonly ApplyCase[] = [
  { name: 'a function by its name', document: shop, code: newTotal, expected: shopWithNewTotal },
  {
    name: 'a function with another signature',
    document: shop,
    code: 'export function label(item: Item, unit = "€"): string {\n  return `${item.name}: ${item.price} ${unit}`;\n}',
    expected: shop.replace(
      /export function label[^]*?\n}\n/,
      'export function label(item: Item, unit = "€"): string {\n  return `${item.name}: ${item.price} ${unit}`;\n}\n',
    ),
  },
  {
    name: 'a method without its class',
    document: shop,
    code: 'clear(): void {\n  this.#items.length = 0;\n}',
    expected: shop.replace('this.#items = [];\n  }', 'this.#items.length = 0;\n  }'),
  },
  {
    name: 'two functions at once',
    document: shop,
    code: `${newTotal}\nexport function label(item: Item): string {\n  return item.name;\n}`,
    expected: shopWithNewTotal.replace(
      "return item.name + ': ' + item.price;",
      'return item.name;',
    ),
  },
  {
    name: 'the whole file',
    document: shop,
    code: shop.replace('let sum = 0', 'let sum = 100').replace("': '", "' = '"),
    expected: shop.replace('let sum = 0', 'let sum = 100').replace("': '", "' = '"),
  },
  {
    name: 'the whole file but for most of its functions',
    document: gauge,
    code: 'import math\n\nLIMIT = 11\n\n\nclass Tide:\n    def __init__(self, month):\n        self.month = month\n',
    expected: refused('wouldLose'),
  },
  {
    name: 'a class that lost its methods without a word',
    document: shop,
    code: 'export class Basket {\n  clear(): void {\n    this.#items.length = 0;\n  }\n}',
    expected: refused('wouldLose'),
  },
  {
    name: 'the same method in two classes',
    document: text(`
      class A {
        run() {
          return 1;
        }
      }

      class B {
        run() {
          return 2;
        }
      }
    `),
    code: 'run() {\n  return 3;\n}',
    expected: refused('ambiguous'),
  },
  {
    name: 'the same method in two classes, told apart by its lines',
    document: text(`
      class A {
        run() {
          const one = this.load();
          one.start();
          return one;
        }
      }

      class B {
        run() {
          return 2;
        }
      }
    `),
    code: 'run() {\n  const one = this.load();\n  one.start(1);\n  return one;\n}',
    expected: text(`
      class A {
        run() {
          const one = this.load();
          one.start(1);
          return one;
        }
      }

      class B {
        run() {
          return 2;
        }
      }
    `),
  },
  {
    name: 'the same block twice',
    document: 'open();\nread(a);\nclose();\n\nopen();\nread(a);\nclose();\n',
    code: 'open();\nread(b);\nclose();',
    expected: refused('ambiguous'),
  },
  {
    name: 'statements between two that are known',
    document: 'const a = load();\nconst b = parse(a);\nprint(b);\nsave(b);\n',
    code: 'const b = parse(a, true);\nprint(b);\nlog(b);\nsave(b);',
    expected: 'const a = load();\nconst b = parse(a, true);\nprint(b);\nlog(b);\nsave(b);\n',
  },
  {
    name: 'statements whose first line is new, with another right above',
    document: 'alpha(one);\nbeta(two);\ngamma(three);\ndelta(four);\n',
    code: 'zeta("quite new");\ngamma(three);\ndelta(five);',
    expected: refused('notFound'),
  },
  {
    name: 'what is there already',
    document: shop,
    code: "export function label(item: Item): string {\n  return item.name + ': ' + item.price;\n}",
    expected: refused('unchanged'),
  },
  { name: 'no code', document: shop, code: '\n  \n', expected: refused('noCode') },
  { name: 'into an empty file', document: '', code: 'a();\nb();', expected: 'a();\nb();\n' },
  { name: 'into a file of blank lines', document: '\n\n  \n', code: 'a();', expected: 'a();\n' },
  {
    name: 'into an empty file with the mark of its encoding',
    document: '\uFEFF',
    code: 'a();',
    expected: '\uFEFFa();\n',
  },
  {
    name: 'into a file of comments only',
    document: '// Written by hand.\n// Keep.\n',
    code: 'function a() {\n  return 1;\n}',
    expected: refused('notFound'),
  },
  {
    name: 'comments only, one of them changed',
    document: '// Sums the prices of all items.\n// Keep it fast.\n',
    code: '// Sums the prices of all the items.\n// Keep it fast.',
    expected: '// Sums the prices of all the items.\n// Keep it fast.\n',
  },
  {
    name: 'the mark of the encoding in front of the document',
    document: `\uFEFF${shop}`,
    code: newTotal,
    expected: `\uFEFF${shopWithNewTotal}`,
  },
  {
    name: 'the mark of the encoding in front of the first line, which changes',
    document: '\uFEFFconst limit = 10;\nuse(limit);\n',
    code: 'const limit = 12;\nuse(limit);',
    expected: '\uFEFFconst limit = 12;\nuse(limit);\n',
  },
  {
    name: 'the mark of the encoding in front of the code',
    document: shop,
    code: `\uFEFF${newTotal}`,
    expected: shopWithNewTotal,
  },
  {
    name: 'no line end at the end of the document',
    document: 'function a() {\n  return 1;\n}',
    code: 'function a() {\n  return 2;\n}\n',
    expected: 'function a() {\n  return 2;\n}',
  },
  {
    name: 'no line end, and the code grows',
    document: 'function a() {\n  return 1;\n}',
    code: 'function a() {\n  return 1;\n}\n\nfunction b() {\n  return 2;\n}\n',
    expected: 'function a() {\n  return 1;\n}\n\nfunction b() {\n  return 2;\n}',
  },
  {
    name: 'line ends of Windows',
    document: shop.replace(/\n/g, '\r\n'),
    code: newTotal,
    expected: shopWithNewTotal.replace(/\n/g, '\r\n'),
  },
  {
    name: 'line ends of Windows in the code only',
    document: shop,
    code: newTotal.replace(/\n/g, '\r\n'),
    expected: shopWithNewTotal,
  },
  {
    name: 'tabs in the document, blanks in the code',
    document: tabs,
    code: 'add(item: Item): void {\n  if (item) {\n    this.#items.push(item);\n  }\n}',
    expected: tabs.replace(
      '\t\tthis.#items.push(item);\n',
      '\t\tif (item) {\n\t\t\tthis.#items.push(item);\n\t\t}\n',
    ),
  },
  {
    name: 'blanks in the document, tabs in the code',
    document: shop,
    code: 'add(item: Item): void {\n\tif (item) {\n\t\tthis.#items.push(item);\n\t}\n}',
    expected: shop.replace(
      '    this.#items.push(item);\n',
      '    if (item) {\n      this.#items.push(item);\n    }\n',
    ),
  },
  {
    name: 'names in other scripts',
    document: 'def größe(列表):\n    return len(列表)\n\n\ndef 合计(列表):\n    return sum(列表)\n',
    code: 'def größe(列表):\n    return len(列表) - 1\n',
    expected:
      'def größe(列表):\n    return len(列表) - 1\n\n\ndef 合计(列表):\n    return sum(列表)\n',
  },
  {
    name: 'pictures outside of the first plane',
    document: 'const boat = "🚤";\nconst wave = "🌊";\nsail(boat, wave);\n',
    code: 'const boat = "🚤";\nconst wave = "🌊🌊";\nsail(boat, wave);',
    expected: 'const boat = "🚤";\nconst wave = "🌊🌊";\nsail(boat, wave);\n',
  },
  {
    name: 'a function with its comment, which changes too',
    document: '/** Old words. */\nfunction a() {\n  return 1;\n}\n\nb();\n',
    code: '/** New words. */\nfunction a() {\n  return 2;\n}',
    expected: '/** New words. */\nfunction a() {\n  return 2;\n}\n\nb();\n',
  },
  {
    name: 'a function without its comment: that stays',
    document: '/** Old words. */\nfunction a() {\n  return 1;\n}\n\nb();\n',
    code: 'function a() {\n  return 2;\n}',
    expected: '/** Old words. */\nfunction a() {\n  return 2;\n}\n\nb();\n',
  },
  {
    name: 'a function without its decorator: that stays',
    document: '@cached\ndef a():\n    return 1\n',
    code: 'def a():\n    return 2\n',
    expected: '@cached\ndef a():\n    return 2\n',
  },
  {
    name: 'a function with text of several lines at the margin',
    document: 'def a():\n    text = """\nat the margin\n"""\n    return text\n\n\nb = 1\n',
    code: 'def a():\n    return ""\n',
    expected: 'def a():\n    return ""\n\n\nb = 1\n',
  },
  {
    name: 'a brace on a line of its own',
    document: 'int a(int x)\n{\n    return x;\n}\n\nint b(int x)\n{\n    return 2 * x;\n}\n',
    code: 'int a(int x) {\n    return x + 1;\n}',
    expected: refused('notFound'),
  },
  {
    name: 'a test by what it is called',
    document:
      "describe('a', () => {\n  it('adds', () => {\n    equal(add(1, 2), 3);\n  });\n\n  it('takes away', () => {\n    equal(sub(2, 1), 1);\n  });\n});\n",
    code: "it('adds', () => {\n  equal(add(1, 2), 3);\n  equal(add(0, 0), 0);\n});",
    expected:
      "describe('a', () => {\n  it('adds', () => {\n    equal(add(1, 2), 3);\n    equal(add(0, 0), 0);\n  });\n\n  it('takes away', () => {\n    equal(sub(2, 1), 1);\n  });\n});\n",
  },
  {
    name: 'a rule of a style sheet',
    document: '.a {\n  color: red;\n}\n\n.b {\n  color: blue;\n}\n',
    code: '.b {\n  color: navy;\n  margin: 0;\n}',
    expected: '.a {\n  color: red;\n}\n\n.b {\n  color: navy;\n  margin: 0;\n}\n',
  },
  {
    name: 'an import of a module that is imported already',
    document: shop,
    code: "import { tax, duty } from './tax';",
    expected: shop.replace('{ tax }', '{ tax, duty }'),
  },
  {
    name: 'a new import',
    document: shop,
    code: "import { tax } from './tax';\nimport { duty } from './duty';",
    expected: shop.replace("'./tax';\n", "'./tax';\nimport { duty } from './duty';\n"),
  },
  {
    name: 'a value in JSON',
    document: '{\n  "name": "a",\n  "version": "1.0.0",\n  "private": true\n}\n',
    code: '{\n  "name": "a",\n  "version": "1.1.0",\n  "private": true\n}',
    expected: '{\n  "name": "a",\n  "version": "1.1.0",\n  "private": true\n}\n',
  },
  {
    name: 'a new function of which nothing is known',
    document: shop,
    code: 'function unheardOf() {\n  return 1;\n}',
    expected: refused('notFound'),
  },
];
