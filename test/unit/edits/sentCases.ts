import { sentFrom, text } from './applyCase';
import type { ApplyCase } from './applyCase';
import { gauge, newTotal, refused, shop, shopWithNewTotal, tabs } from './samples';

/** Everything that locates code by what was sent. */
export const sentCases: readonly ApplyCase[] = [
  {
    name: 'a function that was sent, rewritten',
    document: shop,
    sent: sentFrom(shop, 2, 8),
    code: newTotal,
    expected: shopWithNewTotal,
  },
  {
    name: 'moved down since',
    document: `// new\n// lines\n\n${shop}`,
    sent: sentFrom(shop, 2, 8),
    code: newTotal,
    expected: `// new\n// lines\n\n${shopWithNewTotal}`,
  },
  {
    name: 'moved up since',
    document: shop.slice(shop.indexOf('export function total')),
    sent: sentFrom(shop, 2, 8),
    code: newTotal,
    expected: shopWithNewTotal.slice(shop.indexOf('export function total')),
  },
  {
    name: 'moved behind another function since',
    document: text(`
      function b() {
        return 2;
      }

      function a() {
        return 1;
      }
    `),
    sent: { line: 0, text: 'function a() {\n  return 1;\n}' },
    code: 'function a() {\n  return 10;\n}',
    expected: text(`
      function b() {
        return 2;
      }

      function a() {
        return 10;
      }
    `),
  },
  {
    name: 'edited elsewhere in the part since: both changes stand',
    document: shop.replace('let sum = 0;', 'let sum = 1;'),
    sent: sentFrom(shop, 2, 8),
    code: text(`
      export function total(items: Item[]): number {
        let sum = 0;
        for (const item of items) {
          sum += item.price * item.count;
        }
        return sum;
      }
    `),
    expected: shop
      .replace('let sum = 0;', 'let sum = 1;')
      .replace('sum += item.price;', 'sum += item.price * item.count;'),
  },
  {
    name: 'edited in the very line since',
    document: shop.replace('sum += item.price;', 'sum += item.price + 1;'),
    sent: sentFrom(shop, 2, 8),
    code: text(`
      export function total(items: Item[]): number {
        let sum = 0;
        for (const item of items) {
          sum += item.price * item.count;
        }
        return sum;
      }
    `),
    expected: refused('conflict'),
  },
  {
    name: 'copied since: the place where it was counts',
    document: `${shop}\n${shop.slice(shop.indexOf('export function total'), shop.indexOf('export function label'))}`,
    sent: sentFrom(shop, 2, 8),
    code: newTotal,
    expected: `${shopWithNewTotal}\n${shop.slice(shop.indexOf('export function total'), shop.indexOf('export function label'))}`,
  },
  {
    name: 'copied and moved since: which is meant is not known',
    document: `//\n${shop}\n${shop.slice(shop.indexOf('export function total'), shop.indexOf('export function label'))}`,
    sent: sentFrom(shop, 2, 8),
    code: newTotal,
    expected: refused('ambiguous'),
  },
  {
    name: 're-indented since',
    document: tabs,
    sent: sentFrom(shop, 2, 8),
    code: text(`
      export function total(items: Item[]): number {
        let sum = 0;
        for (const item of items) {
          sum += item.price * item.count;
        }
        return sum;
      }
    `),
    expected: tabs.replace('sum += item.price;', 'sum += item.price * item.count;'),
  },
  {
    name: 're-indented since, the rewriting too',
    document: tabs,
    sent: sentFrom(shop, 2, 8),
    code: newTotal,
    expected: shopWithNewTotal.replace(/ {2}/g, '\t'),
  },
  {
    name: 'wrapped in a namespace since',
    document: text(`
      namespace a {
        function one() {
          return 1;
        }
      }
    `),
    sent: { line: 0, text: 'function one() {\n  return 1;\n}' },
    code: 'function one() {\n  const x = 1;\n  return x;\n}',
    expected: text(`
      namespace a {
        function one() {
          const x = 1;
          return x;
        }
      }
    `),
  },
  {
    name: 'given line ends of Windows since',
    document: shop.replace(/\n/g, '\r\n'),
    sent: sentFrom(shop, 2, 8),
    code: newTotal,
    expected: shopWithNewTotal.replace(/\n/g, '\r\n'),
  },
  {
    name: 'sent with line ends of Windows, met without',
    document: shop,
    sent: { line: 2, text: sentFrom(shop, 2, 8).text.replace(/\n/g, '\r\n') },
    code: newTotal.replace(/\n/g, '\r\n'),
    expected: shopWithNewTotal,
  },
  {
    name: 'the answer lost the indentation',
    document: gauge,
    sent: sentFrom(gauge, 15, 19),
    code: text(`
      def high(self):
          return min(read(self.month), LIMIT)
    `),
    expected: gauge.replace(
      / {4}def high[^]*?return level\n(?=\n {4}def low)/,
      '    def high(self):\n        return min(read(self.month), LIMIT)\n',
    ),
  },
  {
    name: 'one line',
    document: gauge,
    sent: sentFrom(gauge, 7, 7),
    code: 'level = math.cos(month)',
    expected: gauge.replace('math.sin', 'math.cos'),
  },
  {
    name: 'one line that stands twice, at its place',
    document: 'a = f(1)\nb = 2\na = f(1)\n',
    sent: { line: 2, text: 'a = f(1)' },
    code: 'a = f(3)',
    expected: 'a = f(1)\nb = 2\na = f(3)\n',
  },
  {
    name: 'one line that stands twice, its place gone',
    document: '#\na = f(1)\nb = 2\na = f(1)\n',
    sent: { line: 2, text: 'a = f(1)' },
    code: 'a = f(3)',
    expected: refused('ambiguous'),
  },
  {
    name: 'some statements of a function',
    document: gauge,
    sent: sentFrom(gauge, 16, 19),
    code: text(`
      level = read(self.month)
      if level > LIMIT:
          log(level)
          return LIMIT
      return level
    `),
    expected: gauge.replace(
      '        if level > LIMIT:\n',
      '        if level > LIMIT:\n            log(level)\n',
    ),
  },
  {
    name: 'a renamed function is not the one that was sent',
    document: shop,
    sent: sentFrom(shop, 2, 8),
    code: 'export function sumOf(items: Item[]): number {\n  return 0;\n}',
    expected: refused('notFound'),
  },
  {
    name: 'something else altogether',
    document: shop,
    sent: sentFrom(shop, 2, 8),
    code: 'npm install --save-dev mocha',
    expected: refused('notFound'),
  },
  {
    name: 'a usage example is no change',
    document: shop,
    sent: sentFrom(shop, 2, 8),
    code: "const basket = new Basket();\nbasket.add({ name: 'a', price: 1 });\nconsole.log(basket.count);",
    expected: refused('notFound'),
  },
  {
    name: 'one method of the class that was sent',
    document: shop,
    sent: sentFrom(shop, 14, 28),
    code: text(`
      add(item: Item): void {
        if (item.price < 0) throw new RangeError('price');
        this.#items.push(item);
      }
    `),
    expected: shop.replace(
      '    this.#items.push(item);\n',
      "    if (item.price < 0) throw new RangeError('price');\n    this.#items.push(item);\n",
    ),
  },
  {
    name: 'one method, and its neighbour edited since',
    document: shop.replace('this.#items.length', 'this.#items.length * 2'),
    sent: sentFrom(shop, 14, 28),
    code: text(`
      add(item: Item): void {
        this.#items.unshift(item);
      }
    `),
    expected: shop
      .replace('this.#items.length', 'this.#items.length * 2')
      .replace('push(item)', 'unshift(item)'),
  },
  {
    name: 'the function and an import that it needs',
    document: shop,
    sent: sentFrom(shop, 2, 8),
    code: `import { sumBy } from './sums';\n\nexport function total(items: Item[]): number {\n  return sumBy(items, (item) => item.price);\n}`,
    expected: shop
      .replace(
        "import { tax } from './tax';\n",
        "import { tax } from './tax';\nimport { sumBy } from './sums';\n",
      )
      .replace(
        /(export function total.*\n)[^]*?\n}\n/,
        '$1  return sumBy(items, (item) => item.price);\n}\n',
      ),
  },
  {
    name: 'the function and a new one beside it',
    document: shop,
    sent: sentFrom(shop, 2, 8),
    code: `${newTotal}\nfunction priceOf(item: Item): number {\n  return item.price;\n}`,
    expected: shopWithNewTotal.replace(
      newTotal,
      `${newTotal}\nfunction priceOf(item: Item): number {\n  return item.price;\n}\n`,
    ),
  },
  {
    name: 'what was sent is gone, its name is there',
    document: shop.replace(/let sum[^]*?return sum;/, 'return 7;'),
    sent: sentFrom(shop, 3, 7),
    code: newTotal,
    expected: shopWithNewTotal,
  },
  {
    name: 'the file was emptied since',
    document: '',
    sent: sentFrom(shop, 2, 8),
    code: newTotal,
    expected: newTotal,
  },
  {
    name: 'the whole file was sent and comes back whole',
    document: gauge,
    sent: { line: 0, text: gauge },
    code: gauge.replace('LIMIT = 10', 'LIMIT = 12').replace('-self', '- self'),
    expected: gauge.replace('LIMIT = 10', 'LIMIT = 12').replace('-self', '- self'),
  },
  {
    name: 'the whole file was sent, one function comes back',
    document: gauge,
    sent: { line: 0, text: gauge },
    code: 'def read(month):\n    return 7\n',
    expected: gauge.replace(/def read[^]*?return level\n/, 'def read(month):\n    return 7\n'),
  },
];
