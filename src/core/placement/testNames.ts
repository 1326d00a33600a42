/** How a language names its test files; `*` stands for the name of the file that is tested. */
export interface TestNaming {
  /** Extensions of sources, without the dot. */
  readonly extensions: readonly string[];
  /** Names of test files without their extension, the most usual first. */
  readonly names: readonly string[];
  /** Where they are kept where a project has none yet; `.` is beside the source. */
  readonly home: string;
}

/** Languages and their customs; all others keep `*.test.ext` beside the source. */
const namings: readonly TestNaming[] = [
  {
    extensions: ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'vue', 'svelte'],
    names: ['*.test', '*.spec'],
    home: '.',
  },
  { extensions: ['go'], names: ['*_test'], home: '.' },
  { extensions: ['py'], names: ['test_*', '*_test'], home: 'tests' },
  { extensions: ['rb'], names: ['*_spec', '*_test'], home: 'spec' },
  {
    extensions: ['java', 'kt', 'scala', 'groovy'],
    names: ['*Test', '*Tests', '*Spec'],
    home: 'src/test',
  },
  { extensions: ['cs', 'fs', 'vb'], names: ['*Tests', '*Test'], home: 'tests' },
  { extensions: ['php'], names: ['*Test'], home: 'tests' },
  { extensions: ['dart'], names: ['*_test'], home: 'test' },
  { extensions: ['ex', 'exs'], names: ['*_test'], home: 'test' },
  { extensions: ['swift'], names: ['*Tests'], home: 'Tests' },
  {
    extensions: ['c', 'cc', 'cpp', 'cxx', 'h', 'hpp'],
    names: ['*_test', 'test_*', '*Test'],
    home: 'test',
  },
  { extensions: ['lua'], names: ['*_spec', 'test_*'], home: 'spec' },
];

const usual = { names: ['*.test'], home: '.' };

/** The customs for a source with this extension, without the dot. */
export function testNaming(extension: string): TestNaming {
  const known = namings.find(({ extensions }) => extensions.includes(extension));
  return known ?? { ...usual, extensions: [extension] };
}

/** Extension of a test file for a source with this one: markup is tested from plain script. */
export function testExtension(extension: string): string {
  if (extension === 'ex') return 'exs';
  return ['vue', 'svelte'].includes(extension) ? 'ts' : extension;
}

/** What the name stands for in a pattern, such as `a` of `a.test` for `*.test`; undefined: no match. */
export function testedName(stem: string, pattern: string): string | undefined {
  const [before = '', after = ''] = pattern.split('*');
  if (!stem.startsWith(before) || !stem.endsWith(after)) return undefined;
  const name = stem.slice(before.length, stem.length - after.length);
  return name === '' || before.length + after.length >= stem.length ? undefined : name;
}
