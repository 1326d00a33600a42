// @ts-check
/**
 * Builds everything that runs:
 *
 *   node esbuild.js                development build of the extension and the page into dist/
 *   node esbuild.js --production   the same, minified, with the size budget enforced
 *   node esbuild.js --tests        also the tests and their support into out/test/
 *   node esbuild.js --watch        development build, again at every change
 */
const { build, context } = require('esbuild');
const { readdirSync, readFileSync, statSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const subsetFont = require('subset-font');

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');

/**
 * Bytes of minified output that may load before the first word is shown. The page's budget leaves out
 * what it loads later, in chunks. The extension is one file for the Node and the worker host, which
 * cannot load further ones: all of it counts, and its budget is what it needs today and a little more,
 * so that it cannot grow unnoticed.
 */
const budget = { 'dist/extension.js': 362_000, 'dist/webview/main.js': 250_000 };

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  target: 'es2022',
  sourcemap: production ? false : 'linked',
  minify: production,
  legalComments: 'none',
  charset: 'utf8',
  // Each rebuild is told while watching, so that an editor's problem list is cleared.
  logLevel: flags.has('--watch') ? 'info' : 'warning',
  metafile: true,
};

/**
 * Imports of `vscode` become plain constants. Left to itself, esbuild copies the whole API object once
 * for each file that imports it, at start-up; and the names would be looked up at each use.
 *
 * @type {import('esbuild').Plugin}
 */
const vscodeOnce = {
  name: 'vscode-once',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'vscode-once'
        ? { path: 'vscode', external: true }
        : { path: 'vscode', namespace: 'vscode-once' },
    );
    build.onLoad({ filter: /.*/, namespace: 'vscode-once' }, () => ({
      contents: [
        "const api = require('vscode');",
        ...vscodeValuesInUse().map((name) => `export const ${name} = api.${name};`),
      ].join('\n'),
      resolveDir: __dirname,
    }));
  },
};

/** Classes, enums and namespaces of the API that the extension's sources name. */
function vscodeValuesInUse() {
  const types = readFileSync('node_modules/@types/vscode/index.d.ts', 'utf8');
  const values = new Set(
    [...types.matchAll(/^\s*export (?:class|enum|namespace|const) (\w+)/gm)].map(
      ([, name]) => name,
    ),
  );
  const sources = filesBelow('src', (name) => /\.ts$/.test(name));
  const named = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bvscode\.(\w+)/g)].map(([, name]) => name),
  );
  return [...new Set(named)].filter((name) => values.has(name)).sort();
}

/** One bundle for `main` and `browser`: web APIs only, so the Node and the worker host both run it. */
/** @type {import('esbuild').BuildOptions} */
const extension = {
  ...common,
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  format: 'cjs',
  platform: 'browser',
  plugins: [vscodeOnce],
};

/**
 * What the page needs at once becomes one file again. Splitting moves esbuild's own helpers, a hundred
 * bytes, into a chunk for which the first drawing would wait: a webview gets each file through VS Code.
 * Code of ours that would move there is an error, since it would be there twice.
 *
 * @type {import('esbuild').Plugin}
 */
const oneFileAtOnce = {
  name: 'one-file-at-once',
  setup({ onEnd }) {
    onEnd(async ({ errors, metafile }) => {
      if (!metafile || errors.length > 0) return;
      const { outputs } = metafile;
      const main = 'dist/webview/main.js';
      if (!outputs[main]) throw new Error(`${main} was not built`);
      const chunks = outputs[main].imports.filter(({ kind }) => kind !== 'dynamic-import');
      if (chunks.length === 0) return;
      for (const { path: chunk } of chunks) {
        const [source] = Object.keys(outputs[chunk]?.inputs ?? {});
        if (source !== undefined) throw new Error(`${main} shares ${source} with a later chunk`);
      }
      await build({
        ...common,
        entryPoints: [main],
        outfile: main,
        allowOverwrite: true,
        format: 'esm',
        plugins: [laterApart],
      });
    });
  },
};

/** @type {import('esbuild').Plugin} */
const laterApart = {
  name: 'later-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/chunks\// }, ({ kind, path: chunk }) =>
      kind === 'dynamic-import' ? { path: chunk, external: true } : undefined,
    );
  },
};

const codicons = 'node_modules/@vscode/codicons/dist';

/**
 * Of the codicons only those come along that the page draws: four of a hundred bytes of the font, of which the
 * first drawing with icons waits, and half of the style sheet, of which any drawing does.
 *
 * @type {import('esbuild').Plugin}
 */
const iconsInUse = {
  name: 'icons-in-use',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^codicons$/ }, () => ({ path: 'codicon.css', namespace: 'icons' }));
    onResolve({ filter: /^codicon\.woff2$/ }, () => ({
      path: 'codicon.woff2',
      namespace: 'icons',
    }));
    onLoad({ filter: /\.css$/, namespace: 'icons' }, () => ({
      loader: 'css',
      contents: iconStyles(),
      watchFiles: [path.resolve(iconNameFile)],
    }));
    onLoad({ filter: /\.woff2$/, namespace: 'icons' }, async () => ({
      loader: 'file',
      contents: await subsetFont(
        readFileSync(`${codicons}/codicon.ttf`),
        iconsOfPage()
          .map(([, character]) => character)
          .join(''),
        { targetFormat: 'woff2' },
      ),
      watchFiles: [path.resolve(iconNameFile)],
    }));
  },
};

