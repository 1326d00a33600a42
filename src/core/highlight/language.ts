import { Highlighter, type Mode } from './highlighter';

type Loader = () => Promise<Mode>;

const clike = () => import('@codemirror/legacy-modes/mode/clike');
const javascript = () => import('@codemirror/legacy-modes/mode/javascript');
const css = () => import('@codemirror/legacy-modes/mode/css');
const xml = () => import('@codemirror/legacy-modes/mode/xml');
const sql = () => import('@codemirror/legacy-modes/mode/sql');
const python = () => import('@codemirror/legacy-modes/mode/python');
const mllike = () => import('@codemirror/legacy-modes/mode/mllike');

/** Each language by the one name it goes by here; its mode is a chunk of its own. */
const loaders: Readonly<Record<string, Loader>> = {
  c: async () => (await clike()).c,
  clojure: async () => (await import('@codemirror/legacy-modes/mode/clojure')).clojure,
  cmake: async () => (await import('@codemirror/legacy-modes/mode/cmake')).cmake,
  coffeescript: async () =>
    (await import('@codemirror/legacy-modes/mode/coffeescript')).coffeeScript,
  commonlisp: async () => (await import('@codemirror/legacy-modes/mode/commonlisp')).commonLisp,
  cpp: async () => (await clike()).cpp,
  crystal: async () => (await import('@codemirror/legacy-modes/mode/crystal')).crystal,
  csharp: async () => (await clike()).csharp,
  css: async () => (await css()).css,
  d: async () => (await import('@codemirror/legacy-modes/mode/d')).d,
  dart: async () => (await clike()).dart,
  diff: async () => (await import('@codemirror/legacy-modes/mode/diff')).diff,
  dockerfile: async () => (await import('@codemirror/legacy-modes/mode/dockerfile')).dockerFile,
  elm: async () => (await import('@codemirror/legacy-modes/mode/elm')).elm,
  erlang: async () => (await import('@codemirror/legacy-modes/mode/erlang')).erlang,
  fortran: async () => (await import('@codemirror/legacy-modes/mode/fortran')).fortran,
  fsharp: async () => (await mllike()).fSharp,
  gas: async () => (await import('@codemirror/legacy-modes/mode/gas')).gas,
  gherkin: async () => (await import('@codemirror/legacy-modes/mode/gherkin')).gherkin,
  go: async () => (await import('@codemirror/legacy-modes/mode/go')).go,
  groovy: async () => (await import('@codemirror/legacy-modes/mode/groovy')).groovy,
  haskell: async () => (await import('@codemirror/legacy-modes/mode/haskell')).haskell,
  html: async () => (await xml()).html,
  http: async () => (await import('@codemirror/legacy-modes/mode/http')).http,
  java: async () => (await clike()).java,
  javascript: async () => (await javascript()).javascript,
  jinja: async () => (await import('@codemirror/legacy-modes/mode/jinja2')).jinja2,
  json: async () => (await javascript()).json,
  julia: async () => (await import('@codemirror/legacy-modes/mode/julia')).julia,
  kotlin: async () => (await clike()).kotlin,
  latex: async () => (await import('@codemirror/legacy-modes/mode/stex')).stex,
  less: async () => (await css()).less,
  lua: async () => (await import('@codemirror/legacy-modes/mode/lua')).lua,
  nginx: async () => (await import('@codemirror/legacy-modes/mode/nginx')).nginx,
  objectivec: async () => (await clike()).objectiveC,
  ocaml: async () => (await mllike()).oCaml,
  octave: async () => (await import('@codemirror/legacy-modes/mode/octave')).octave,
  pascal: async () => (await import('@codemirror/legacy-modes/mode/pascal')).pascal,
  perl: async () => (await import('@codemirror/legacy-modes/mode/perl')).perl,
  pgsql: async () => (await sql()).pgSQL,
  php: async () => (await import('./php')).php,
  powershell: async () => (await import('@codemirror/legacy-modes/mode/powershell')).powerShell,
  properties: async () => (await import('@codemirror/legacy-modes/mode/properties')).properties,
  protobuf: async () => (await import('@codemirror/legacy-modes/mode/protobuf')).protobuf,
  puppet: async () => (await import('@codemirror/legacy-modes/mode/puppet')).puppet,
  python: async () => (await python()).python,
  r: async () => (await import('@codemirror/legacy-modes/mode/r')).r,
  ruby: async () => (await import('@codemirror/legacy-modes/mode/ruby')).ruby,
  rust: async () => (await import('@codemirror/legacy-modes/mode/rust')).rust,
  sass: async () => (await import('@codemirror/legacy-modes/mode/sass')).sass,
  scala: async () => (await clike()).scala,
  scheme: async () => (await import('@codemirror/legacy-modes/mode/scheme')).scheme,
  scss: async () => (await css()).sCSS,
  shader: async () => (await clike()).shader,
  shell: async () => (await import('@codemirror/legacy-modes/mode/shell')).shell,
  sql: async () => (await sql()).standardSQL,
  stylus: async () => (await import('@codemirror/legacy-modes/mode/stylus')).stylus,
  swift: async () => (await import('@codemirror/legacy-modes/mode/swift')).swift,
  tcl: async () => (await import('@codemirror/legacy-modes/mode/tcl')).tcl,
  toml: async () => (await import('@codemirror/legacy-modes/mode/toml')).toml,
  typescript: async () => (await javascript()).typescript,
  vb: async () => (await import('@codemirror/legacy-modes/mode/vb')).vb,
  verilog: async () => (await import('@codemirror/legacy-modes/mode/verilog')).verilog,
  vhdl: async () => (await import('@codemirror/legacy-modes/mode/vhdl')).vhdl,
  wast: async () => (await import('@codemirror/legacy-modes/mode/wast')).wast,
  xml: async () => (await xml()).xml,
  yaml: async () => (await import('@codemirror/legacy-modes/mode/yaml')).yaml,
};

