import assert from 'node:assert/strict';
import { testPlace } from '../../../src/core/placement/testPlace';

const rows: readonly (readonly [
  name: string,
  source: string,
  files: readonly string[],
  expected: string,
])[] = [
  ['a sibling that is there', 'src/a.ts', ['src/a.ts', 'src/a.test.ts'], '= src/a.test.ts'],
  ['a spec that is there', 'src/a.ts', ['src/a.spec.ts'], '= src/a.spec.ts'],
  [
    'a mirror that is there',
    'src/core/a.ts',
    ['test/unit/core/a.test.ts'],
    '= test/unit/core/a.test.ts',
  ],
  [
    'the nearest of two',
    'src/b/a.ts',
    ['test/x/a.test.ts', 'test/b/a.test.ts'],
    '= test/b/a.test.ts',
  ],
  ['a test in another dialect', 'src/a.tsx', ['src/a.test.ts'], '= src/a.test.ts'],
  ['no tests at all', 'src/a.ts', ['src/b.ts'], '+ src/a.test.ts'],
  ['siblings elsewhere', 'src/x/a.ts', ['src/b.test.ts', 'src/c.test.ts'], '+ src/x/a.test.ts'],
  ['specs elsewhere', 'src/a.ts', ['src/b.spec.ts'], '+ src/a.spec.ts'],
  [
    '__tests__ elsewhere',
    'src/x/a.ts',
    ['src/y/__tests__/b.test.ts'],
    '+ src/x/__tests__/a.test.ts',
  ],
  ['a mirror elsewhere', 'src/x/a.ts', ['test/y/b.test.ts'], '+ test/x/a.test.ts'],
  [
    'a mirror of unit tests',
    'src/x/a.ts',
    ['test/unit/y/b.test.ts', 'test/e2e/c.test.ts', 'test/unit/d.test.ts'],
    '+ test/unit/x/a.test.ts',
  ],
  ['tests in the plural', 'lib/a.js', ['tests/b.test.js'], '+ tests/a.test.js'],
  ['a file at the root', 'a.ts', [], '+ a.test.ts'],
  ['Vue', 'src/A.vue', [], '+ src/A.test.ts'],
  ['Go', 'pkg/tide/level.go', [], '+ pkg/tide/level_test.go'],
  [
    'Go that is there',
    'pkg/level.go',
    ['pkg/level_test.go', 'pkg/other_test.go'],
    '= pkg/level_test.go',
  ],
  ['Python without tests', 'report/month.py', [], '+ tests/report/test_month.py'],
  [
    'Python with sources in src',
    'src/report/month.py',
    ['tests/test_year.py'],
    '+ tests/report/test_month.py',
  ],
  ['Python that is there', 'report/month.py', ['tests/test_month.py'], '= tests/test_month.py'],
  ['Python named behind', 'report/month.py', ['report/year_test.py'], '+ report/month_test.py'],
  ['Ruby', 'lib/tide.rb', ['spec/level_spec.rb'], '+ spec/tide_spec.rb'],
  ['Ruby with minitest', 'lib/tide.rb', ['test/level_test.rb'], '+ test/tide_test.rb'],
  ['Java', 'src/main/java/org/tide/Level.java', [], '+ src/test/java/org/tide/LevelTest.java'],
  [
    'Java in a module',
    'core/src/main/java/org/Level.java',
    ['core/src/test/java/org/YearTest.java'],
    '+ core/src/test/java/org/LevelTest.java',
  ],
  ['Kotlin', 'src/main/kotlin/Level.kt', [], '+ src/test/kotlin/LevelTest.kt'],
  ['C#', 'Tide/Level.cs', ['Tide.Tests/YearTests.cs'], '+ Tide/LevelTests.cs'],
  ['PHP', 'src/Level.php', ['tests/YearTest.php'], '+ tests/LevelTest.php'],
  ['Dart', 'lib/src/level.dart', [], '+ test/src/level_test.dart'],
  ['Elixir', 'lib/tide/level.ex', [], '+ test/tide/level_test.exs'],
  ['Rust', 'tide/level.rs', [], '= tide/level.rs'],
  ['a language that is not known', 'a/b.zig', [], '+ a/b.test.zig'],
  ['no extension', 'Makefile', [], '+ Makefile.test'],
  ['a test itself', 'src/a.test.ts', ['src/a.test.ts', 'src/a.ts'], '= src/a.test.ts'],
];

describe('the place of tests', () => {
  for (const [name, source, files, expected] of rows) {
    it(name, () => {
      const { path, exists } = testPlace(source, files);
      assert.equal(`${exists ? '=' : '+'} ${path}`, expected);
    });
  }
});
