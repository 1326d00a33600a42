import { testExtension, testedName, testNaming } from './testNames';
import type { TestNaming } from './testNames';

/** Where the tests of a source belong; paths are relative to the workspace folder, with `/`. */
export interface TestPlace {
  readonly path: string;
  /** The file is there already. */
  readonly exists: boolean;
}

/**
 * The test file of a source. `files` are all files of the project that could be tests (more do no
 * harm). A file that tests this source by its name is taken; else the place follows how the project
 * keeps its other tests, and where there are none, its language's custom. Rust keeps tests in the
 * source itself, and tests of a test are its own.
 */
export function testPlace(source: string, files: readonly string[]): TestPlace {
  const { folder, stem, extension } = split(source);
  const naming = testNaming(extension);
  if (extension === 'rs' || asTest(source, naming)) return { path: source, exists: true };
  const tests = files
    .filter((file) => file !== source)
    .flatMap((file) => asTest(file, naming) ?? []);
  const own = tests.filter(({ tested }) => tested === stem);
  const nearest = own.sort((a, b) => kinship(b.folder, folder) - kinship(a.folder, folder))[0];
  if (nearest) return { path: nearest.path, exists: true };
  const { pattern, place } = custom(tests, files, naming);
  const ending = extension === '' ? '' : `.${testExtension(extension)}`;
  const name = `${pattern.replace('*', stem)}${ending}`;
  return { path: join(place(folder), name), exists: false };
}

interface Parts {
  readonly folder: string;
  readonly stem: string;
  /** In lower case, without the dot. */
  readonly extension: string;
}

interface TestFile extends Parts {
  readonly path: string;
  readonly pattern: string;
  readonly tested: string;
}

type Place = (folder: string) => string;

function split(path: string): Parts {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const dot = name.lastIndexOf('.');
  return {
    folder: slash < 0 ? '' : path.slice(0, slash),
    stem: dot > 0 ? name.slice(0, dot) : name,
    extension: dot > 0 ? name.slice(dot + 1).toLowerCase() : '',
  };
}

function asTest(path: string, naming: TestNaming): TestFile | undefined {
  const parts = split(path);
  const fits = naming.extensions.includes(parts.extension) || parts.extension === 'exs';
  if (!fits) return undefined;
  for (const pattern of naming.names) {
    const tested = testedName(parts.stem, pattern);
    if (tested !== undefined) return { ...parts, path, pattern, tested };
  }
  return undefined;
}

/** How many folders two paths share, from either end. */
function kinship(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  const same = (from: readonly string[], to: readonly string[]) => {
    const end = from.findIndex((name, at) => name !== to[at]);
    return end < 0 ? from.length : end;
  };
  return same(left, right) + same([...left].reverse(), [...right].reverse());
}

/** The pattern and the kind of place that most of the project's tests have. */
function custom(
  tests: readonly TestFile[],
  files: readonly string[],
  naming: TestNaming,
): { readonly pattern: string; readonly place: Place } {
  const pattern = mostFrequent(tests.map((test) => test.pattern)) ?? naming.names[0] ?? '*.test';
  const homes = tests.map((test) => homeOf(test, files));
  return { pattern, place: placeIn(mostFrequent(homes) ?? naming.home) };
}

/** `.`: beside its source; `__tests__` and the like: in a folder beside it; else a tree of its own. */
function homeOf({ folder }: TestFile, files: readonly string[]): string {
  const names = folder.split('/');
  const last = names.at(-1) ?? '';
  const isBeside = /^__tests?__$/.test(last);
  if (isBeside) return `./${last}`;
  const root = names.findIndex((name) => /^(tests?|specs?)$/i.test(name));
  if (root < 0) return '.';
  const home = names.slice(0, root + 1).join('/');
  const next = names[root + 1];
  const isKind = next !== undefined && /^(unit|java|kotlin|scala)$/.test(next);
  // Of several kinds of tests the unit tests are meant, where they have a folder.
  return isKind && files.some((file) => file.startsWith(`${home}/${next}/`))
    ? `${home}/${next}`
    : home;
}

function placeIn(home: string): Place {
  if (home === '.') return (folder) => folder;
  if (home.startsWith('./')) return (folder) => join(folder, home.slice(2));
  return (folder) => {
    const jvm = /^(.*?)src\/main\/(.*)$/.exec(folder);
    if (jvm) return join(`${jvm[1] ?? ''}src/test`, jvm[2] ?? '');
    return join(home, withoutSourceRoot(folder));
  };
}

function withoutSourceRoot(folder: string): string {
  return folder.replace(/^(?:src|lib|app)(?:\/|$)/, '');
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function join(folder: string, name: string): string {
  return [folder, name].filter((part) => part !== '').join('/');
}