/** Other names by which replies call these languages, one line a language. */
const otherNames: Readonly<Record<string, string>> = {
  clojure: 'clj cljs cljc edn',
  coffeescript: 'coffee',
  commonlisp: 'lisp cl elisp emacs-lisp',
  cpp: 'c++ cc cxx hpp hxx h++ arduino cuda',
  c: 'h',
  csharp: 'cs c# dotnet',
  diff: 'patch udiff',
  dockerfile: 'docker containerfile',
  erlang: 'erl',
  fortran: 'f90 f95',
  fsharp: 'fs f# fsx',
  gas: 'asm assembly nasm s',
  gherkin: 'cucumber feature',
  go: 'golang',
  groovy: 'gradle jenkinsfile',
  haskell: 'hs',
  html: 'htm xhtml vue svelte astro handlebars hbs',
  javascript: 'js jsx mjs cjs node es6',
  jinja: 'jinja2 j2 twig django',
  json: 'jsonc json5 jsonl ndjson geojson',
  julia: 'jl',
  kotlin: 'kt kts',
  latex: 'tex stex',
  objectivec: 'objc objective-c obj-c m mm',
  ocaml: 'ml sml reasonml',
  octave: 'matlab',
  pascal: 'delphi',
  perl: 'pl pm',
  pgsql: 'postgres postgresql plpgsql',
  php: 'php3 php4 php5 php7 php8 phtml',
  powershell: 'ps1 ps pwsh psm1',
  properties: 'ini cfg conf dotenv env editorconfig gitconfig',
  protobuf: 'proto',
  python: 'py py3 python3 pyi ipython gyp starlark bazel',
  r: 'rlang rscript',
  ruby: 'rb rake gemfile podfile',
  rust: 'rs',
  scheme: 'scm racket rkt',
  shader: 'glsl hlsl wgsl metal',
  shell: 'sh bash zsh ksh fish console shellscript shell-session bashrc makefile make',
  sql: 'mysql mariadb sqlite sqlite3 tsql mssql plsql',
  stylus: 'styl',
  toml: 'cargo',
  typescript: 'ts tsx mts cts',
  vb: 'vbnet visual-basic vba',
  verilog: 'systemverilog sv',
  wast: 'wat wasm',
  xml: 'svg rss atom plist xsl xslt xsd xaml csproj',
  yaml: 'yml',
};

const names: ReadonlyMap<string, string> = new Map([
  ...Object.keys(loaders).map((name) => [name, name] as const),
  ...Object.entries(otherNames).flatMap(([name, others]) =>
    others.split(' ').map((other) => [other, name] as const),
  ),
]);

/**
 * The name a language goes by here, from whatever a fence calls it (`TSX`, `py`, `c++`); undefined where
 * it is not known.
 */
export function languageNamed(name: string): string | undefined {
  return names.get(name.toLowerCase());
}

/** All names and other names that {@link languageNamed} knows. */
export function knownLanguageNames(): Iterable<string> {
  return names.keys();
}

/**
 * Loads a language and starts a highlighter for one piece of code in it. Undefined where the language is
 * not known; rejects where its chunk cannot be loaded.
 */
export async function loadHighlighter(name: string): Promise<Highlighter | undefined> {
  const known = languageNamed(name);
  const load = known === undefined ? undefined : loaders[known];
  return load === undefined ? undefined : new Highlighter(await load());
}
