import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { projectRoot } from '../support/editor/projectRoot';
import { fakeVscode } from '../support/fakeVscode';
import type { FakeVscode } from '../support/fakeVscode';
import { startStandIn } from '../support/standin/standIn';
import type { StandIn } from '../support/standin/standIn';

const manifest = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
  readonly main: string;
  readonly browser: string;
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
};
const source = readFileSync(path.join(projectRoot, manifest.main), 'utf8');

/** What a web worker has beyond the language itself, as far as Node has the same. */
const workerGlobals = {
  AbortController,
  AbortSignal,
  Blob,
  DOMException,
  Event,
  EventTarget,
  Headers,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextDecoderStream,
  TextEncoder,
  TransformStream,
  URL,
  URLSearchParams,
  WritableStream,
  atob,
  btoa,
  clearInterval,
  clearTimeout,
  crypto,
  fetch,
  performance,
  queueMicrotask,
  setInterval,
  setTimeout,
  structuredClone,
  importScripts: () => assert.fail('nothing more is loaded'),
};

interface Extension {
  activate(context: object): unknown;
}

/** Runs the bundle as the extension host in a web worker does. */
function load(vscode: FakeVscode): Extension {
  const exported = { exports: {} as Extension };
  const context = vm.createContext({
    ...workerGlobals,
    module: exported,
    exports: exported.exports,
    require: (name: string) => (name === 'vscode' ? vscode.module : assert.fail(name)),
  });
  vm.runInContext('globalThis.self = globalThis', context);
  vm.runInContext(source, context, { filename: manifest.main });
  return exported.exports;
}

/** Names that the bundle uses and nowhere declares, and the modules that it asks for. */
function outsideNames(): {
  readonly free: ReadonlySet<string>;
  readonly modules: ReadonlySet<string>;
} {
  const used = new Set<string>();
  const declared = new Set<string>();
  const modules = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) (isDeclaration(node) ? declared : used).add(node.text);
    if (ts.isCallExpression(node) && isRequire(node.expression)) {
      modules.add(node.arguments[0]?.getText() ?? '');
    }
    // A property's name is no variable's.
    ts.forEachChild(node, (child) => {
      if (!ts.isIdentifier(child) || !isPropertyName(child)) visit(child);
    });
  };
  visit(ts.createSourceFile('bundle.js', source, ts.ScriptTarget.ES2022, true));
  return { free: new Set([...used].filter((name) => !declared.has(name))), modules };
}

function isRequire(called: ts.Expression): boolean {
  return ts.isIdentifier(called) && called.text === 'require';
}

function isDeclaration(node: ts.Identifier): boolean {
  const { parent } = node;
  const declares =
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isClassDeclaration(parent);
  return declares && parent.name === node;
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  if (isDeclaration(node) || ts.isShorthandPropertyAssignment(parent)) return false;
  return 'name' in parent && parent.name === node;
}

describe('the bundle', () => {
  let standIn: StandIn;
  let outside: ReturnType<typeof outsideNames>;

  before(async function () {
    // All of the bundle is parsed, once.
    this.timeout(20_000);
    outside = outsideNames();
    standIn = await startStandIn({ pace: 0 });
  });

  after(() => standIn.close());

  it('is the same for both kinds of extension host', () => {
    assert.equal(manifest.browser, manifest.main);
  });

  it('asks for no module but vscode', () => {
    assert.deepEqual([...outside.modules], ['"vscode"']);
  });

  it('knows nothing of Node or of a page', () => {
    const { free } = outside;
    assert.ok(free.has('crypto') && free.has('TextDecoder'), 'the test sees no free names');
    const nowhere = ['process', 'Buffer', 'global', 'setImmediate', '__dirname', '__filename'];
    const found = [...nowhere, 'document', 'window'].filter((name) => free.has(name));
    assert.deepEqual(found, []);
  });

  it('activates with what a web worker has, and registers every command', async () => {
    const vscode = fakeVscode({ baseUrl: standIn.baseUrl });
    const secrets = new Map<string, string>();
    const subscriptions: unknown[] = [];
    const memento = { get: () => undefined, update: () => Promise.resolve(), keys: () => [] };
    load(vscode).activate({
      subscriptions,
      secrets: {
        get: (name: string) => Promise.resolve(secrets.get(name)),
        store: (name: string, value: string) => Promise.resolve(void secrets.set(name, value)),
        delete: (name: string) => Promise.resolve(void secrets.delete(name)),
        onDidChange: () => ({ dispose: () => undefined }),
      },
      globalState: memento,
      workspaceState: memento,
      extensionUri: {},
      globalStorageUri: {},
      extension: { packageJSON: { version: '1.0.0' } },
    });
    assert.ok(subscriptions.length > 0);
    assert.deepEqual(
      [...vscode.commands.keys()].sort(),
      manifest.contributes.commands.map(({ command }) => command).sort(),
    );

    const setKey = vscode.commands.get('aimlapi.setApiKey');
    assert.deepEqual({ ...((await setKey?.('standin-key')) as object) }, { state: 'stored' });
    const { origin } = new URL(standIn.baseUrl);
    assert.deepEqual([...secrets], [[`aimlapi.key:${origin}`, 'standin-key']]);
    assert.deepEqual({ ...((await setKey?.('bad-key')) as object) }, { state: 'rejected' });
  });
});

describe('the page', () => {
  it('needs one script before it draws, and loads the others when they are needed', () => {
    const main = readFileSync(path.join(projectRoot, 'dist/webview/main.js'), 'utf8');
    const { statements } = ts.createSourceFile('main.js', main, ts.ScriptTarget.ES2022);
    assert.deepEqual(statements.filter(ts.isImportDeclaration), []);
    assert.match(main, /import\("\.\/chunks\//);
  });
});