const iconNameFile = 'src/protocol/iconName.ts';

/** @returns {(readonly [name: string, character: string])[]} */
function iconsOfPage() {
  const styles = readFileSync(`${codicons}/codicon.css`, 'utf8');
  const known = new Map(
    [...styles.matchAll(/\.codicon-([\w-]+):before { content: "\\([0-9a-f]+)" }/g)].map(
      ([, name, code]) => [name, String.fromCodePoint(parseInt(code ?? '', 16))],
    ),
  );
  const names = readFileSync(iconNameFile, 'utf8').matchAll(/^  '([\w-]+)',$/gm);
  return [...names].map(([, name = '']) => {
    const character = known.get(name);
    if (character === undefined) throw new Error(`there is no codicon ${name}`);
    return [name, character];
  });
}

function iconStyles() {
  return [
    '@font-face {',
    '  font-family: codicon;',
    '  font-display: block;',
    '  src: url(codicon.woff2) format("woff2");',
    '}',
    ...iconsOfPage().map(
      ([name, character]) => `.codicon-${name}::before { content: "${character}" }`,
    ),
  ].join('\n');
}

/** The page: modules, so that language modes and other rare parts load when first needed. */
/** @type {import('esbuild').BuildOptions} */
const page = {
  ...common,
  entryPoints: { main: 'src/webview/main.tsx', chat: 'media/chat.css' },
  assetNames: '[name]',
  outdir: 'dist/webview',
  format: 'esm',
  platform: 'browser',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  plugins: [iconsInUse, oneFileAtOnce],
};

/** @param {string} folder @param {(name: string) => boolean} wanted @returns {string[]} */
function filesBelow(folder, wanted) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(wanted)
    .map((name) => path.join(folder, name));
}

/** @type {import('esbuild').BuildOptions} */
const nodeTests = {
  ...common,
  entryPoints: [
    ...filesBelow('test/unit', (name) => /\.test\.tsx?$/.test(name)),
    ...filesBelow('test/e2e', (name) => /\.test\.ts$/.test(name)),
    ...filesBelow('test/e2e', (name) => /\.main\.ts$/.test(name)),
    ...filesBelow('test/support', (name) => /\.main\.ts$/.test(name)),
    ...filesBelow('bench', (name) => /\.main\.ts$/.test(name)),
  ],
  outdir: 'out',
  outbase: '.',
  outExtension: { '.js': '.mjs' },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  minify: false,
  sourcemap: 'linked',
  jsx: 'automatic',
  jsxImportSource: 'preact',
};

/** The suite that runs inside the extension host of a real VS Code. */
/** @type {import('esbuild').BuildOptions} */
const editorTests = {
  ...common,
  entryPoints: ['test/editor/index.ts'],
  outfile: 'out/test/editor/index.js',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['vscode', 'mocha'],
  minify: false,
  sourcemap: 'inline',
};

/**
 * The licences of everything that went into the bundles or is copied beside them, read from the
 * packages themselves, so that none can be forgotten.
 *
 * @param {readonly import('esbuild').BuildResult[]} results
 */
function writeNotices(results) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
  const packages = new Set(['@vscode/codicons']);
  for (const input of inputs) {
    const [, name] = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [];
    if (name !== undefined) packages.add(name);
  }
  const notices = [...packages].sort().map((name) => {
    const folder = path.join('node_modules', name);
    const { version, license } = JSON.parse(
      readFileSync(path.join(folder, 'package.json'), 'utf8'),
    );
    const texts = filesBelow(folder, (file) => /^licen[cs]e[^/\\]*$/i.test(file));
    if (texts.length === 0) throw new Error(`${name} comes without the text of its licence`);
    const text = texts.map((file) => readFileSync(file, 'utf8').trim()).join('\n\n');
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  const line = `\n${'-'.repeat(80)}\n\n`;
  writeFileSync(
    'dist/NOTICES.txt',
    `AI/ML API Chat contains the following software.\n${line}${notices.join(line)}`,
  );
}

function enforceBudget() {
  for (const [file, limit] of Object.entries(budget)) {
    const { size } = statSync(file);
    console.log(`${file}: ${size} of ${limit} bytes`);
    if (size > limit) throw new Error(`${file} is over its budget of ${limit} bytes`);
  }
}

async function main() {
  const builds = [extension, page];
  if (flags.has('--tests')) builds.push(nodeTests, editorTests);
  if (flags.has('--watch')) {
    const contexts = await Promise.all(builds.map((options) => context(options)));
    await Promise.all(contexts.map((each) => each.watch()));
    console.log('watching');
    return;
  }
  const results = await Promise.all(builds.map((options) => build(options)));
  if (!production) return;
  writeNotices(results);
  enforceBudget();
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
