import { text } from './applyCase';
import type { ApplyCase } from './applyCase';
import { gauge, refused, shop } from './samples';

/** Everything that leaves a part of the code out. */
export const partialCases: readonly ApplyCase[] = [
  {
    name: 'the class with one method, the rest left out',
    document: shop,
    code: text(`
      export class Basket {
        // ... existing code ...

        clear(): void {
          this.#items.length = 0;
        }
      }
    `),
    expected: shop.replace('this.#items = [];\n  }\n}', 'this.#items.length = 0;\n  }\n}'),
  },
  {
    name: 'the class with a new method at its end',
    document: shop,
    code: text(`
      export class Basket {
        // ... existing code ...

        get isEmpty(): boolean {
          return this.count === 0;
        }
      }
    `),
    expected: shop.replace(
      '    this.#items = [];\n  }\n}',
      '    this.#items = [];\n  }\n\n  get isEmpty(): boolean {\n    return this.count === 0;\n  }\n}',
    ),
  },
  {
    name: 'left out at both ends of a file',
    document: gauge,
    code: text(`
      # ... existing code ...

      def read(month):
          return 7

      # ... rest of the file unchanged
    `),
    expected: gauge.replace(/def read[^]*?return level\n/, 'def read(month):\n    return 7\n'),
  },
  {
    name: 'a new line at the end of a function',
    document: text(`
      function go() {
        first();
        second();
      }
    `),
    code: text(`
      function go() {
        // ... existing code ...
        third();
      }
    `),
    expected: text(`
      function go() {
        first();
        second();
        third();
      }
    `),
  },
  {
    name: 'a new line at the start of a function',
    document: text(`
      function go() {
        first();
        second();
      }
    `),
    code: text(`
      function go() {
        check();
        // ... existing code ...
      }
    `),
    expected: text(`
      function go() {
        check();
        first();
        second();
      }
    `),
  },
  {
    name: 'a new line before one that is known',
    document: text(`
      function go() {
        first();
        second();
        return last();
      }
    `),
    code: text(`
      function go() {
        // ...
        log('before the end');
        return last();
      }
    `),
    expected: text(`
      function go() {
        first();
        second();
        log('before the end');
        return last();
      }
    `),
  },
  {
    name: 'a changed line between two that are left out',
    document: text(`
      function go() {
        const a = one();
        const b = two();
        const c = three();
      }
    `),
    code: text(`
      function go() {
        // ... existing code ...
        const b = twice(two());
        // ... existing code ...
      }
    `),
    expected: text(`
      function go() {
        const a = one();
        const b = twice(two());
        const c = three();
      }
    `),
  },
  {
    name: 'an unknown line between two that are left out',
    document: text(`
      function go() {
        const a = one();
        const b = two();
        const c = three();
      }
    `),
    code: text(`
      function go() {
        // ... existing code ...
        somewhere();
        // ... existing code ...
      }
    `),
    expected: refused('notFound'),
  },
  {
    name: 'left out inside of an if',
    document: text(`
      function go(x) {
        if (x > 1) {
          a();
          b();
        }
        return x;
      }
    `),
    code: text(`
      function go(x) {
        if (x > 2) {
          // ... existing code ...
        }
        return x;
      }
    `),
    expected: text(`
      function go(x) {
        if (x > 2) {
          a();
          b();
        }
        return x;
      }
    `),
  },
  {
    name: 'a changed signature, the inside left out',
    document: gauge,
    code: 'def read(month, day=1):\n    # ... existing code ...\n',
    expected: gauge.replace('def read(month):', 'def read(month, day=1):'),
  },
  {
    name: 'markers in HTML',
    document: '<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n<p>end of it</p>\n',
    code: '<!-- ... existing code ... -->\n<p>the end of it</p>',
    expected: '<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n<p>the end of it</p>\n',
  },
  {
    name: 'left out within a line',
    document: shop,
    code: 'export function total(items: Item[]): number { ... }',
    expected: refused('elided'),
  },
  {
    name: 'a remark of the document is no marker',
    document: 'function a() {\n  // ... existing code ...\n  return 1;\n}\n',
    code: 'function a() {\n  // ... existing code ...\n  return 2;\n}\n',
    expected: 'function a() {\n  // ... existing code ...\n  return 2;\n}\n',
  },
  {
    name: 'a marker and nothing that is known',
    document: shop,
    code: '// ... existing code ...\nfoo(bar, baz);\n// ... existing code ...',
    expected: refused('notFound'),
  },
  {
    name: 'a marker into an empty file',
    document: '\n',
    code: '// ... existing code ...\nfoo(bar, baz);',
    expected: refused('elided'),
  },
  {
    name: 'a method in the middle of a class, both sides left out',
    document: gauge,
    code: text(`
      class Tide:
          # ... existing code ...
          def high(self):
              return LIMIT
          # ... existing code ...
    `),
    expected: gauge.replace(
      /( {4}def high\(self\):\n)[^]*?return level\n/,
      '$1        return LIMIT\n',
    ),
  },
];
